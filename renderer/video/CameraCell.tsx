import './video.css';
import { useRef, useState } from 'react';
import type { VideoQuality } from '../../shared/contract/video.ts';
import type { Camera } from '../../shared/records/camera.ts';
import { formatDistance } from '../format.ts';
import { useT } from '../state/language.ts';
import { CellMessage } from './CellMessage.tsx';
import { CellTools } from './CellTools.tsx';
import { usePlayback } from './usePlayback.ts';
import { useVisible } from './useVisible.ts';
import { useVideo } from './videoState.ts';

interface CameraCellProps {
  readonly camera: Camera;
  /** Which picture to begin with. */
  readonly quality: VideoQuality;
  /** How far it is from the incident, metres. */
  readonly awayM?: number | undefined;
  /** On a wall nothing can be pressed. */
  readonly tools?: boolean;
  readonly onClose?: (() => void) | undefined;
}

/** One camera that plays: its picture, what it is, how it does, and what can be done with it. */
export function CameraCell({ camera, quality, awayM, tools = true, onClose }: CameraCellProps) {
  const t = useT();
  const figure = useRef<HTMLElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const [wanted, setWanted] = useState(quality);
  const [transcode, setTranscode] = useState(false);
  const visible = useVisible(figure);
  const hasSound = useVideo((state) => state.soundId === camera.id);
  const source = `${camera.streamUrl} ${camera.subStreamUrl} ${camera.gatewayName} ${camera.channelId}`;
  const { state, retry } = usePlayback(video, { cameraId: camera.id, quality: wanted, transcode, source }, visible);
  const opened = state.kind === 'playing' || state.kind === 'stale' ? state.opened : undefined;
  return (
    <figure
      ref={figure}
      className={`om-cam ${state.kind}`}
      data-testid="camera-cell"
      data-camera-id={camera.id}
      data-state={state.kind}
    >
      <video ref={video} muted={!hasSound} playsInline disablePictureInPicture aria-label={camera.name} />
      <figcaption className="om-cam-head">
        <span className="name" title={camera.name}>
          {camera.name}
        </span>
        {awayM !== undefined && <span className="away">{formatDistance(awayM)}</span>}
        {camera.provenance.demo && <span className="demo">{t('video.demoPicture')}</span>}
        {opened?.transcoded && <span className="demo">{t('video.transcoded')}</span>}
      </figcaption>
      <CellMessage state={state} onRetry={retry} onTranscode={() => setTranscode(true)} />
      {tools && (
        <CellTools
          camera={camera}
          figure={figure}
          video={video}
          opened={opened}
          quality={wanted}
          onQuality={setWanted}
          onClose={onClose}
        />
      )}
    </figure>
  );
}
