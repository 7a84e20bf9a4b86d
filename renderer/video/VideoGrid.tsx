import './video.css';
import { PlusOutlined } from '@ant-design/icons';
import { type DragEvent, type KeyboardEvent, useMemo } from 'react';
import { distanceM } from '../../shared/geo.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { CameraCell } from './CameraCell.tsx';
import { CAMERA_DRAG } from './dragging.ts';
import { useFocusIncident } from './useFocusIncident.ts';
import { putCamera, useVideo } from './videoState.ts';

interface VideoGridProps {
  /** Cells that show. */
  readonly count: number;
  /** In one row, or as near to a square as it goes. */
  readonly shape: 'row' | 'square';
}

/** Cells of cameras: dropped into, emptied, exchanged, and gone through with the arrow keys. */
export function VideoGrid({ count, shape }: VideoGridProps) {
  const t = useT();
  const { cells, chosen } = useVideo();
  const cameras = useRecords((state) => state.lists.camera);
  const byId = useMemo(() => new Map(cameras.map((camera) => [camera.id, camera])), [cameras]);
  const from = useFocusIncident()?.position;
  const columns = shape === 'row' ? count : Math.round(Math.sqrt(count));
  const move = (event: KeyboardEvent<HTMLElement>, index: number) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
    if (event.target !== event.currentTarget) return;
    if (event.key === 'Delete' || event.key === 'Backspace') putCamera(index, undefined);
    if (step === undefined) return;
    event.preventDefault();
    const next = index + step;
    if (next < 0 || next >= count) return;
    useVideo.setState({ chosen: next });
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-cell="${next}"]`)?.focus();
  };
  const drop = (event: DragEvent, index: number) => {
    const cameraId = event.dataTransfer.getData(CAMERA_DRAG);
    if (!byId.has(cameraId)) return;
    event.preventDefault();
    putCamera(index, cameraId);
  };
  return (
    <div
      className={`om-cams ${shape}`}
      style={{ '--om-cams': columns } as Record<string, number>}
      data-testid="video-grid"
    >
      {Array.from({ length: count }, (_, index) => {
        const id = cells[index];
        const camera = id === undefined ? undefined : byId.get(id);
        return (
          // biome-ignore lint/a11y/useSemanticElements: a cell holds buttons of its own
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            key={index}
            role="group"
            className={`om-cams-cell${index === chosen ? ' chosen' : ''}`}
            aria-label={t('video.cellLabel', { number: index + 1, name: camera?.name ?? t('video.cellEmpty') })}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: cells are gone through with the arrow keys
            tabIndex={0}
            data-cell={index}
            draggable={camera !== undefined}
            onFocus={() => useVideo.setState({ chosen: index })}
            onKeyDown={(event) => move(event, index)}
            onDragStart={(event) => event.dataTransfer.setData(CAMERA_DRAG, camera?.id ?? '')}
            onDragOver={(event) => event.dataTransfer.types.includes(CAMERA_DRAG) && event.preventDefault()}
            onDrop={(event) => drop(event, index)}
          >
            {camera ? (
              <CameraCell
                key={camera.id}
                camera={camera}
                quality={count === 1 ? 'main' : 'sub'}
                awayM={from && distanceM(from, camera.position)}
                onClose={() => putCamera(index, undefined)}
              />
            ) : (
              <p className="om-cams-empty">
                <PlusOutlined aria-hidden="true" />
                <span>{t('video.cellEmpty')}</span>
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}
