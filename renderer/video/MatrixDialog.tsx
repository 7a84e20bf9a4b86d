import './video.css';
import { Button, Modal, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { closeDialog } from '../dialogs/closeDialog.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { hub } from '../state/session.ts';
import { notifyError } from '../ui/notify.ts';
import { CameraList } from './CameraList.tsx';
import { useFocusIncident } from './useFocusIncident.ts';
import { VideoGrid } from './VideoGrid.tsx';
import { fillCells, LAYOUTS, type Layout, nearestCameras, playInCells, useVideo } from './videoState.ts';

const STATUS_EVERY_MS = 3_000;

/** Many cameras at once: 1, 4, 9 or 16 cells, filled from the list by click, drag or keyboard. */
export function MatrixDialog() {
  const t = useT();
  const layout = useVideo((state) => state.layout);
  const incident = useFocusIncident();
  const cameras = useRecords((state) => state.lists.camera);
  const fillNearest = () => {
    if (incident) fillCells(nearestCameras(cameras, incident.position, layout, 50_000).map(({ camera }) => camera.id));
  };
  return (
    <Modal
      open
      title={t('video.matrix')}
      width="96vw"
      footer={null}
      onCancel={closeDialog}
      className="om-matrix-dialog"
      data-testid="video-matrix"
      style={{ top: '2vh' }}
    >
      <div className="om-matrix">
        <CameraList onPlay={(cameraId) => playInCells(cameraId, layout)} />
        <div className="om-matrix-main">
          <header className="om-matrix-head">
            <Segmented<Layout>
              value={layout}
              aria-label={t('video.layout')}
              onChange={(next) => useVideo.setState({ layout: next })}
              options={LAYOUTS.map((value) => ({ value, label: t(`video.layout${value}`) }))}
            />
            <Button size="small" disabled={!incident} onClick={fillNearest}>
              {t('video.fillNearest')}
            </Button>
            <Button size="small" onClick={() => fillCells([])} data-testid="video-clear">
              {t('video.clearAll')}
            </Button>
            <StreamCount />
          </header>
          <VideoGrid count={layout} shape="square" />
        </div>
      </div>
    </Modal>
  );
}

/** How many streams the hub plays for everyone. */
function StreamCount() {
  const t = useT();
  const [status, setStatus] = useState<{ count: number; limit: number }>();
  useEffect(() => {
    let timer = 0;
    let ended = false;
    const ask = () => {
      hub()
        .call('video.status', {})
        .then(({ streams, limit }) => {
          if (!ended) setStatus({ count: streams.filter(({ state }) => state === 'running').length, limit });
        })
        .catch((error: unknown) => {
          // Told once; the cells say by themselves when the hub is gone.
          if (!ended && timer === 0) notifyError(error);
        })
        .finally(() => {
          if (!ended) timer = window.setTimeout(ask, STATUS_EVERY_MS);
        });
    };
    ask();
    return () => {
      ended = true;
      window.clearTimeout(timer);
    };
  }, []);
  return status ? <span className="om-matrix-count">{t('video.streams', status)}</span> : null;
}
