import { paintLand, paintSea } from './palette.ts';
import { octavesFor, type Relief } from './relief.ts';
import type { Box } from './shapeIndex.ts';

/** Two pictures of one view, RGBA, a pixel of margin on every side: where land is drawn, and where sea is. */
export interface Shades {
  readonly size: number;
  readonly land: Uint8ClampedArray<ArrayBuffer>;
  readonly sea: Uint8ClampedArray<ArrayBuffer>;
}

const METRES_PER_DEGREE = 111_195;
/** Light from the north-west, 45° high. */
const LIGHT = { east: -0.5, north: 0.5, up: Math.SQRT1_2 } as const;

/** Relief of a view as pictures of `cells` + 2 pixels square; centres of the margin's pixels lie outside the view. */
export function shadeView(relief: Relief, { west, south, east, north }: Box, cells: number): Shades {
  const size = cells + 2;
  const stepLon = (east - west) / cells;
  const stepLat = (north - south) / cells;
  const heights = new Float32Array((size + 2) ** 2);
  const octaves = octavesFor(Math.max(stepLon, stepLat));
  for (let row = 0; row < size + 2; row++) {
    const lat = Math.max(-90, Math.min(90, north - (row - 1.5) * stepLat));
    for (let column = 0; column < size + 2; column++) {
      const lon = west + (column - 1.5) * stepLon;
      heights[row * (size + 2) + column] = relief.picturedHeightM(wrap(lon), lat, octaves);
    }
  }
  const land = new Uint8ClampedArray(size * size * 4);
  const sea = new Uint8ClampedArray(size * size * 4);
  const stepM = stepLat * METRES_PER_DEGREE;
  const steep = Math.max(1.8, 1.9 * Math.sqrt(stepM / 250));
  for (let row = 0; row < size; row++) {
    const lat = north - (row - 0.5) * stepLat;
    const squeeze = Math.max(0.15, Math.cos((lat * Math.PI) / 180));
    for (let column = 0; column < size; column++) {
      const here = (row + 1) * (size + 2) + column + 1;
      const at = (index: number): number => heights[index] ?? 0;
      const height = at(here);
      const eastSlope = (at(here + 1) - at(here - 1)) / (2 * stepLon * METRES_PER_DEGREE * squeeze);
      const northSlope = (at(here - size - 2) - at(here + size + 2)) / (2 * stepM);
      const pixel = (row * size + column) * 4;
      const light = lambert(eastSlope * steep, northSlope * steep);
      paintLand(land, pixel, Math.max(0, height), light);
      paintSea(sea, pixel, Math.min(0, height), lambert(eastSlope * steep * 0.25, northSlope * steep * 0.25));
    }
  }
  return { size, land, sea };
}

/** How bright a slope is: 1 on the flat, 0 turned away. */
function lambert(east: number, north: number): number {
  const dot = (-east * LIGHT.east - north * LIGHT.north + LIGHT.up) / Math.sqrt(east * east + north * north + 1);
  return Math.max(0, dot) / LIGHT.up;
}

function wrap(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}
