import type { Position } from '../../../shared/geo.ts';

/** Deepest level: cells of 40,075 km / 2^22 = 9.6 m at the equator. */
export const MAX_LEVEL = 22;
const RAD = Math.PI / 180;
const HALF_BITS = MAX_LEVEL / 2;
const HALF = 2 ** HALF_BITS;

/** The bits of a number below 2^11, each moved to twice its place. */
const SPREAD = Uint32Array.from({ length: HALF }, (_, value) => {
  let spread = 0;
  for (let bit = 0; bit < HALF_BITS; bit++) spread |= ((value >> bit) & 1) << (2 * bit);
  return spread;
});

/** Interleaved bits of the Web-Mercator cell at the deepest level; exact in a double (44 bits). */
export function mortonKey({ lon, lat }: Position): number {
  const phi = Math.max(-85.05, Math.min(85.05, lat)) * RAD;
  const cells = 2 ** MAX_LEVEL;
  const x = Math.min(cells - 1, Math.floor(((lon + 180) / 360) * cells));
  const y = Math.min(
    cells - 1,
    Math.floor((0.5 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / (2 * Math.PI)) * cells),
  );
  const low = HALF - 1;
  return interleaved(x >> HALF_BITS, y >> HALF_BITS) * 4 ** HALF_BITS + interleaved(x & low, y & low);
}

function interleaved(x: number, y: number): number {
  return (SPREAD[x] ?? 0) + 2 * (SPREAD[y] ?? 0);
}

/** Indices of the keys in ascending order; equal keys keep their order. Radix sort of 44-bit keys, 11 bits a pass. */
export function orderOfKeys(keys: Float64Array): Uint32Array {
  const count = keys.length;
  let order = Uint32Array.from({ length: count }, (_, i) => i);
  let next = new Uint32Array(count);
  const digits = new Uint16Array(count);
  for (let pass = 0; pass < 4; pass++) {
    const divisor = HALF ** pass;
    const starts = new Uint32Array(HALF + 1);
    for (let i = 0; i < count; i++) {
      const digit = Math.floor((keys[i] ?? 0) / divisor) % HALF;
      digits[i] = digit;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    for (let digit = 0; digit < HALF; digit++) starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
    for (let i = 0; i < count; i++) {
      const index = order[i] ?? 0;
      const digit = digits[index] ?? 0;
      const at = starts[digit] ?? 0;
      next[at] = index;
      starts[digit] = at + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}
