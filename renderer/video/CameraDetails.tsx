import './video.css';
import { AppstoreOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Camera } from '../../shared/records/camera.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { CameraCell } from './CameraCell.tsx';
import { hasPicture, openMatrix, playInStrip, useVideo } from './videoState.ts';

/** The live picture in the details of a camera; where it plays in the strip already, it is not played twice. */
export function CameraDetails({ camera }: { readonly camera: Camera }) {
  const t = useT();
  const inMatrix = useDesk((desk) => desk.dialog === 'video');
  const covered = useDesk((desk) => desk.covered === true);
  if (!hasPicture(camera)) return <p className="muted">{t('video.problem_noAddress')}</p>;
  return (
    <section className="om-cam-details" data-testid="camera-details">
      <div className="om-cam-frame">
        {!inMatrix && !covered && <CameraCell key={camera.id} camera={camera} quality="main" />}
      </div>
      <div className="button-row">
        <Button
          size="small"
          icon={<PlayCircleOutlined aria-hidden="true" />}
          data-testid="camera-to-strip"
          onClick={() => playInStrip(camera.id)}
        >
          {t('video.playHere')}
        </Button>
        <Button
          size="small"
          icon={<AppstoreOutlined aria-hidden="true" />}
          onClick={() => {
            if (!useVideo.getState().cells.includes(camera.id)) playInStrip(camera.id);
            openMatrix();
          }}
        >
          {t('video.openMatrix')}
        </Button>
      </div>
    </section>
  );
}
