import { AppError } from '../errors.ts';

/** Paths of one kind, packed: path i is vertices `starts[i]` to `starts[i + 1]`, as lon, lat pairs in degrees. */
export interface ShapeLayer {
  readonly coordinates: Float64Array;
  readonly starts: Uint32Array;
  /** A small number a path; its meaning is the layer's. */
  readonly marks: Uint8Array;
}

/** Heights in metres (negative under the sea), row 0 in the north, samples on the grid's corners. */
export interface HeightGrid {
  readonly west: number;
  readonly north: number;
  readonly stepDegrees: number;
  readonly columns: number;
  readonly rows: number;
  readonly heightsM: Int16Array;
}

const UNITS_PER_DEGREE = 100_000;
const GRID_UNITS_PER_DEGREE = 360_000;

class Reader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  unsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined || scale > 2 ** 42) throw new AppError('geometry.invalid', { what: 'base map' });
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** A count that the bytes left can still hold. */
  count(): number {
    const value = this.unsigned();
    if (value > this.bytes.length - this.at) throw new AppError('geometry.invalid', { what: 'base map' });
    return value;
  }

  text(): string {
    const length = this.count();
    // UTF-8 by percent-encoding: this folder knows no TextDecoder.
    const percent = [...this.bytes.subarray(this.at, this.at + length)].map(
      (byte) => `%${byte.toString(16).padStart(2, '0')}`,
    );
    this.at += length;
    try {
      return decodeURIComponent(percent.join(''));
    } catch (error) {
      throw new AppError('geometry.invalid', { what: 'base map' }, error);
    }
  }
}

/**
 * Reads what `packShapes` of assets/basemap/build wrote, after unzipping: layers by name.
 * @throws AppError `geometry.invalid` when the bytes end early.
 */
export function decodeShapes(bytes: Uint8Array): Map<string, ShapeLayer> {
  const reader = new Reader(bytes);
  const layers = new Map<string, ShapeLayer>();
  for (let left = reader.count(); left > 0; left--) layers.set(reader.text(), decodeLayer(reader));
  return layers;
}

function decodeLayer(reader: Reader): ShapeLayer {
  const paths = reader.count();
  const coordinates: number[] = [];
  const starts = new Uint32Array(paths + 1);
  const marks = new Uint8Array(paths);
  let lon = 0;
  let lat = 0;
  for (let path = 0; path < paths; path++) {
    marks[path] = reader.unsigned();
    for (let left = reader.count(); left > 0; left--) {
      lon += reader.signed();
      lat += reader.signed();
      coordinates.push(lon / UNITS_PER_DEGREE, lat / UNITS_PER_DEGREE);
    }
    starts[path + 1] = coordinates.length / 2;
  }
  return { coordinates: Float64Array.from(coordinates), starts, marks };
}

/**
 * Reads what `packGrids` wrote, after unzipping.
 * @throws AppError `geometry.invalid` when the bytes end early.
 */
export function decodeGrids(bytes: Uint8Array): HeightGrid[] {
  const reader = new Reader(bytes);
  return Array.from({ length: reader.count() }, () => {
    const west = reader.signed() / GRID_UNITS_PER_DEGREE;
    const north = reader.signed() / GRID_UNITS_PER_DEGREE;
    const stepDegrees = reader.signed() / GRID_UNITS_PER_DEGREE;
    const columns = reader.count();
    const rows = reader.count();
    if (columns * rows > bytes.length) throw new AppError('geometry.invalid', { what: 'base map' });
    const heightsM = new Int16Array(columns * rows);
    const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (heightsM[y * columns + x] ?? 0));
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        heightsM[y * columns + x] = reader.signed() + at(x - 1, y) + at(x, y - 1) - at(x - 1, y - 1);
      }
    }
    return { west, north, stepDegrees, columns, rows, heightsM };
  });
}
