import { bodySizeOf } from '../../shared/scenes/sizes.ts';
import type { LocalFrame } from './localFrame.ts';
import type { Mesh } from './mesh.ts';
import { PAINTS } from './paint.ts';
import type { SceneInstallation } from './sceneInput.ts';
import { box } from './solids.ts';
import { placed, shifted, standAt } from './stand.ts';

/** Free width between a body and its dike (围堰), metres, at least; wide tanks keep a third of their radius. */
const FREE_M = 4;
const WALL_M = 0.6;

interface Basin {
  readonly headingDeg: number;
  readonly heightM: number;
  /** Extents in metres along and across the heading, about the local origin. */
  low: [along: number, across: number];
  high: [along: number, across: number];
}

/**
 * Dikes round the installations that have one. Those whose dikes would meet stand in one basin together, as in a tank
 * farm.
 */
export function drawDikes(mesh: Mesh, installations: readonly SceneInstallation[], frame: LocalFrame): void {
  for (const basin of basinsOf(installations, frame)) drawBasin(mesh, basin);
}

/** Basins of installations, merged until none meet. */
export function basinsOf(installations: readonly SceneInstallation[], frame: LocalFrame): Basin[] {
  let basins = installations.flatMap((record): Basin[] => {
    if (record.dikeHeightM === undefined) return [];
    const size = bodySizeOf(record);
    const headingDeg = record.headingDeg ?? 0;
    const free = Math.max(FREE_M, size.widthM / 6);
    const [along, across] = turn(frame.at(record.position), headingDeg);
    const [l, w] = [size.lengthM / 2 + free, size.widthM / 2 + free];
    return [{ headingDeg, heightM: record.dikeHeightM, low: [along - l, across - w], high: [along + l, across + w] }];
  });
  for (let met = true; met; ) {
    met = false;
    const kept: Basin[] = [];
    for (const basin of basins) {
      const other = kept.find((known) => known.headingDeg === basin.headingDeg && meets(known, basin));
      if (other) {
        other.low = [Math.min(other.low[0], basin.low[0]), Math.min(other.low[1], basin.low[1])];
        other.high = [Math.max(other.high[0], basin.high[0]), Math.max(other.high[1], basin.high[1])];
        met = true;
      } else kept.push(basin);
    }
    basins = kept;
  }
  return basins;
}

function meets(a: Basin, b: Basin): boolean {
  return a.low[0] < b.high[0] && b.low[0] < a.high[0] && a.low[1] < b.high[1] && b.low[1] < a.high[1];
}

/** East and north as metres along and across a heading. */
function turn([x, y]: readonly [number, number], headingDeg: number): [along: number, across: number] {
  const { sin, cos } = standAt(0, 0, headingDeg);
  return [x * sin + y * cos, x * cos - y * sin];
}

function drawBasin(mesh: Mesh, { headingDeg, heightM, low, high }: Basin): void {
  const origin = standAt(0, 0, headingDeg);
  const middle = shifted(origin, (low[0] + high[0]) / 2, (low[1] + high[1]) / 2);
  const [along, across] = [high[0] - low[0], high[1] - low[1]];
  const at = (a: number, c: number) => placed(middle, (a * along) / 2, (c * across) / 2, 0.2);
  mesh.quad(at(-1, -1), at(-1, 1), at(1, 1), at(1, -1), PAINTS.dikeFloor);
  for (const side of [-1, 1]) {
    box(mesh, shifted(middle, 0, (side * across) / 2), along + WALL_M, WALL_M, 0, heightM, PAINTS.dike);
    box(mesh, shifted(middle, (side * along) / 2, 0), WALL_M, across - WALL_M, 0, heightM, PAINTS.dike);
  }
}
