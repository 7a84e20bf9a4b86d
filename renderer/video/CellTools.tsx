import {
  AimOutlined,
  CameraOutlined,
  CloseOutlined,
  ExpandOutlined,
  MutedOutlined,
  SoundOutlined,
} from '@ant-design/icons';
import { type RefObject, useState } from 'react';
import type { VideoQuality } from '../../shared/contract/video.ts';
import type { Camera } from '../../shared/records/camera.ts';
import { flyTo } from '../frame/map/mapControl.ts';
import { useBlocked } from '../panels/useCommand.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { hubNow } from '../state/session.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { notifyError, notifyInfo, notifySuccess } from '../ui/notify.ts';
import type { OpenedStream } from './engine.ts';
import { keepSnapshot, pictureOf } from './snapshot.ts';
import { useFocusIncident } from './useFocusIncident.ts';
import { useVideo } from './videoState.ts';

interface CellToolsProps {
  readonly camera: Camera;
  readonly figure: RefObject<HTMLElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly opened: OpenedStream | undefined;
  readonly quality: VideoQuality;
  readonly onQuality: (quality: VideoQuality) => void;
  readonly onClose?: (() => void) | undefined;
}

/** Camera distance from which a single camera's surroundings show, metres. */
const NEAR_RANGE_M = 1_500;

/** Sound, snapshot, stream, full screen, place, close. */
export function CellTools({ camera, figure, video, opened, quality, onQuality, onClose }: CellToolsProps) {
  const t = useT();
  const [keeping, setKeeping] = useState(false);
  const hasSound = useVideo((state) => state.soundId === camera.id);
  const incident = useFocusIncident();
  const denied = useBlocked('documents.attach');
  const blocked = denied ?? (incident ? undefined : t('video.snapshotNoIncident'));

  const snapshot = async () => {
    if (keeping || !incident) return;
    setKeeping(true);
    try {
      const content = video.current ? pictureOf(video.current) : undefined;
      if (content === undefined) return notifyInfo(t('video.snapshotNoPicture'));
      await keepSnapshot(t, incident.id, camera, content, hubNow());
      notifySuccess(t('video.snapshotDone', { name: incident.name }));
    } catch (error) {
      notifyError(error);
    } finally {
      setKeeping(false);
    }
  };
  const fullScreen = async () => {
    try {
      if (document.fullscreenElement === figure.current) await document.exitFullscreen();
      else await figure.current?.requestFullscreen();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <div className="om-cam-tools" role="toolbar" aria-label={camera.name}>
      {camera.subStreamUrl !== undefined && (
        <button
          type="button"
          className="om-cam-quality"
          title={t(quality === 'main' ? 'video.mainPicture' : 'video.subPicture')}
          onClick={() => onQuality(quality === 'main' ? 'sub' : 'main')}
        >
          {t(quality === 'main' ? 'video.mainPicture' : 'video.subPicture')}
        </button>
      )}
      {opened?.facts.audioCodec !== undefined && (
        <IconButton
          icon={hasSound ? <SoundOutlined /> : <MutedOutlined />}
          label={t(hasSound ? 'video.soundOff' : 'video.soundOn')}
          pressed={hasSound}
          placement="top"
          onClick={() => useVideo.setState({ soundId: hasSound ? undefined : camera.id })}
        />
      )}
      <IconButton
        icon={<CameraOutlined />}
        label={t('video.snapshot')}
        blocked={blocked}
        placement="top"
        testId="camera-snapshot"
        onClick={() => void snapshot()}
      />
      <IconButton
        icon={<AimOutlined />}
        label={t('video.locate')}
        placement="top"
        onClick={() => {
          useDesk.setState({ selectedIds: new Set([camera.id]) });
          flyTo(camera.position, NEAR_RANGE_M);
        }}
      />
      <IconButton
        icon={<ExpandOutlined />}
        label={t('video.fullScreen')}
        placement="top"
        onClick={() => void fullScreen()}
      />
      {onClose && (
        <IconButton
          icon={<CloseOutlined />}
          label={t('video.closeCell')}
          placement="top"
          testId="camera-close"
          onClick={onClose}
        />
      )}
    </div>
  );
}
