import type { SceneInfo } from '../../../shared/contract/scenes.ts';
import { distanceM } from '../../../shared/geo.ts';
import type { Orbit } from '../camera/orbit.ts';

/** Scenes further than this from what the camera looks at are not loaded, metres. */
const REACH_M = 15_000;
/** A scene smaller than this on screen is not worth loading: its radius is a fortieth of the distance. */
const SMALLEST_SHARE = 1 / 40;
/** Scenes that stand at once. */
const MOST = 6;
/** A loaded scene stays until the camera is this much further away. */
const STAY = 1.4;

/**
 * Which scenes the camera is near enough for, the nearest first. Those that stand already stay a little longer, so that
 * a camera at the edge does not load and drop them in turn.
 */
export function scenesNear(
  scenes: readonly SceneInfo[],
  { target, rangeM }: Orbit,
  standing: ReadonlySet<string>,
): SceneInfo[] {
  return scenes
    .map((scene) => {
      const aside = Math.max(0, distanceM(scene.origin, target) - scene.radiusM);
      return { scene, distance: Math.hypot(aside, rangeM) };
    })
    .filter(({ scene, distance }) => {
      const stay = standing.has(scene.subjectId) ? STAY : 1;
      return distance <= stay * Math.min(REACH_M, scene.radiusM / SMALLEST_SHARE);
    })
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ scene }) => scene);
}
