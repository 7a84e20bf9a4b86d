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
/** Vertices nearer to the last drawn one than this are left out. */
const SKIP_PX = 0.6;

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

/** Adds the rings that a view shows to a path, cut to it: for filling and clipping with the even-odd rule. */
export function traceFill(index: ShapeIndex, viewport: Viewport, sink: PathSink): void {
  const { view, frame, x, y } = project(viewport);
  for (const path of index.pathsIn(view)) {
    const ring: number[] = [];
    index.walk(path, view, (lon, lat) => {
      const [px, py] = [x(lon), y(lat)];
      const last = ring.length - 2;
      if (last >= 0 && near(ring[last], ring[last + 1], px, py)) return;
      ring.push(px, py);
    });
    const cut = clipRing(ring, frame);
    if (cut.length < 6) continue;
    for (let vertex = 0; vertex < cut.length; vertex += 2) {
      if (vertex === 0) sink.moveTo(cut[0] ?? 0, cut[1] ?? 0);
      else sink.lineTo(cut[vertex] ?? 0, cut[vertex + 1] ?? 0);
    }
    sink.closePath();
  }
}

/** Adds the lines that a view shows to a path; the seams of the world (180° and the poles) are left out. */
export function traceLines(
  index: ShapeIndex,
  viewport: Viewport,
  sink: PathSink,
  shows: (mark: number) => boolean,
): void {
  const { view, frame, x, y } = project(viewport);
  for (const path of index.pathsIn(view)) {
    if (!shows(index.layer.marks[path] ?? 0)) continue;
    let last: { readonly lon: number; readonly lat: number; readonly px: number; readonly py: number } | undefined;
    let [endX, endY] = [Number.NaN, Number.NaN];
    index.walk(path, view, (lon, lat) => {
      const [px, py] = [x(lon), y(lat)];
      if (last && near(last.px, last.py, px, py)) return;
      if (last && !isSeam(last.lon, last.lat, lon, lat)) {
        const part = clipSegment(last.px, last.py, px, py, frame);
        if (part) {
          const [ax, ay, bx, by] = part;
          if (ax !== endX || ay !== endY) sink.moveTo(ax, ay);
          sink.lineTo(bx, by);
          [endX, endY] = [bx, by];
        }
      }
      last = { lon, lat, px, py };
    });
  }
}

function near(ax: number | undefined, ay: number | undefined, bx: number, by: number): boolean {
  return ax !== undefined && ay !== undefined && Math.abs(ax - bx) < SKIP_PX && Math.abs(ay - by) < SKIP_PX;
}

function isSeam(aLon: number, aLat: number, bLon: number, bLat: number): boolean {
  return (Math.abs(aLon) > 179.98 && Math.abs(bLon) > 179.98) || (aLat < -89.9 && bLat < -89.9);
}
