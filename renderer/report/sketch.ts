import { circleBounds, type Position } from '../../shared/geo.ts';
import type { Viewport } from '../map/basemap/index.ts';

/** Room around the largest ring, as a share of its radius. */
const ROOM = 1.12;

/** The part of the world that a picture of this size shows so that the largest ring fits in. */
export function sketchView(centre: Position, radiiM: readonly number[], width: number, height: number): Viewport {
  const [west, south, east, north] = circleBounds(centre, Math.max(...radiiM) * ROOM);
  const halfLat = (north - south) / 2;
  const halfLon = (east - west) / 2;
  const wide = Math.max(1, width / height);
  const tall = Math.max(1, height / width);
  return {
    west: centre.lon - halfLon * wide,
    east: centre.lon + halfLon * wide,
    south: centre.lat - halfLat * tall,
    north: centre.lat + halfLat * tall,
    width,
    height,
  };
}

/** Place of a position in the picture, pixels from its upper left. */
export function project({ west, east, south, north, width, height }: Viewport, { lon, lat }: Position) {
  return { x: ((lon - west) / (east - west)) * width, y: ((north - lat) / (north - south)) * height };
}

/** Length of a radius in the picture, pixels. */
export function radiusPx(view: Viewport, centre: Position, radiusM: number): number {
  const [, south, , north] = circleBounds(centre, radiusM);
  return ((north - south) / 2 / (view.north - view.south)) * view.height;
}

/** The longest round length that takes no more than a third of the picture's width, metres. */
export function scaleBarM(view: Viewport, centre: Position): number {
  const perPx = 1000 / radiusPx(view, centre, 1000);
  const limit = (view.width / 3) * perPx;
  const power = 10 ** Math.floor(Math.log10(limit));
  return [5, 2, 1].map((step) => step * power).find((length) => length <= limit) ?? power;
}

/** A point in the picture, pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Directions in which a mark is moved aside, and the steps outward, in mark widths. */
const DIRECTIONS = 16;
const STEPS = [0, 1.1, 1.7, 2.4, 3.2, 4.2, 5.4] as const;

/**
 * Where the marks of points stand so that none covers another: at the point where there is room, else beside it, the
 * first points first. A mark that finds no room stays at its point.
 * @param taken spots that are covered already
 * @param sizePx width of a mark
 */
export function placeMarks(
  points: readonly Spot[],
  taken: readonly Spot[],
  sizePx: number,
  { width, height }: Pick<Viewport, 'width' | 'height'>,
): readonly Spot[] {
  const placed: Spot[] = [...taken];
  return points.map((point) => {
    const spot = candidates(point, sizePx).find(
      ({ x, y }) =>
        x > sizePx / 2 &&
        y > sizePx / 2 &&
        x < width - sizePx / 2 &&
        y < height - sizePx / 2 &&
        placed.every((other) => Math.hypot(other.x - x, other.y - y) >= sizePx),
    );
    placed.push(spot ?? point);
    return spot ?? point;
  });
}

function candidates({ x, y }: Spot, sizePx: number): readonly Spot[] {
  return STEPS.flatMap((step) =>
    Array.from({ length: step === 0 ? 1 : DIRECTIONS }, (_, index) => {
      const angle = (index / DIRECTIONS) * 2 * Math.PI - Math.PI / 2;
      return { x: x + Math.cos(angle) * step * sizePx, y: y + Math.sin(angle) * step * sizePx };
    }),
  );
}
