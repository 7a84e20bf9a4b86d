import './map.css';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import type { MapHandle, ScreenPoint } from '../../map/api.ts';
import { MapView } from '../../map/MapView.tsx';
import { ScenePanel } from '../../panels/scene/ScenePanel.tsx';
import { sceneSource } from '../../panels/scene/sceneSource.ts';
import { usePanorama } from '../../panorama/panoramaState.ts';
import { ReplayBar } from '../../replay/ReplayBar.tsx';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { DemoProgress } from './DemoProgress.tsx';
import { EmptyMap } from './EmptyMap.tsx';
import { showFirstView } from './firstView.ts';
import { HoverCard } from './HoverCard.tsx';
import { useKeptLayers } from './keptLayers.ts';
import { LayerPanel } from './LayerPanel.tsx';
import { MapToolbar } from './MapToolbar.tsx';
import { Measured } from './Measured.tsx';
import { mapCallbacks } from './mapCallbacks.ts';
import { setMapHandle } from './mapControl.ts';
import { PlaceMenu } from './PlaceMenu.tsx';
import { SelectionChip } from './SelectionChip.tsx';
import { useMapData } from './useMapData.ts';
import { useNeededKinds } from './useNeededKinds.ts';

const PanoramaPane = lazy(async () => ({ default: (await import('../../panorama/PanoramaPane.tsx')).PanoramaPane }));

/** The map and what floats over it. */
export function MapPane() {
  const t = useT();
  useKeptLayers();
  useNeededKinds();
  const data = useMapData();
  const mode = useDesk((desk) => desk.mode);
  const tool = useDesk((desk) => desk.tool);
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const panoramaOpen = usePanorama((state) => state.id !== undefined);
  const [ready, setReady] = useState(false);
  const pointer = useRef<ScreenPoint>({ x: 0, y: 0 });
  const handle = useRef<MapHandle>(null);
  const callbacks = useMemo(
    () =>
      mapCallbacks(
        () => pointer.current,
        () => {
          setReady(true);
          showFirstView();
        },
      ),
    [],
  );
  useEffect(() => {
    setMapHandle(handle.current ?? undefined);
    return () => setMapHandle(undefined);
  }, []);
  return (
    <div
      className="om-map"
      data-testid="map-pane"
      data-ready={ready}
      onPointerMoveCapture={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        pointer.current = { x: event.clientX - box.left, y: event.clientY - box.top };
      }}
    >
      <MapView
        data={data}
        callbacks={callbacks}
        mode={mode}
        tool={tool}
        baseUrl={import.meta.env.BASE_URL}
        scenes={sceneSource}
        ref={handle}
      />
      {!ready && (
        <p className="om-map-loading" role="status">
          {t('page.mapLoading')}
        </p>
      )}
      {ready && <EmptyMap />}
      <DemoProgress />
      <HoverCard />
      <ScenePanel />
      <MapToolbar />
      <LayerPanel />
      <div className="om-map-foot">
        <SelectionChip />
        <Measured />
        {replaying && <ReplayBar />}
      </div>
      <PlaceMenu />
      <Suspense fallback={null}>{panoramaOpen && <PanoramaPane />}</Suspense>
    </div>
  );
}
