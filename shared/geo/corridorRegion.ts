import Flatbush from 'flatbush';
import { type Bounds, circleBounds } from '../geo.ts';
import { boundsOfParts, isInRings, outlineNear, partNear, segmentsMeet } from './flat.ts';
import { FORM, type Outline } from './outline.ts';
import type { Placement, Region } from './region.ts';
import { arcM, footOnArc, lonNear, type Vector, vectorOf } from './sphere.ts';

/** A straight piece of the corridor's line. */
interface Piece {
  readonly coordinates: readonly [ax: number, ay: number, bx: number, by: number];
  readonly a: Vector;
  readonly b: Vector;
  /** Of its beginning, along the whole line, metres. */
  readonly alongM: number;
  /** Bounds of everything within the width of it. */
  readonly bounds: Bounds;
}

/** Pieces that share one box of the search in the database. */
const PIECES_PER_BOX = 16;
/** Points along each side of a block that are looked at to tell how much of it lies inside. */
const SAMPLES = 24;
/** Points that must fall into an area to tell its share, and the side of the closest grid. */
const ENOUGH_INSIDE = 250;
const MOST_SAMPLES = 96;

/** Everything within `widthM` of lines, which follow one another in their order. */
export function corridorRegion(lines: readonly Float64Array[], widthM: number): Region {
  const reference = lines[0]?.[0] ?? 0;
  const { pieces, lengthM } = piecesOf(lines, reference, widthM);
  const middle = middleOf(pieces);
  const index = new Flatbush(Math.max(1, pieces.length));
  if (pieces.length === 0) index.add(0, 0, 0, 0);
  for (const { bounds } of pieces) index.add(...bounds);
  index.finish();
  const near = (bounds: Bounds) => index.search(...bounds).flatMap((at) => pieces[at] ?? []);
  const point = (lon: number, lat: number): Placement | undefined => {
    const x = lonNear(lon, middle);
    const vector = vectorOf(lon, lat);
    let best: Placement | undefined;
    for (const { a, b, alongM } of near([x, lat, x, lat])) {
      const foot = footOnArc(vector, a, b);
      if (foot.distanceM <= widthM && (!best || foot.distanceM < best.distanceM))
        best = { distanceM: foot.distanceM, alongM: alongM + foot.alongM };
    }
    return best;
  };
  return {
    boxes: boxesOf(pieces),
    lengthM,
    point,
    outline(place) {
      const moved = outlineNear(place, middle);
      let best: Placement | undefined;
      for (const part of moved.parts) best = nearest(best, partPlacement(part, near, widthM));
      if (moved.form !== FORM.area || best?.distanceM === 0) return best;
      const around = near(boundsOfParts(moved.parts)).find(({ coordinates: [lon, lat] }) =>
        isInRings(moved.parts, lon, lat),
      );
      return around ? { distanceM: 0, alongM: around.alongM } : best;
    },
    share: (area) => sampledShare(outlineNear(area, middle), point),
    lengthInsideM: (line) => line.parts.reduce((sum, part) => sum + sampledLengthM(part, point, widthM), 0),
  };
}

function piecesOf(
  lines: readonly Float64Array[],
  reference: number,
  widthM: number,
): { pieces: readonly Piece[]; lengthM: number } {
  const pieces: Piece[] = [];
  let lengthM = 0;
  for (const line of lines) {
    const part = partNear(line, reference);
    for (let i = 0; i + 3 < part.length; i += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = part.subarray(i, i + 4);
      const [a, b] = [vectorOf(ax, ay), vectorOf(bx, by)];
      pieces.push({ coordinates: [ax, ay, bx, by], a, b, alongM: lengthM, bounds: around(ax, ay, bx, by, widthM) });
      lengthM += arcM(a, b);
    }
  }
  return { pieces, lengthM };
}

function around(ax: number, ay: number, bx: number, by: number, widthM: number): Bounds {
  // A great circle bends towards the pole: the widest latitude decides how wide the box is.
  const [w1, s1, e1, n1] = circleBounds({ lon: ax, lat: ay }, widthM);
  const [w2, s2, e2, n2] = circleBounds({ lon: bx, lat: by }, widthM);
  const bend = (Math.abs(bx - ax) ** 2 * Math.PI) / 180 / 8;
  return [
    Math.min(w1, w2),
    Math.max(-90, Math.min(s1, s2) - bend),
    Math.max(e1, e2),
    Math.min(90, Math.max(n1, n2) + bend),
  ];
}

