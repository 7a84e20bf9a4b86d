import './video.css';
import { useMemo } from 'react';
import type { Incident } from '../../shared/records/incident.ts';
import { useRecords } from '../state/records.ts';
import { CameraCell } from './CameraCell.tsx';
import { nearestCameras, STRIP_CELLS } from './videoState.ts';

/** On the wall: the cameras nearest to the incident, below the map. Nothing where there are none. */
export function WallVideo({ incident }: { readonly incident: Incident }) {
  const cameras = useRecords((state) => state.lists.camera);
  const { lon, lat } = incident.position;
  const near = useMemo(() => nearestCameras(cameras, { lon, lat }), [cameras, lon, lat]);
  if (near.length === 0) return null;
  return (
    <div className="om-wall-video om-cams row" style={{ '--om-cams': STRIP_CELLS } as Record<string, number>}>
      {near.map(({ camera, awayM }) => (
        <div className="om-cams-cell" key={camera.id}>
          <CameraCell camera={camera} quality="sub" awayM={awayM} tools={false} />
        </div>
      ))}
    </div>
  );
}
