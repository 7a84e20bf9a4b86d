/** A number in [0, 1) that belongs to a lattice point. */
function lattice(x: number, y: number): number {
  let hash = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263);
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Smooth value noise in [0, 1), the same for the same place always. */
export function valueNoise(x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smooth(x - column);
  const v = smooth(y - row);
  const upper = lattice(column, row) * (1 - u) + lattice(column + 1, row) * u;
  const lower = lattice(column, row + 1) * (1 - u) + lattice(column + 1, row + 1) * u;
  return upper * (1 - v) + lower * v;
}

function smooth(t: number): number {
  return t * t * (3 - 2 * t);
}

/**
 * Ridges and valleys about zero, in [−1, 1]: octaves of folded noise, each weaker by half and finer by two.
 * @param octaves may be fractional: the last one fades in.
 */
export function ridges(x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  let [u, v] = [x, y];
  for (let left = octaves; left > 0; left--) {
    sum += weight * Math.min(1, left) * (1 - 2 * Math.abs(2 * valueNoise(u, v) - 1));
    // Turned a little each time, so that the lattices' lines do not fall together.
    [u, v] = [u * 1.62 + v * 1.17 + 31.7, v * 1.62 - u * 1.17 + 17.3];
    weight *= 0.5;
  }
  return sum;
}
