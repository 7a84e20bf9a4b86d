import { type Inputs, readBytes } from './inputs.ts';
import type { Inside } from './inside.ts';
import type { PackedLayer } from './pack.ts';
import { simplify } from './simplify.ts';
import type { Path } from './topology.ts';

const FULL_SCALE = 65_535;

interface Hdf5 {
  readonly File: new (buffer: ArrayBuffer) => { get(name: string): { readonly value: ArrayLike<number> } };
}

/** GSHHG's binned rivers: the large ones of the world, all of those about Fujian; the mark is GSHHG's level. */
export function buildRivers(inputs: Inputs, land: Inside): PackedLayer[] {
  const { File } = inputs.require('jsfive') as Hdf5;
  const bytes = readBytes(inputs, 'debian/binned_river_f.nc');
  const file = new File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer);
  const read = (name: string): ArrayLike<number> => file.get(name).value;
  const binDegrees = (read('Bin_size_in_minutes')[0] ?? 60) / 60;
  const across = read('N_bins_in_360_longitude_range')[0] ?? 360;
  const firstSegment = read('Id_of_first_segment_in_a_bin');
  const segments = read('N_segments_in_a_bin');
  const pointCounts = read('N_points_for_a_segment');
  const levels = read('Hierarchial_level_of_a_segment');
  const firstPoint = read('Id_of_first_point_in_a_segment');
  const east = read('Relative_longitude_from_SW_corner_of_bin');
  const north = read('Relative_latitude_from_SW_corner_of_bin');
  const pieces: { path: Path; mark: number }[] = [];
  for (let bin = 0; bin < segments.length; bin++) {
    const west = (bin % across) * binDegrees;
    const south = 90 - (Math.floor(bin / across) + 1) * binDegrees;
    for (let nth = 0; nth < (segments[bin] ?? 0); nth++) {
      const segment = (firstSegment[bin] ?? 0) + nth;
      const mark = levels[segment] ?? 99;
      const path: Path = [];
      for (let point = 0; point < (pointCounts[segment] ?? 0); point++) {
        const index = (firstPoint[segment] ?? 0) + point;
        const lon = west + (((east[index] ?? 0) & 0xffff) / FULL_SCALE) * binDegrees;
        const lat = south + (((north[index] ?? 0) & 0xffff) / FULL_SCALE) * binDegrees;
        path.push([lon > 180 ? lon - 360 : lon, lat]);
      }
      const [start] = path;
      if (start && path.length > 1 && mark <= finestLevel(start)) pieces.push({ mark, path });
    }
  }
  const rivers = join(pieces)
    .map(({ mark, path }) => ({ mark, path: simplify(path, tolerance) }))
    .flatMap(({ mark, path }) => land.clip(path).map((part) => ({ mark, path: part })));
  return [{ name: 'rivers', paths: rivers }];
}

function finestLevel([lon, lat]: readonly [number, number]): number {
  if (lon > 115 && lon < 121 && lat > 22.6 && lat < 28.6) return 12;
  if (lon > 97 && lon < 124 && lat > 18 && lat < 42) return 3;
  return 1;
}

function tolerance(lon: number, lat: number): number {
  if (lon > 115 && lon < 121 && lat > 22.6 && lat < 28.6) return 0.0012;
  if (lon > 97 && lon < 124 && lat > 18 && lat < 42) return 0.008;
  return 0.03;
}

/** Pieces end at the bins' edges: those of one level that meet there become one path. */
function join(pieces: readonly { path: Path; mark: number }[]): { path: Path; mark: number }[] {
  const key = (mark: number, [lon, lat]: readonly [number, number]): string =>
    `${mark} ${Math.round(lon * 5000)} ${Math.round(lat * 5000)}`;
  const open = new Map<string, { path: Path; mark: number }>();
  const joined = new Set<{ path: Path; mark: number }>();
  for (const { mark, path } of pieces) {
    let whole = { mark, path: [...path] };
    for (let again = true; again; ) {
      again = false;
      const first = whole.path[0];
      const last = whole.path.at(-1);
      if (!first || !last) break;
      for (const end of [key(mark, first), key(mark, last)]) {
        const other = open.get(end);
        if (!other) continue;
        for (const point of [other.path[0], other.path.at(-1)]) if (point) open.delete(key(mark, point));
        joined.delete(other);
        whole = { mark, path: connect(other.path, whole.path) };
        again = true;
        break;
      }
    }
    joined.add(whole);
    for (const point of [whole.path[0], whole.path.at(-1)]) if (point) open.set(key(mark, point), whole);
  }
  return [...joined];
}

function connect(a: Path, b: Path): Path {
  const gap = (p: Path[number] | undefined, q: Path[number] | undefined): number =>
    p && q ? Math.hypot(p[0] - q[0], p[1] - q[1]) : Number.POSITIVE_INFINITY;
  const ways = [
    { gap: gap(a.at(-1), b[0]), path: () => [...a, ...b] },
    { gap: gap(b.at(-1), a[0]), path: () => [...b, ...a] },
    { gap: gap(a[0], b[0]), path: () => [...[...a].reverse(), ...b] },
    { gap: gap(a.at(-1), b.at(-1)), path: () => [...a, ...[...b].reverse()] },
  ];
  return ways.reduce((best, way) => (way.gap < best.gap ? way : best)).path();
}
