import type { Geometry, Position } from '../../../../shared/geo.ts';
import { mortonKey } from '../../cluster/mortonKey.ts';
import { writeEcef } from '../../host/ecef.ts';
import type { EnuFrame } from '../../host/enuFrame.ts';
import { linesOf } from './geometryParts.ts';

/** A record with a line or an outline. */
export interface LineRecord {
  readonly id: string;
  readonly position: Position;
  readonly geometry?: Geometry | undefined;
}

/** Neighbouring lines of one rank, drawn or left out together. */
export interface LineChunk {
  readonly rank: number;
  /** Segments `first … first + count − 1`. */
  readonly first: number;
  readonly count: number;
  /** Lines `from … to − 1` of `lines`. */
  readonly from: number;
  readonly to: number;
  /** Sphere round it, Earth-centred metres. */
  readonly centre: readonly [number, number, number];
  readonly radiusM: number;
}

/** One line of one record. */
export interface PackedLine<Item> {
  readonly record: Item;
  readonly first: number;
  readonly count: number;
}

/** The lines of a list of records, by rank and then by place: packed once, drawn from any camera. */
export interface PackedLines<Item = LineRecord> {
  readonly segments: number;
  /** Both ends of each segment, Earth-centred metres, six each. */
  readonly ecef: Float64Array;
  readonly lines: readonly PackedLine<Item>[];
  readonly chunks: readonly LineChunk[];
}

/** A chunk is closed when it has this many segments. */
const CHUNK_SEGMENTS = 320;

/** Packs lines. @param rankOf 0 is drawn first; lines of a negative rank are left out */
export function packLines<Item extends LineRecord>(
  records: readonly Item[],
  rankOf: (record: Item) => number,
): PackedLines<Item> {
  const sorted = records
    .flatMap((record) => {
      const rank = rankOf(record);
      if (!record.geometry || rank < 0) return [];
      return linesOf(record.geometry).map((line) => ({ record, rank, line, key: mortonKey(middleOf(line)) }));
    })
    .sort((a, b) => a.rank - b.rank || a.key - b.key);
  const segments = sorted.reduce((sum, { line }) => sum + Math.max(0, line.length - 1), 0);
  const ecef = new Float64Array(segments * 6);
  const lines: PackedLine<Item>[] = [];
  const chunks: LineChunk[] = [];
  let at = 0;
  let open = { first: 0, from: 0, rank: 0 };
  const close = () => {
    if (at === open.first) return;
    chunks.push({ ...open, count: at - open.first, to: lines.length, ...sphereOf(ecef, open.first, at) });
  };
  for (const { record, rank, line } of sorted) {
    if (rank !== open.rank || at - open.first >= CHUNK_SEGMENTS) {
      close();
      open = { first: at, from: lines.length, rank };
    }
    const first = at;
    for (let i = 1; i < line.length; i++) {
      writePoint(line[i - 1], ecef, at * 6);
      writePoint(line[i], ecef, at * 6 + 3);
      at++;
    }
    lines.push({ record, first, count: at - first });
  }
  close();
  return { segments, ecef, lines, chunks };
}

function writePoint(point: readonly number[] | undefined, out: Float64Array, offset: number): void {
  writeEcef(point?.[0] ?? 0, point?.[1] ?? 0, 0, out, offset);
}

function middleOf(line: readonly number[][]): Position {
  const [lon = 0, lat = 0] = line[line.length >> 1] ?? [];
  return { lon, lat };
}

function sphereOf(ecef: Float64Array, first: number, end: number): Pick<LineChunk, 'centre' | 'radiusM'> {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let i = first * 6; i < end * 6; i++) {
    const axis = i % 3;
    const value = ecef[i] ?? 0;
    low[axis] = Math.min(low[axis] ?? value, value);
    high[axis] = Math.max(high[axis] ?? value, value);
  }
  const middle = (axis: number) => ((low[axis] ?? 0) + (high[axis] ?? 0)) / 2;
  const reach = (axis: number) => ((high[axis] ?? 0) - (low[axis] ?? 0)) / 2;
  return { centre: [middle(0), middle(1), middle(2)], radiusM: Math.hypot(reach(0), reach(1), reach(2)) };
}

/** What the graphics card gets of packed lines in one frame's metres. */
export interface LineVertices {
  /** Four vertices a segment: this segment's start and end, three each. */
  readonly starts: Float32Array;
  readonly ends: Float32Array;
  /** Which corner of the segment's ribbon: 0–3. */
  readonly corners: Float32Array;
  /** Middles of the chunks in the frame's metres, three each. */
  readonly middles: Float64Array;
}

const verticesOf = new WeakMap<PackedLines<unknown>, { frame: EnuFrame; vertices: LineVertices }>();

/** The vertices of packed lines; kept until the frame changes. */
export function lineVertices(packed: PackedLines<unknown>, frame: EnuFrame): LineVertices {
  const known = verticesOf.get(packed);
  if (known?.frame === frame) return known.vertices;
  const { segments, ecef, chunks } = packed;
  const enu = new Float64Array(6);
  const starts = new Float32Array(segments * 12);
  const ends = new Float32Array(segments * 12);
  const corners = new Float32Array(segments * 4);
  for (let i = 0; i < segments; i++) {
    frame.write(ecef, i * 6, enu, 0);
    frame.write(ecef, i * 6 + 3, enu, 3);
    for (let corner = 0; corner < 4; corner++) {
      const vertex = i * 4 + corner;
      for (let axis = 0; axis < 3; axis++) {
        starts[vertex * 3 + axis] = enu[axis] ?? 0;
        ends[vertex * 3 + axis] = enu[3 + axis] ?? 0;
      }
      corners[vertex] = corner;
    }
  }
  const middles = new Float64Array(chunks.length * 3);
  for (const [i, { centre }] of chunks.entries()) {
    frame.write(Float64Array.from(centre), 0, middles, i * 3);
  }
  const vertices = { starts, ends, corners, middles };
  verticesOf.set(packed, { frame, vertices });
  return vertices;
}
