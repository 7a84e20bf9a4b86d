import { type Inputs, readBytes } from './inputs.ts';
import type { PackedGrid } from './pack.ts';

const COLUMNS = 4320;
const ROWS = 2161;
const STEP = 1 / 12;

/** ETOPO5: the world every 20', East China and its seas every 5', heights rounded. */
export function buildRelief(inputs: Inputs): PackedGrid[] {
  const height = readEtopo5(inputs);
  return [
    grid(height, { west: -180, north: 90, east: 180, south: -90 }, 4, (metres) => round(metres, 20)),
    grid(height, { west: 104, north: 36, east: 126, south: 16 }, 1, (metres) => round(metres, metres < -300 ? 50 : 5)),
  ];
}

function round(metres: number, step: number): number {
  return Math.round(metres / step) * step;
}

/** A NetCDF classic file whose last variable, big-endian float32 rows from the south pole up, is the height. */
function readEtopo5(inputs: Inputs): (column: number, row: number) => number {
  const bytes = readBytes(inputs, 'debian/etopo5.cdf');
  const start = bytes.length - COLUMNS * ROWS * 4;
  const southPole = bytes.readFloatBE(start);
  const northPole = bytes.readFloatBE(bytes.length - 4);
  if (bytes.toString('latin1', 0, 3) !== 'CDF' || southPole !== 2810 || northPole !== -4290) {
    throw new Error('etopo5.cdf is not laid out as expected');
  }
  return (column, row) => {
    const x = ((column % COLUMNS) + COLUMNS) % COLUMNS;
    const y = Math.max(0, Math.min(ROWS - 1, row));
    return bytes.readFloatBE(start + (y * COLUMNS + x) * 4);
  };
}

interface Box {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

/** Samples every `every` source steps, each the mean of the source about it. */
function grid(
  height: (column: number, row: number) => number,
  { west, north, east, south }: Box,
  every: number,
  store: (metres: number) => number,
): PackedGrid {
  const stepDegrees = STEP * every;
  const columns = Math.round((east - west) / stepDegrees) + 1;
  const rows = Math.round((north - south) / stepDegrees) + 1;
  const reach = Math.floor(every / 2);
  const heightsM = new Int32Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const column = Math.round((west + x * stepDegrees) / STEP);
      const row = Math.round((north - y * stepDegrees + 90) / STEP);
      let sum = 0;
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) sum += height(column + dx, row + dy);
      }
      heightsM[y * columns + x] = store(sum / (2 * reach + 1) ** 2);
    }
  }
  return { west, north, stepDegrees, columns, rows, heightsM };
}
