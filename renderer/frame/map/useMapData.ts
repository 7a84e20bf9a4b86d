import { useMemo } from 'react';
import { PLACE_KINDS, type PlaceKind } from '../../../shared/records/index.ts';
import type { MapData } from '../../map/api.ts';
import { shownSources } from '../../map/basemapSources/userSource.ts';
import { useHotGridsOnMap } from '../../monitoring/hotGrids/hotGridState.ts';
import { useStationsOnMap } from '../../monitoring/useStationsOnMap.ts';
import { useAreaQuestion } from '../../panels/area/areaQuestion.ts';
import { queryShapeOf } from '../../panels/area/queryShapeOf.ts';
import { useSceneView } from '../../panels/scene/useSceneView.ts';
import { useLook } from '../../panorama/useLook.ts';
import { useShownLists, useShownTimeMs } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useLanguage } from '../../state/language.ts';
import { useTracksOnMap } from '../../tracks/useTracksOnMap.ts';
import { useNow } from '../../ui/useNow.ts';
import { useLayerSettings } from './layerSettings.ts';

/** How often the map's "now" moves while nothing else does, ms. */
const STEP_MS = 30_000;

/** What the map draws, from the page's state; parts keep their identity while they are unchanged. */
export function useMapData(): MapData {
  const lists = useShownLists();
  const { incident, task, alarm } = lists;
  const { focusIncidentId, selectedIds, highlightedIds, visibleLayers, area } = useDesk();
  const { language, t } = useLanguage();
  const shownTimeMs = useShownTimeMs();
  const now = useNow(STEP_MS);
  const timeMs = shownTimeMs ?? now;
  // The layers compare list by list: the object around them may be new each time.
  const places = useMemo(() => placesOf(lists), [lists]);
  const layerSettings = useLayerSettings((state) => state.settings);
  const baseMapChoices = useLayerSettings((state) => state.baseMaps);
  const { baseMapSource } = lists;
  const baseMaps = useMemo(() => shownSources(baseMapSource, baseMapChoices), [baseMapSource, baseMapChoices]);
  const look = useLook();
  const scene = useSceneView(timeMs);
  const shape = useAreaQuestion((state) => state.shape);
  const geometry = useAreaQuestion((state) => state.answer?.geometry);
  const queryShape = useMemo(() => shape && queryShapeOf(shape, geometry), [shape, geometry]);
  const { stationStates, captions } = useStationsOnMap();
  const hotGrids = useHotGridsOnMap();
  const tracks = useTracksOnMap();
  const rings = useMemo(() => area && { centre: area.centre, radiiM: area.radiiM }, [area]);
  return useMemo(
    () => ({
      places,
      incidents: incident,
      tasks: task,
      alarms: alarm,
      focusIncidentId,
      selectedIds,
      highlightedIds,
      visibleLayers,
      layerSettings,
      baseMaps,
      rings,
      queryShape,
      look,
      scene,
      stationStates,
      captions,
      hotGrids,
      ...tracks,
      timeMs,
      language,
      t,
    }),
    [
      places,
      incident,
      task,
      alarm,
      focusIncidentId,
      selectedIds,
      highlightedIds,
      visibleLayers,
      layerSettings,
      baseMaps,
      rings,
      queryShape,
      look,
      scene,
      stationStates,
      captions,
      hotGrids,
      tracks,
      timeMs,
      language,
      t,
    ],
  );
}

function placesOf(lists: ReturnType<typeof useShownLists>): MapData['places'] {
  const entries = PLACE_KINDS.map((kind): [PlaceKind, unknown] => [kind, lists[kind]]);
  return Object.fromEntries(entries) as MapData['places'];
}
