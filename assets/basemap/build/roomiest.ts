import { Inside } from './inside.ts';
import { simplify } from './simplify.ts';
import type { Path } from './topology.ts';

const CELLS = 24;

/** The place in a ring that is farthest from its edge, found on a grid: where a country's name has most room. */
export function roomiest(ring: Path): [lon: number, lat: number] {
  const lons = ring.map(([lon]) => lon);
  const lats = ring.map(([, lat]) => lat);
  const west = lons.reduce((a, b) => Math.min(a, b));
  const south = lats.reduce((a, b) => Math.min(a, b));
  const width = lons.reduce((a, b) => Math.max(a, b)) - west;
  const height = lats.reduce((a, b) => Math.max(a, b)) - south;
  const outline = simplify(ring, () => Math.max(width, height) / 200);
  const inside = new Inside([ring]);
  let best: [number, number] = ring[0] ?? [0, 0];
  let bestSquared = -1;
  for (let row = 0; row < CELLS; row++) {
    for (let column = 0; column < CELLS; column++) {
      const lon = west + ((column + 0.5) / CELLS) * width;
      const lat = south + ((row + 0.5) / CELLS) * height;
      if (!inside.has(lon, lat)) continue;
      const squeeze = Math.cos((lat * Math.PI) / 180);
      const squared = outline.reduce(
        (least, [x, y]) => Math.min(least, ((x - lon) * squeeze) ** 2 + (y - lat) ** 2),
        Number.POSITIVE_INFINITY,
      );
      if (squared > bestSquared) {
        bestSquared = squared;
        best = [lon, lat];
      }
    }
  }
  return best;
}
