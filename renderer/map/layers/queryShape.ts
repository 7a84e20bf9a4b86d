import { buffer } from '@turf/turf';
import type { MapData } from '../api.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import { circlePoints, type Ink } from '../host/ink.ts';
import { INK } from '../symbols/palette.ts';
import type { MapLayer } from './layer.ts';

type QueryShape = NonNullable<MapData['queryShape']>;

const EDGE = { colour: INK.accent, width: 2, halo: true, fill: 'rgba(55, 200, 255, 0.08)' } as const;
const AXIS = { colour: INK.accent, width: 1.6, dash: [7, 5] } as const;

/** What the area query asks about: a circle, an outline, or a corridor with the line in its middle. */
export const queryShape: MapLayer = {
  id: 'queryShape',
  titleKey: 'area.layer',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'area', fill: 'rgba(55, 200, 255, 0.12)', edge: INK.accent },
  select: (data) => [data.queryShape],
  ink: (data, ink) => data.queryShape && draw(ink, data.queryShape),
};

function draw(ink: Ink, shape: QueryShape): void {
  const { closed, open } = pathsOf(shape);
  for (const path of closed) ink.line(path, EDGE, true);
  for (const path of open) ink.line(path, AXIS);
}

interface Paths {
  readonly closed: readonly Vec3[][];
  readonly open: readonly Vec3[][];
}

const known = new WeakMap<QueryShape, Paths>();

function pathsOf(shape: QueryShape): Paths {
  const made = known.get(shape) ?? makePaths(shape);
  known.set(shape, made);
  return made;
}

function makePaths(shape: QueryShape): Paths {
  switch (shape.kind) {
    case 'circle':
      return { closed: [circlePoints(shape.centre, shape.radiusM)], open: [] };
    case 'area':
      return { closed: shape.polygons.flatMap((polygon) => polygon.map(ground)), open: [] };
    case 'corridor': {
      const line = { type: 'MultiLineString', coordinates: shape.lines.map((path) => [...path]) } as const;
      const zone = buffer(line, shape.widthM, { units: 'meters', steps: 8 })?.geometry;
      const polygons = zone?.type === 'Polygon' ? [zone.coordinates] : (zone?.coordinates ?? []);
      return { closed: polygons.flatMap((polygon) => polygon.map(ground)), open: shape.lines.map(ground) };
    }
  }
}

/** Points on the ground, close enough together to follow the curve of the Earth. */
function ground(path: readonly (readonly number[])[]): Vec3[] {
  return path.flatMap(([lon = 0, lat = 0], i) => {
    const [lon0 = 0, lat0 = 0] = path[i - 1] ?? [lon, lat];
    const steps = Math.max(1, Math.min(64, Math.ceil(Math.hypot(lon - lon0, lat - lat0) / 0.1)));
    return Array.from({ length: i === 0 ? 1 : steps }, (_, step) => {
      const share = i === 0 ? 1 : (step + 1) / steps;
      return toEcef({ lon: lon0 + (lon - lon0) * share, lat: lat0 + (lat - lat0) * share });
    });
  });
}
