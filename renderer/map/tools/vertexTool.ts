import type { Position } from '../../../shared/geo.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import type { Ink } from '../host/ink.ts';
import { INK } from '../symbols/palette.ts';
import type { ToolContext, ToolSession } from './tool.ts';

export interface VertexToolOptions {
  readonly closed: boolean;
  readonly minimum: number;
  /** Text that follows the pointer, and stays on what is finished. */
  readonly text: (vertices: readonly Position[]) => string;
  readonly done: (vertices: Position[]) => void;
  /** Keep the finished figure on the map until the next click. */
  readonly keeps: boolean;
}

/** Vertices by clicks, the next one under the pointer: measuring and polygons. */
export function vertexTool(context: ToolContext, options: VertexToolOptions): ToolSession {
  let vertices: Position[] = [];
  let pointer: Position | undefined;
  let finished = false;
  const reset = () => {
    vertices = [];
    finished = false;
  };
  return {
    cursor: 'crosshair',
    get busy() {
      return vertices.length > 0;
    },
    click(at) {
      if (finished) reset();
      const last = vertices.at(-1);
      // The second click of a double click falls on the first.
      if (last && last.lon === at.lon && last.lat === at.lat) return;
      vertices = [...vertices, at];
      context.redraw();
    },
    move(at) {
      pointer = at;
      if (vertices.length > 0 && !finished) context.redraw();
    },
    finish() {
      if (finished || vertices.length < options.minimum) return;
      const ring = vertices;
      finished = options.keeps;
      if (!finished) reset();
      options.done(ring);
      context.redraw();
    },
    undo() {
      if (finished) reset();
      else vertices = vertices.slice(0, -1);
      context.redraw();
    },
    clear() {
      reset();
      context.redraw();
    },
    ink(ink) {
      const shown = finished || !pointer ? vertices : [...vertices, pointer];
      if (vertices.length > 0) drawVertices(ink, shown, vertices.length, options);
    },
  };
}

function drawVertices(ink: Ink, shown: readonly Position[], fixed: number, options: VertexToolOptions): void {
  const closed = options.closed && shown.length > 2;
  ink.line(
    geodesic(closed ? [...shown, ...shown.slice(0, 1)] : shown),
    {
      colour: INK.measure,
      width: 2.2,
      halo: true,
      ...(closed ? { fill: 'rgba(255, 224, 102, 0.14)' } : {}),
    },
    closed,
  );
  for (const vertex of shown.slice(0, fixed)) {
    const at = ink.at(vertex);
    if (at) ink.dot(at, 4, INK.measure);
  }
  const last = shown.at(-1);
  const at = last && ink.at(last);
  const text = options.text(shown);
  if (!at || !text) return;
  ink.label({
    text,
    ...at,
    sides: ['right', 'left', 'above'],
    gapPx: 16,
    priority: 200,
    colour: INK.measure,
    sizePx: 13,
    weight: 600,
    plate: 'rgba(20, 24, 12, 0.88)',
    always: true,
  });
}

/** Points along the ground between vertices, close enough to follow the curve of the Earth. */
function geodesic(vertices: readonly Position[]): Vec3[] {
  return vertices.flatMap((vertex, i) => {
    const next = vertices[i + 1];
    if (!next) return [toEcef(vertex)];
    const steps = Math.max(1, Math.min(64, Math.ceil(Math.hypot(next.lon - vertex.lon, next.lat - vertex.lat) / 0.25)));
    const [a, b] = [toEcef(vertex), toEcef(next)];
    return Array.from({ length: steps }, (_, step) => between(a, b, step / steps));
  });
}

/** Point on the great circle's plane between two ground points, lifted back to their radius. */
function between(a: Vec3, b: Vec3, share: number): Vec3 {
  const mix = (axis: 0 | 1 | 2) => a[axis] * (1 - share) + b[axis] * share;
  const [x, y, z] = [mix(0), mix(1), mix(2)];
  const radius = Math.hypot(...a) * (1 - share) + Math.hypot(...b) * share;
  const lift = radius / Math.hypot(x, y, z);
  return [x * lift, y * lift, z * lift];
}
