import { create } from 'zustand';
import type { Position } from '../../../shared/geo.ts';
import type { ModelFeature, SceneView, TourKind } from '../../map/scene3d/sceneView.ts';
import { isNight } from './daylight.ts';

export type Daylight = 'auto' | 'day' | 'night';

/** What the user set on the 3D scenes, and what the map says of them. */
interface SceneState {
  readonly daylight: Daylight;
  readonly xray: boolean;
  readonly section?: SceneView['section'];
  readonly labels: boolean;
  readonly tour?: TourKind | undefined;
  /** Parks and firms whose scenes stand on the map now. */
  readonly standing: readonly string[];
  /** The last picked part of an imported model. */
  readonly feature?: ModelFeature | undefined;
}

export const useScene = create<SceneState>(() => ({ daylight: 'auto', xray: false, labels: true, standing: [] }));

/** How the map draws the scenes. @param at where daylight is asked for */
export function sceneViewOf(state: SceneState, timeMs: number, at: Position): SceneView {
  const { daylight, xray, section, labels, tour } = state;
  return { night: daylight === 'auto' ? isNight(timeMs, at) : daylight === 'night', xray, section, labels, tour };
}

/** Turns see-through on or off. */
export function toggleXray(): void {
  useScene.setState(({ xray }) => ({ xray: !xray }));
}

/** Starts a tour, or ends the one that runs. */
export function toggleTour(kind: TourKind): void {
  useScene.setState(({ tour }) => ({ tour: tour === kind ? undefined : kind }));
}
