import { distanceM, type Position } from '../../shared/geo.ts';
import type { Installation } from '../../shared/records/installation.ts';
import type { Panorama } from '../../shared/records/panorama.ts';
import { type Direction, directionTo } from './direction.ts';

/** A thing that can be clicked in the picture. */
export interface HotSpot extends Direction {
  readonly record: Installation;
}

/** Things of the panorama's own firm are marked up to this far, those of others up to half of it, metres. */
const REACH_M = 500;
/** More marks than these hide the picture. */
const MOST = 40;
/** Spots nearer to one another than this in the picture would cover each other, degrees. */
const APART_DEG = 4;
/** Height of the mark above an installation that states no height, metres. */
const LOW_M = 5;

/** The installations to mark, nearest first, none on top of another. */
export function hotSpotsOf(panorama: Panorama, eye: Position, installations: readonly Installation[]): HotSpot[] {
  const near = installations
    .filter((record) => {
      const own = record.firmId !== undefined && record.firmId === panorama.firmId;
      return distanceM(eye, record.position) <= (own ? REACH_M : REACH_M / 2);
    })
    .map((record): HotSpot => {
      const topM = (record.structureHeightM ?? LOW_M) * 0.75;
      return { record, ...directionTo(eye, { ...record.position, heightM: topM }) };
    })
    .sort((a, b) => a.distanceM - b.distanceM);
  const kept: HotSpot[] = [];
  for (const spot of near) {
    if (kept.length >= MOST) break;
    if (kept.every((other) => apartDeg(spot, other) >= APART_DEG)) kept.push(spot);
  }
  return kept;
}

function apartDeg(a: Direction, b: Direction): number {
  const turned = Math.abs(a.bearingDeg - b.bearingDeg);
  return Math.hypot(Math.min(turned, 360 - turned), a.pitchDeg - b.pitchDeg);
}
