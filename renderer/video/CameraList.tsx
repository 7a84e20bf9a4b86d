import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { distanceM } from '../../shared/geo.ts';
import type { Camera } from '../../shared/records/camera.ts';
import { formatDistance } from '../format.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { moveByArrows } from '../ui/arrowKeys.ts';
import { CAMERA_DRAG } from './dragging.ts';
import { useFocusIncident } from './useFocusIncident.ts';
import { hasPicture, useVideo } from './videoState.ts';

/** Rows shown; a search narrows a longer list. */
const MAX_ROWS = 200;

/** Cameras that can be played: the nearest to the incident first, found by name, firm or code, dragged or clicked. */
export function CameraList({ onPlay }: { readonly onPlay: (cameraId: string) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const cells = useVideo((state) => state.cells);
  const cameras = useRecords((state) => state.lists.camera);
  const from = useFocusIncident()?.position;
  const rows = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const matches = ({ name, firmName = '', code = '' }: Camera) =>
      wanted === '' || `${name} ${firmName} ${code}`.toLowerCase().includes(wanted);
    const found = cameras.filter((camera) => hasPicture(camera) && matches(camera));
    const away = new Map(from ? found.map((camera) => [camera.id, distanceM(camera.position, from)]) : []);
    found.sort((a, b) =>
      from ? (away.get(a.id) ?? 0) - (away.get(b.id) ?? 0) : a.name.localeCompare(b.name, 'zh-CN', { numeric: true }),
    );
    return found.slice(0, MAX_ROWS).map((camera) => ({ camera, awayM: away.get(camera.id) }));
  }, [cameras, text, from]);
  return (
    <section className="om-cam-list" aria-label={t('video.cameras')}>
      <Input.Search
        allowClear
        value={text}
        placeholder={t('video.searchCameras')}
        aria-label={t('video.searchCameras')}
        onChange={(event) => setText(event.target.value)}
      />
      {rows.length === 0 && (
        <p className="muted">{t(cameras.some(hasPicture) ? 'video.noneFound' : 'video.noCameras')}</p>
      )}
      <ul onKeyDown={moveByArrows}>
        {rows.map(({ camera, awayM }) => (
          <li key={camera.id}>
            <button
              type="button"
              data-arrow-row
              data-testid="camera-row"
              data-id={camera.id}
              aria-pressed={cells.includes(camera.id)}
              title={t('video.dragHint')}
              draggable
              onDragStart={(event) => event.dataTransfer.setData(CAMERA_DRAG, camera.id)}
              onClick={() => onPlay(camera.id)}
            >
              <span className="name">{camera.name}</span>
              <span className="about">
                {awayM === undefined
                  ? (camera.firmName ?? t(`records.camera_${camera.category}`))
                  : t('video.distanceAway', { distance: formatDistance(awayM) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
