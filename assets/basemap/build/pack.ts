import { gzipSync } from 'node:zlib';
import type { Path } from './topology.ts';

/** One kind of shape: its name, and each path with a small number whose meaning the name gives. */
export interface PackedLayer {
  readonly name: string;
  readonly paths: readonly { readonly path: Path; readonly mark: number }[];
}

/** A grid of heights: row 0 is the north edge; samples stand on the grid's corners and edges. */
export interface PackedGrid {
  readonly west: number;
  readonly north: number;
  readonly stepDegrees: number;
  readonly columns: number;
  readonly rows: number;
  /** Metres above the sea, negative under it. */
  readonly heightsM: ArrayLike<number>;
}

const UNITS_PER_DEGREE = 100_000;

class Writer {
  private readonly bytes: number[] = [];

  unsigned(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }

  signed(value: number): void {
    this.unsigned(value < 0 ? -2 * value - 1 : 2 * value);
  }

  text(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.unsigned(encoded.length);
    for (const byte of encoded) this.bytes.push(byte);
  }

  finish(): Uint8Array {
    return gzipSync(Uint8Array.from(this.bytes), { level: 9 });
  }
}

/**
 * Shapes as gzipped varints: layers, in each the paths, in each the mark, the vertex count and zigzag deltas of
 * 1e-5 degree. `decodeShapes` in renderer/map/basemap reads it back.
 */
export function packShapes(layers: readonly PackedLayer[]): Uint8Array {
  const writer = new Writer();
  writer.unsigned(layers.length);
  for (const { name, paths } of layers) {
    writer.text(name);
    writer.unsigned(paths.length);
    let lon = 0;
    let lat = 0;
    for (const { path, mark } of paths) {
      writer.unsigned(mark);
      writer.unsigned(path.length);
      for (const [x, y] of path) {
        const nextLon = Math.round(x * UNITS_PER_DEGREE);
        const nextLat = Math.round(y * UNITS_PER_DEGREE);
        writer.signed(nextLon - lon);
        writer.signed(nextLat - lat);
        lon = nextLon;
        lat = nextLat;
      }
    }
  }
  return writer.finish();
}

/** Heights as gzipped residues of the plane through the left, upper and upper-left samples. */
export function packGrids(grids: readonly PackedGrid[]): Uint8Array {
  const writer = new Writer();
  writer.unsigned(grids.length);
  for (const { west, north, stepDegrees, columns, rows, heightsM } of grids) {
    for (const degrees of [west, north, stepDegrees]) writer.signed(Math.round(degrees * 3600 * 100));
    writer.unsigned(columns);
    writer.unsigned(rows);
    const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (heightsM[y * columns + x] ?? 0));
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) writer.signed(at(x, y) - at(x - 1, y) - at(x, y - 1) + at(x - 1, y - 1));
    }
  }
  return writer.finish();
}
