import { clipRing, clipSegment, type Frame } from './clip.ts';
import type { Box, ShapeIndex } from './shapeIndex.ts';

/** Where a traced path goes; a canvas Path2D is one. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

/** A view and the pixels it fills; y grows downwards from the north. */
export interface Viewport extends Box {
  readonly width: number;
  readonly height: number;
}

/** Pixels around the picture that are drawn too, so that wide strokes have no cut in it. */
const MARGIN_PX = 48;
export interface TraceStyle {
  /** How often corners are cut. @default 0 */
  readonly smoothing?: number;
  /** Vertices nearer to the last drawn one than this are left out, pixels. @default 0.7 */
  readonly skipPx?: number;
}

const SKIP_PX = 0.7;

interface Projected {
  readonly view: Box;
  readonly frame: Frame;
  x(lon: number): number;
  y(lat: number): number;
}

function project({ west, south, east, north, width, height }: Viewport): Projected {
  const scaleX = width / (east - west);
  const scaleY = height / (north - south);
  const frame = { left: -MARGIN_PX, top: -MARGIN_PX, right: width + MARGIN_PX, bottom: height + MARGIN_PX };
  return {
    view: {
      west: west - MARGIN_PX / scaleX,
      south: south - MARGIN_PX / scaleY,
      east: east + MARGIN_PX / scaleX,
      north: north + MARGIN_PX / scaleY,
    },
    frame,
    x: (lon) => (lon - west) * scaleX,
    y: (lat) => (north - lat) * scaleY,
  };
}

/** Adds the rings that a view shows to a path, cut to it: for filling and clipping with the nonzero rule. */
export function traceFill(index: ShapeIndex, viewport: Viewport, sink: PathSink, style: TraceStyle = {}): void {
  const projected = project(viewport);
  for (const path of index.pathsIn(projected.view)) {
    const cut = clipRing(pixelsOf(index, path, projected, style), projected.frame);
    if (cut.length < 6) continue;
    for (let vertex = 0; vertex < cut.length; vertex += 2) {
      if (vertex === 0) sink.moveTo(cut[0] ?? 0, cut[1] ?? 0);
      else sink.lineTo(cut[vertex] ?? 0, cut[vertex + 1] ?? 0);
    }
    sink.closePath();
  }
}

/**
 * Adds the lines that a view shows to a path; the seams of the world (180° and the south pole) are left out.
 * @param shows whether lines of a mark are wanted
 */
export function traceLines(
  index: ShapeIndex,
  viewport: Viewport,
  sink: PathSink,
  shows: (mark: number) => boolean,
  style: TraceStyle = {},
): void {
  const projected = project(viewport);
  const seams = seamsOf(projected);
  for (const path of index.pathsIn(projected.view)) {
    if (!shows(index.layer.marks[path] ?? 0)) continue;
    const line = pixelsOf(index, path, projected, style);
    let [endX, endY] = [Number.NaN, Number.NaN];
    for (let vertex = 2; vertex < line.length; vertex += 2) {
      const [ax, ay] = [line[vertex - 2] ?? 0, line[vertex - 1] ?? 0];
      const [bx, by] = [line[vertex] ?? 0, line[vertex + 1] ?? 0];
      if (seams(ax, ay, bx, by)) continue;
      const part = clipSegment(ax, ay, bx, by, projected.frame);
      if (!part) continue;
      if (part[0] !== endX || part[1] !== endY) sink.moveTo(part[0], part[1]);
      sink.lineTo(part[2], part[3]);
      [endX, endY] = [part[2], part[3]];
    }
  }
}

/** A path's vertices in pixels, without those too close to tell apart, corners cut as often as asked. */
function pixelsOf(index: ShapeIndex, path: number, { view, x, y }: Projected, style: TraceStyle): number[] {
  const { smoothing = 0, skipPx = SKIP_PX } = style;
  let line: number[] = [];
  index.walk(path, view, (lon, lat) => {
    const [px, py] = [x(lon), y(lat)];
    const last = line.length - 2;
    if (last < 0 || Math.abs((line[last] ?? 0) - px) >= skipPx || Math.abs((line[last + 1] ?? 0) - py) >= skipPx) {
      line.push(px, py);
    }
  });
  for (let round = 0; round < smoothing; round++) line = cutCorners(line);
  return line;
}

/** Chaikin: each inner corner is replaced by points a quarter along both its sides; the ends stay. */
function cutCorners(line: readonly number[]): number[] {
  const last = line.length - 2;
  if (last < 4) return [...line];
  const closed = line[0] === line[last] && line[1] === line[last + 1];
  const cut: number[] = closed ? [] : [line[0] ?? 0, line[1] ?? 0];
  for (let vertex = 0; vertex < last; vertex += 2) {
    const [ax, ay] = [line[vertex] ?? 0, line[vertex + 1] ?? 0];
    const [bx, by] = [line[vertex + 2] ?? 0, line[vertex + 3] ?? 0];
    cut.push(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25, ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75);
  }
  if (closed) cut.push(cut[0] ?? 0, cut[1] ?? 0);
  else cut.push(line[last] ?? 0, line[last + 1] ?? 0);
  return cut;
}

/** Tells segments along 180°, where the world's map is cut open, and of the cap that closes Antarctica. */
function seamsOf({ x, y }: Projected): (ax: number, ay: number, bx: number, by: number) => boolean {
  const west = x(-179.98);
  const east = x(179.98);
  const south = y(-84.8);
  return (ax, ay, bx, by) => (ax < west && bx < west) || (ax > east && bx > east) || (ay > south && by > south);
}
