import { Vector3, WebGLRenderer } from 'three';
import { AppError } from '../../shared/errors.ts';
import type { Panorama } from '../../shared/records/panorama.ts';
import { toEcef } from '../map/host/ecef.ts';
import { EnuFrame } from '../map/host/enuFrame.ts';
import { fetchFromHub, hub } from '../state/session.ts';
import { drawAllRound } from './equirect.ts';
import { eyeOf } from './eye.ts';
import { disposeScene, sceneOf } from './sceneModel.ts';

/** A scene that has to be built first takes its time, ms. */
const SCENE_TIMEOUT_MS = 120_000;

/**
 * The equirectangular picture of a panorama: its photograph, or what its 3D scene looks like from there.
 * @throws AppError record.notFound when there is neither
 */
export async function pictureOf(panorama: Panorama): Promise<Blob> {
  if (panorama.fileId !== undefined) return (await fetchFromHub(`/files/${panorama.fileId}`)).blob();
  if (panorama.firmId === undefined) throw new AppError('record.notFound', { id: panorama.id });
  const { scene } = await hub().call('scenes.ensure', { subjectId: panorama.firmId }, SCENE_TIMEOUT_MS);
  const glb = await (await fetchFromHub(scene.glbUrl)).arrayBuffer();
  const model = await sceneOf(glb);
  const eye = eyeOf(panorama);
  const [east, north, up] = new EnuFrame(scene.origin).fromEcef(toEcef(eye, eye.heightM ?? 0));
  const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  try {
    return await drawAllRound(renderer, model, new Vector3(east, up, -north));
  } finally {
    disposeScene(model);
    renderer.dispose();
    renderer.forceContextLoss();
  }
}
