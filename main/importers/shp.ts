type Ring = number[][];

/** One record of a .shp file: a GeoJSON geometry not validated yet, null for none, or what is wrong with it. */
export type ShpRecord = { readonly geometry: unknown } | { readonly problem: string };

const FILE_CODE = 9994;
const HEADER_BYTES = 100;

/** True when bytes begin like a .shp file. */
export function isShp(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_BYTES && new DataView(bytes.buffer, bytes.byteOffset).getInt32(0) === FILE_CODE;
}

/**
 * Records of a .shp main file (ESRI Shapefile Technical Description, 1998), one by one, measures left out. A damaged
 * record is told; a damaged length ends the file.
 */
export function* shpRecords(bytes: Uint8Array): Generator<ShpRecord> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = HEADER_BYTES;
  while (at + 12 <= bytes.length) {
    const length = view.getInt32(at + 4) * 2;
    const start = at + 8;
    if (length < 4 || start + length > bytes.length) {
      yield { problem: `@${at}: ${length}` };
      return;
    }
    at = start + length;
    yield readRecord(new DataView(bytes.buffer, bytes.byteOffset + start, length));
  }
}

function readRecord(view: DataView): ShpRecord {
  const type = view.getInt32(0, true);
  try {
    switch (type) {
      case 0:
        return { geometry: null };
      case 1:
      case 11:
      case 21:
        return { geometry: { type: 'Point', coordinates: pointAt(view, 4, type === 11 ? 20 : -1) } };
      case 8:
      case 18:
      case 28:
        return { geometry: { type: 'MultiPoint', coordinates: points(view, 36, 40, type === 18) } };
      case 3:
      case 13:
      case 23:
        return { geometry: lines(parts(view, type === 13)) };
      case 5:
      case 15:
      case 25:
        return { geometry: polygons(parts(view, type === 15)) };
      default:
        return { problem: `type ${type}` };
    }
  } catch (error) {
    // A record that says it is longer than it is.
    if (error instanceof RangeError) return { problem: error.message };
    throw error;
  }
}

/** x, y and, when `zAt` is not negative, z. "No data" (below -1e38) is no height, nor is zero. */
function pointAt(view: DataView, at: number, zAt: number): number[] {
  const [x, y] = [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
  const z = zAt < 0 ? 0 : view.getFloat64(zAt, true);
  return z !== 0 && Number.isFinite(z) && z > -1e38 ? [x, y, z] : [x, y];
}

/** All points of a record; their heights follow after a range of two numbers. */
function points(view: DataView, countAt: number, at: number, hasHeights: boolean): number[][] {
  const count = view.getInt32(countAt, true);
  if (count < 0 || at + count * 16 > view.byteLength) throw new RangeError(`${count} points`);
  const heightsAt = at + count * 16 + 16;
  return Array.from({ length: count }, (_, i) => pointAt(view, at + i * 16, hasHeights ? heightsAt + i * 8 : -1));
}

function parts(view: DataView, hasHeights: boolean): number[][][] {
  const count = view.getInt32(36, true);
  if (count < 0 || 44 + count * 4 > view.byteLength) throw new RangeError(`${count} parts`);
  const all = points(view, 40, 44 + count * 4, hasHeights);
  const starts = Array.from({ length: count }, (_, i) => view.getInt32(44 + i * 4, true));
  return starts.map((start, i) => all.slice(start, starts[i + 1] ?? all.length)).filter((part) => part.length > 0);
}

function lines(all: readonly number[][][]): unknown {
  const [only] = all;
  if (!only) return null;
  return all.length === 1 ? { type: 'LineString', coordinates: only } : { type: 'MultiLineString', coordinates: all };
}

/** Outer rings run clockwise, holes the other way; a hole belongs to the smallest outer ring around it. */
function polygons(rings: readonly Ring[]): unknown {
  const outers = rings
    .filter((ring) => signedArea(ring) <= 0)
    .map((ring) => ({ rings: [ring], size: -signedArea(ring) }));
  const holes = rings.filter((ring) => signedArea(ring) > 0);
  if (outers.length === 0) return rings.length === 0 ? null : multi(holes.map((ring) => [ring]));
  const around = [...outers].sort((a, b) => a.size - b.size);
  for (const hole of holes) {
    const owner = outers.length === 1 ? outers[0] : around.find(({ rings: [outer = []] }) => isInside(hole[0], outer));
    if (owner) owner.rings.push(hole);
    else outers.push({ rings: [hole], size: 0 });
  }
  return multi(outers.map((outer) => outer.rings));
}

function multi(all: readonly Ring[][]): unknown {
  const [only] = all;
  return all.length === 1 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates: all };
}

/** Twice the area, positive when the ring runs counter-clockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  const [x0 = 0, y0 = 0] = ring[0] ?? [];
  for (let i = 1; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i - 1] ?? [];
    const [x2 = 0, y2 = 0] = ring[i] ?? [];
    sum += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return sum;
}

function isInside([x = 0, y = 0]: readonly number[] = [], ring: Ring): boolean {
  let inside = false;
  for (let i = 0; i < ring.length; i++) {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? [];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  }
  return inside;
}
