import './map.css';
import { type Ref, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { scaleOf } from '../theme/tokens.ts';
import type { MapCallbacks, MapData, MapHandle, MapMode, MapTool } from './api.ts';
import type { Orbit } from './camera/orbit.ts';
import { MapHost, type MapStatus } from './host/mapHost.ts';
import { hasWebGl2 } from './host/webgl.ts';
import { MapCorner } from './MapCorner.tsx';
import { MapProblem, type MapProblemKind } from './MapProblem.tsx';
import type { SceneSource } from './scene3d/bodies.ts';
import { setUiScale } from './symbols/uiScale.ts';

export interface MapViewProps {
  readonly data: MapData;
  readonly callbacks: MapCallbacks;
  readonly mode: MapMode;
  readonly tool: MapTool;
  /** Folder of the built app, with a slash at its end; the base map is in `basemap/` below it. */
  readonly baseUrl: string;
  /** Where 3D scenes come from. The first one given counts. */
  readonly scenes?: SceneSource | undefined;
  readonly ref?: Ref<MapHandle>;
}

/** Losses of the graphics context after which the map asks the user instead of rebuilding itself. */
const MAX_REBUILDS = 3;

/** The map: the globe, its overlay, the corner line, and a clear message where it cannot run. */
export function MapView({ data, callbacks, mode, tool, baseUrl, scenes, ref }: MapViewProps) {
  const surface = useRef<HTMLDivElement>(null);
  const host = useRef<MapHost>(null);
  const latest = useRef({ data, callbacks, mode, tool, scenes });
  latest.current = { data, callbacks, mode, tool, scenes };
  const lostAt = useRef<Orbit | undefined>(undefined);
  const [generation, setGeneration] = useState(0);
  const [problem, setProblem] = useState<MapProblemKind | undefined>(() => (hasWebGl2() ? undefined : 'noWebGl'));
  const statusSink = useRef<(status: MapStatus) => void>(undefined);
  const listenStatus = useCallback((sink: (status: MapStatus) => void) => {
    statusSink.current = sink;
  }, []);
  const [baseMapShown, setBaseMapShown] = useState(false);
  const [baseMapMissing, setBaseMapMissing] = useState(false);
  const [fellBack, setFellBack] = useState(false);

  // Before the host is made: its symbols are drawn at this scale.
  useLayoutEffect(() => {
    const update = () => {
      setUiScale(scaleOf(window.innerWidth, window.innerHeight));
      host.current?.redraw();
    };
    update();
    window.addEventListener('resize', update);
    return () => window.removeEventListener('resize', update);
  }, []);

  useEffect(() => {
    const element = surface.current;
    if (!element || problem) return;
    const { data, mode, tool } = latest.current;
    const created = new MapHost(element, {
      baseUrl,
      data,
      mode,
      tool,
      orbit: lostAt.current,
      scenes: latest.current.scenes,
      reducedMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      callbacks: () => ({
        ...latest.current.callbacks,
        onModeFallback: () => {
          setFellBack(true);
          latest.current.callbacks.onModeFallback?.();
        },
      }),
      onStatus: (status) => statusSink.current?.(status),
      onBaseMapShown: () => setBaseMapShown(true),
      onBaseMapFailed: () => setBaseMapMissing(true),
      onContextLost: (orbit) => {
        lostAt.current = orbit;
        if (generation < MAX_REBUILDS) setGeneration(generation + 1);
        else setProblem('contextLost');
      },
    });
    host.current = created;
    return () => {
      host.current = null;
      created.dispose();
    };
  }, [generation, problem, baseUrl]);

  useEffect(() => host.current?.setData(data), [data]);
  // At once, so that the next click is the new tool's.
  useLayoutEffect(() => host.current?.setTool(tool), [tool]);
  useEffect(() => {
    setFellBack(false);
    host.current?.setMode(mode);
  }, [mode]);
  useImperativeHandle(ref, () => handleOf(() => host.current), []);

  return (
    <div
      className="map-view"
      role="application"
      aria-label={data.t('map.ariaLabel')}
      aria-describedby="map-keys"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map takes arrow keys, zoom keys and Enter while focused
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && host.current?.key(event.nativeEvent)) event.preventDefault();
      }}
      onPointerDown={(event) => event.currentTarget.focus({ preventScroll: true })}
    >
      <span id="map-keys" className="map-visually-hidden">
        {data.t('map.ariaKeys')}
      </span>
      <div key={generation} ref={surface} className="map-surface" />
      <MapCorner listen={listenStatus} attribution={creditsOf(data, baseMapShown)} t={data.t} />
      {fellBack && !problem && (
        <div className="map-notice" role="status">
          {data.t('map.fellBack')}
          <button
            type="button"
            onClick={() => {
              setFellBack(false);
              host.current?.setMode('3d');
            }}
          >
            {data.t('map.backTo3d')}
          </button>
        </div>
      )}
      {baseMapMissing && (
        <div className="map-notice" role="status">
          {data.t('map.baseMapMissing')}
        </div>
      )}
      {problem && (
        <MapProblem
          kind={problem}
          t={data.t}
          onRetry={() => {
            setProblem(hasWebGl2() ? undefined : 'noWebGl');
            setGeneration(0);
          }}
        />
      )}
    </div>
  );
}

/** A handle that stays valid while hosts come and go. */
function handleOf(host: () => MapHost | null): MapHandle {
  return {
    flyTo: (target, rangeM) => host()?.flyTo(target, rangeM),
    fitBounds: (bounds) => host()?.fitBounds(bounds),
    setTool: (tool) => host()?.setTool(tool),
    setMode: (mode) => host()?.setMode(mode),
    snapshot: () => host()?.snapshot() ?? Promise.resolve(new Blob([], { type: 'image/png' })),
    view: () => host()?.view() ?? { position: { lon: 0, lat: 0 }, heading: 0, pitch: -90 },
    home: () => host()?.home(),
    keepAt: (target) => host()?.keepAt(target),
    zoom: (factor) => host()?.zoom(factor),
  };
}

/** Sources of the base map and of the user's own, each named once. */
function creditsOf({ t, baseMaps = [] }: MapData, baseMapShown: boolean): string {
  const credits = [baseMapShown ? t('basemap.credit') : '', ...baseMaps.map(({ credit }) => credit)];
  return [...new Set(credits.filter((credit) => credit !== ''))].join(' · ');
}
