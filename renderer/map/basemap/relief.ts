import type { HeightGrid } from './decode.ts';
import { ridges } from './noise.ts';

/** Over how many degrees from its edge the fine grid takes over from the coarse one. */
const SEAM_DEGREES = 1.5;
/** Noise cells a degree of the coarsest ridge. */
const RIDGES_PER_DEGREE = 5;

/** Heights of the ground from the shipped grids (ETOPO5: 9 km about East China, 37 km elsewhere). */
export class Relief {
  private readonly world: Surface;
  private readonly near: Surface;

  /** @param grids the world's grid and the finer one, as `decodeGrids` gives them. */
  constructor([world, near]: readonly HeightGrid[]) {
    if (!world || !near) throw new RangeError('a base map has two height grids');
    this.world = new Surface(world);
    this.near = new Surface(near);
  }

  /** Metres above the sea, negative under it; measured heights only, smoothed between the samples. */
  heightM(lon: number, lat: number): number {
    const share = this.near.share(lon, lat);
    const fine = share > 0 ? this.near.heightM(lon, lat) * share : 0;
    return share < 1 ? fine + this.world.heightM(lon, lat) * (1 - share) : fine;
  }

  /**
   * For the picture only: the height with ridges made up to the given detail, as rough as the grids are there.
   * No computation may use it.
   */
  picturedHeightM(lon: number, lat: number, octaves: number): number {
    const height = this.heightM(lon, lat);
    if (height <= 0) return height;
    const share = this.near.share(lon, lat);
    const fine = share > 0 ? this.near.roughnessM(lon, lat) * share : 0;
    const rough = share < 1 ? fine + this.world.roughnessM(lon, lat) * (1 - share) : fine;
    const swing = Math.min(height, 40 + 1.9 * rough);
    return Math.max(1, height + swing * ridges(lon * RIDGES_PER_DEGREE, lat * RIDGES_PER_DEGREE * 1.1, octaves));
  }
}

/** How many octaves of ridges a picture with this many degrees a pixel can show. */
export function octavesFor(degreesPerPixel: number): number {
  return Math.max(0, Math.min(8, Math.log2(0.35 / (RIDGES_PER_DEGREE * degreesPerPixel)) + 1));
}

class Surface {
  private readonly grid: HeightGrid;
  private readonly rough: Float32Array;

  constructor(grid: HeightGrid) {
    this.grid = grid;
    this.rough = roughness(grid);
  }

  /** 1 well inside the grid, 0 outside it. */
  share(lon: number, lat: number): number {
    const { west, north, columns, rows, stepDegrees } = this.grid;
    const east = west + (columns - 1) * stepDegrees;
    const south = north - (rows - 1) * stepDegrees;
    const depth = Math.min(lon - west, east - lon, lat - south, north - lat) / SEAM_DEGREES;
    return Math.max(0, Math.min(1, depth));
  }

  heightM(lon: number, lat: number): number {
    return cubic(this.grid, this.grid.heightsM, lon, lat);
  }

  roughnessM(lon: number, lat: number): number {
    return Math.max(0, cubic(this.grid, this.rough, lon, lat));
  }
}

/** Standard deviation of the nine samples about each one. */
function roughness({ columns, rows, heightsM }: HeightGrid): Float32Array {
  const rough = new Float32Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      let squares = 0;
      let count = 0;
      for (let v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
          const height = Math.max(0, heightsM[v * columns + u] ?? 0);
          sum += height;
          squares += height * height;
          count++;
        }
      }
      rough[y * columns + x] = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
    }
  }
  return rough;
}

const across = new Float64Array(4);
const down = new Float64Array(4);

/** Catmull–Rom through the sixteen samples about a place; the grid's edge repeats outwards. */
function cubic(
  { west, north, stepDegrees, columns, rows }: HeightGrid,
  values: ArrayLike<number>,
  lon: number,
  lat: number,
): number {
  const x = (lon - west) / stepDegrees;
  const y = (north - lat) / stepDegrees;
  const column = Math.floor(x);
  const row = Math.floor(y);
  weigh(across, x - column);
  weigh(down, y - row);
  let sum = 0;
  for (let v = 0; v < 4; v++) {
    const line = Math.max(0, Math.min(rows - 1, row + v - 1)) * columns;
    let along = 0;
    for (let u = 0; u < 4; u++) {
      along += (values[line + Math.max(0, Math.min(columns - 1, column + u - 1))] ?? 0) * (across[u] ?? 0);
    }
    sum += along * (down[v] ?? 0);
  }
  return sum;
}

/** The four weights for a place `t` of the way from the second sample to the third. */
function weigh(weights: Float64Array, t: number): void {
  const squared = t * t;
  const cubed = squared * t;
  weights[0] = -0.5 * t + squared - 0.5 * cubed;
  weights[1] = 1 - 2.5 * squared + 1.5 * cubed;
  weights[2] = 0.5 * t + 2 * squared - 1.5 * cubed;
  weights[3] = 0.5 * (cubed - squared);
}