function middleOf(pieces: readonly Piece[]): number {
  const west = Math.min(...pieces.map(({ bounds }) => bounds[0]));
  const east = Math.max(...pieces.map(({ bounds }) => bounds[2]));
  return pieces.length === 0 ? 0 : (west + east) / 2;
}

function boxesOf(pieces: readonly Piece[]): Bounds[] {
  const boxes: Bounds[] = [];
  for (let i = 0; i < pieces.length; i += PIECES_PER_BOX) {
    const some = pieces.slice(i, i + PIECES_PER_BOX).map(({ bounds }) => bounds);
    boxes.push([
      Math.min(...some.map(([west]) => west)),
      Math.min(...some.map(([, south]) => south)),
      Math.max(...some.map(([, , east]) => east)),
      Math.max(...some.map(([, , , north]) => north)),
    ]);
  }
  return boxes;
}

function nearest(a: Placement | undefined, b: Placement | undefined): Placement | undefined {
  return !b || (a && a.distanceM <= b.distanceM) ? a : b;
}

function partPlacement(
  part: Float64Array,
  near: (bounds: Bounds) => readonly Piece[],
  widthM: number,
): Placement | undefined {
  let best: Placement | undefined;
  for (let i = 0; i + 3 < part.length; i += 2) {
    const [cx = 0, cy = 0, dx = 0, dy = 0] = part.subarray(i, i + 4);
    const bounds: Bounds = [Math.min(cx, dx), Math.min(cy, dy), Math.max(cx, dx), Math.max(cy, dy)];
    for (const piece of near(bounds)) best = nearest(best, betweenPieces(piece, [cx, cy, dx, dy]));
  }
  return best && best.distanceM <= widthM ? best : undefined;
}

/** Distance between two pieces: zero where they cross, else from the end of one to the other. */
function betweenPieces(
  { coordinates, a, b, alongM }: Piece,
  [cx, cy, dx, dy]: readonly [number, number, number, number],
): Placement {
  const [c, d] = [vectorOf(cx, cy), vectorOf(dx, dy)];
  const feet = [footOnArc(c, a, b), footOnArc(d, a, b)].map((foot) => ({ ...foot, alongM: alongM + foot.alongM }));
  if (segmentsMeet(...coordinates, cx, cy, dx, dy)) {
    const [first, second] = feet;
    return { distanceM: 0, alongM: ((first?.alongM ?? 0) + (second?.alongM ?? 0)) / 2 };
  }
  feet.push({ distanceM: footOnArc(a, c, d).distanceM, alongM });
  feet.push({ distanceM: footOnArc(b, c, d).distanceM, alongM: alongM + arcM(a, b) });
  return feet.reduce((best, foot) => (foot.distanceM < best.distanceM ? foot : best));
}

/** Share of an area's points, evenly spread, that lie inside; the closer, the less of its box the area fills. */
function sampledShare({ parts }: Outline, point: Region['point']): number {
  const [west, south, east, north] = boundsOfParts(parts);
  for (let side = SAMPLES; ; side *= 2) {
    let [inside, whole] = [0, 0];
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        const lon = west + ((east - west) * (i + 0.5)) / side;
        const lat = south + ((north - south) * (j + 0.5)) / side;
        if (!isInRings(parts, lon, lat)) continue;
        whole++;
        if (point(lon, lat)) inside++;
      }
    }
    if (whole >= ENOUGH_INSIDE || side >= MOST_SAMPLES) return whole === 0 ? 0 : inside / whole;
  }
}

/** Pieces that a line is cut into, at most, to tell how much of it lies inside. */
const MOST_STEPS = 400;

function sampledLengthM(part: Float64Array, point: Region['point'], widthM: number): number {
  let sum = 0;
  for (let i = 0; i + 3 < part.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = part.subarray(i, i + 4);
    const dx = lonNear(bx, ax) - ax;
    const lengthM = arcM(vectorOf(ax, ay), vectorOf(bx, by));
    const steps = Math.max(1, Math.min(MOST_STEPS, Math.ceil(lengthM / Math.max(5, widthM / 16))));
    for (let step = 0; step < steps; step++) {
      const share = (step + 0.5) / steps;
      if (point(ax + dx * share, ay + (by - ay) * share)) sum += lengthM / steps;
    }
  }
  return sum;
}
