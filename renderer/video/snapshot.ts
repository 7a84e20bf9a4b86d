import { AppError } from '../../shared/errors.ts';
import type { Translate } from '../../shared/i18n/index.ts';
import type { Camera } from '../../shared/records/camera.ts';
import { formatTime } from '../format.ts';
import { hub } from '../state/session.ts';

/** The picture that a video shows now, as JPEG in base64; undefined when there is none yet. */
export function pictureOf(video: HTMLVideoElement): string | undefined {
  const { videoWidth: width, videoHeight: height } = video;
  if (width === 0 || height === 0) return undefined;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new AppError('internal', {}, new Error('no canvas'));
  context.drawImage(video, 0, 0);
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
}

/** Keeps a picture with an incident, and notes it in its timeline. @param at when the picture was taken, epoch ms */
export async function keepSnapshot(
  t: Translate,
  incidentId: string,
  camera: Camera,
  content: string,
  at: number,
): Promise<void> {
  const time = formatTime(at);
  const name = t('video.snapshotName', { camera: camera.name, time }).slice(0, 200);
  const demo = camera.provenance.demo ? { remark: t('video.demoPicture') } : {};
  await hub().call('documents.attach', {
    subjectId: incidentId,
    name,
    category: 'photo',
    fileName: `${name.replace(/[\\/:*?"<>|]/g, '-')}.jpg`,
    mediaType: 'image/jpeg',
    content,
    asOf: at,
    ...demo,
  });
  await hub().call('incidents.note', { incidentId, text: t('video.snapshotNote', { camera: camera.name, time }) });
}
