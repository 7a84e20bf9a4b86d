import '@photo-sphere-viewer/core/index.css';
import '@photo-sphere-viewer/markers-plugin/index.css';
import { Viewer } from '@photo-sphere-viewer/core';
import { MarkersPlugin } from '@photo-sphere-viewer/markers-plugin';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useDesk } from '../state/desk.ts';
import { bearingOf, type Direction, yawOf } from './direction.ts';
import type { HotSpot } from './hotSpots.ts';
import { usePanorama } from './panoramaState.ts';
import { spotElement } from './spotElement.ts';

const DEG = 180 / Math.PI;

interface PanoramaViewer {
  readonly ready: boolean;
  /** Turns to a direction. */
  lookAt(direction: Direction): void;
}

/**
 * The viewer in a frame; where it looks goes to `usePanorama`.
 * @param middleDeg bearing of the picture's middle, clockwise from north
 */
export function useViewer(
  frame: RefObject<HTMLDivElement | null>,
  url: string | undefined,
  middleDeg: number,
  spots: readonly HotSpot[],
  selectedIds: ReadonlySet<string>,
): PanoramaViewer {
  const viewer = useRef<Viewer>(undefined);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    const container = frame.current;
    if (!container || url === undefined) return;
    const { headingDeg, pitchDeg } = usePanorama.getState();
    const made = new Viewer({
      container,
      panorama: url,
      plugins: [[MarkersPlugin, {}]],
      navbar: false,
      keyboard: 'always',
      loadingTxt: '',
      defaultYaw: yawOf(headingDeg, middleDeg),
      defaultPitch: pitchDeg / DEG,
      defaultZoomLvl: 20,
      moveInertia: false,
    });
    viewer.current = made;
    const tell = () => {
      const { yaw, pitch } = made.getPosition();
      usePanorama.setState({
        headingDeg: bearingOf(yaw, middleDeg),
        pitchDeg: pitch * DEG,
        fovDeg: made.state.hFov,
      });
    };
    made.addEventListener('ready', () => {
      setReady(true);
      tell();
    });
    made.addEventListener('position-updated', tell);
    made.addEventListener('zoom-updated', tell);
    return () => {
      setReady(false);
      viewer.current = undefined;
      made.destroy();
    };
  }, [frame, url, middleDeg]);

  useEffect(() => {
    const markers = viewer.current?.getPlugin<MarkersPlugin>(MarkersPlugin);
    if (!ready || !markers) return;
    markers.setMarkers(
      spots.map((spot) => ({
        id: spot.record.id,
        position: { yaw: yawOf(spot.bearingDeg, middleDeg), pitch: spot.pitchDeg / DEG },
        anchor: 'bottom center',
        element: spotElement(spot, selectedIds.has(spot.record.id), () =>
          useDesk.setState({ selectedIds: new Set([spot.record.id]), rightTab: 'details' }),
        ),
      })),
    );
  }, [ready, spots, selectedIds, middleDeg]);

  const lookAt = useCallback(
    (direction: Direction) => {
      void viewer.current?.animate({
        yaw: yawOf(direction.bearingDeg, middleDeg),
        pitch: direction.pitchDeg / DEG,
        speed: '6rpm',
      });
    },
    [middleDeg],
  );
  return useMemo(() => ({ ready, lookAt }), [ready, lookAt]);
}
