import { useMemo } from 'react';
import type { Position } from '../../../shared/geo.ts';
import type { SceneView } from '../../map/scene3d/sceneView.ts';
import { useDesk } from '../../state/desk.ts';
import { useRecords } from '../../state/records.ts';
import { isNight } from './daylight.ts';
import { sceneViewOf, useScene } from './sceneState.ts';

/** Where daylight is asked for while no scene stands: the coast of Fujian. */
const ELSEWHERE: Position = { lon: 118.5, lat: 24.5 };

/** How the map draws its 3D scenes; keeps its identity while nothing of it changes. */
export function useSceneView(timeMs: number): SceneView {
  const state = useScene();
  const [first] = state.standing;
  const lists = useRecords((records) => records.lists);
  const at = useMemo(
    () => [...lists.park, ...lists.firm].find(({ id }) => id === first)?.position ?? ELSEWHERE,
    [lists.park, lists.firm, first],
  );
  const dark = isNight(timeMs, at);
  // A drain that was chosen lies under the ground.
  const drainChosen = useDesk(({ selectedIds }) => [...selectedIds].some((id) => id.startsWith('drain:')));
  const { daylight, section, labels, tour } = state;
  const xray = state.xray || drainChosen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time counts only where it turns day into night
  return useMemo(() => sceneViewOf({ ...state, xray }, timeMs, at), [dark, daylight, xray, section, labels, tour]);
}
