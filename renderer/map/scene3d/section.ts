import type { Position } from '../../../shared/geo.ts';
import type { SceneView } from './sceneView.ts';

const RAD = Math.PI / 180;
/** Metres of a degree of latitude, and of longitude on the equator (WGS-84, near enough for a few kilometres). */
const NORTH_M = 110_950;
const EAST_M = 111_320;

/** True where a section has cut away what stands at a position. @param origin of the scene */
export function isCut(origin: Position, section: SceneView['section'], position: Position): boolean {
  if (!section) return false;
  const east = (position.lon - origin.lon) * EAST_M * Math.cos(origin.lat * RAD);
  const north = (position.lat - origin.lat) * NORTH_M;
  const facing = section.bearingDeg * RAD;
  return east * Math.sin(facing) + north * Math.cos(facing) > section.offsetM;
}
