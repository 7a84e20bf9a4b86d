import { useEffect, useMemo, useRef, useState } from 'react';
import type { Incident } from '../../shared/records/incident.ts';
import { flyToCircle, setMapHandle } from '../frame/map/mapControl.ts';
import { useMapData } from '../frame/map/useMapData.ts';
import type { MapCallbacks, MapHandle } from '../map/api.ts';
import { DEFAULT_VISIBLE_LAYERS } from '../map/layers/index.ts';
import { MapView } from '../map/MapView.tsx';
import { useDesk } from '../state/desk.ts';

/** The map, held on the incident: it flies there when another one is followed. */
export function WallMap({ incident }: { readonly incident: Incident | undefined }) {
  const data = useMapData();
  const mode = useDesk((desk) => desk.mode);
  const handle = useRef<MapHandle>(null);
  const [ready, setReady] = useState(false);
  const callbacks = useMemo<MapCallbacks>(
    () => ({
      onPick: () => {},
      onHover: () => {},
      onDrawn: () => {},
      onContextMenu: () => {},
      onSelectMany: () => {},
      onReady: () => setReady(true),
    }),
    [],
  );
  useEffect(() => {
    useDesk.setState({ visibleLayers: DEFAULT_VISIBLE_LAYERS });
    setMapHandle(handle.current ?? undefined);
    return () => setMapHandle(undefined);
  }, []);
  const id = incident?.id;
  const { lon, lat } = incident?.position ?? {};
  const radiusM = incident === undefined ? undefined : Math.max(...incident.radiiM);
  useEffect(() => {
    if (!ready || id === undefined || lon === undefined || lat === undefined || radiusM === undefined) return;
    flyToCircle({ lon, lat }, radiusM);
  }, [ready, id, lon, lat, radiusM]);
  return (
    <div className="om-wall-map" data-testid="wall-map" data-ready={ready}>
      <MapView
        data={data}
        callbacks={callbacks}
        mode={mode}
        tool="select"
        baseUrl={import.meta.env.BASE_URL}
        ref={handle}
      />
    </div>
  );
}
