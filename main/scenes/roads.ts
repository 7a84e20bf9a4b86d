import type { LocalFrame } from './localFrame.ts';
import type { Point } from './outlines.ts';
import type { SceneInput } from './sceneInput.ts';

export interface RoadLine {
  readonly line: readonly Point[];
  readonly widthM: number;
}

/** Roads are drawn this far beyond the outermost body or plot, metres. */
const BEYOND_M = 250;

/** The parts of the roads that lie about the scene, in local metres. */
export function roadLines(input: SceneInput, frame: LocalFrame): RoadLine[] {
  const reach = reachOf(input, frame) + BEYOND_M;
  const near = ([x, y]: Point) => Math.hypot(x, y) < reach;
  return input.roads.flatMap(({ geometry, widthM }) => {
    const lines =
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    return lines.flatMap((line) => piecesNear(frame.line(line), near)).map((line) => ({ line, widthM }));
  });
}

/** Radius about the origin that holds every outline and body, metres. */
export function reachOf(input: SceneInput, frame: LocalFrame): number {
  let reach = 60;
  const add = (coordinates: readonly (readonly number[])[]) => {
    for (const [x, y] of frame.line(coordinates)) reach = Math.max(reach, Math.hypot(x, y));
  };
  for (const { geometry } of [...(input.park ? [input.park] : []), ...input.firms]) {
    if (geometry?.type === 'Polygon') geometry.coordinates.forEach(add);
    if (geometry?.type === 'MultiPolygon') geometry.coordinates.flat().forEach(add);
  }
  for (const { position } of [...input.installations, ...input.drains]) add([[position.lon, position.lat]]);
  return reach;
}

function piecesNear(line: readonly Point[], near: (point: Point) => boolean): Point[][] {
  const pieces: Point[][] = [];
  let piece: Point[] = [];
  line.forEach((point, i) => {
    const [before, after] = [line[i - 1], line[i + 1]];
    const wanted = near(point) || (before !== undefined && near(before)) || (after !== undefined && near(after));
    if (wanted) piece.push(point);
    if ((!wanted || i === line.length - 1) && piece.length > 0) {
      if (piece.length > 1) pieces.push(piece);
      piece = [];
    }
  });
  return pieces;
}
