import type { Geometry, Position } from '../../shared/geo.ts';
import type { Installation } from '../../shared/records/installation.ts';

/** Metres of a degree of latitude on the sphere of the IUGG mean radius. */
const DEGREE_M = (6_371_008.8 * Math.PI) / 180;
/** A sketch never shows less than this, metres from edge to edge. */
const LEAST_M = 120;
const ROOM = 1.12;

/** A plan of a site: metres east and south of its middle, as SVG counts. */
export interface SitePlan {
  readonly centre: Position;
  /** Left, top, width and height of what is shown, metres. */
  readonly box: readonly [x: number, y: number, width: number, height: number];
  at(position: Position): readonly [x: number, y: number];
}

/** The plan that holds all these positions. @param aspect width over height of the picture */
export function planOf(positions: readonly Position[], aspect: number): SitePlan {
  const lons = positions.map(({ lon }) => lon);
  const lats = positions.map(({ lat }) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const centre = { lon: (west + east) / 2, lat: (south + north) / 2 };
  const eastM = DEGREE_M * Math.cos((centre.lat * Math.PI) / 180);
  const width = Math.max(LEAST_M, (east - west) * eastM * ROOM, (north - south) * DEGREE_M * ROOM * aspect);
  const height = width / aspect;
  return {
    centre,
    box: [-width / 2, -height / 2, width, height],
    at: ({ lon, lat }) => [(lon - centre.lon) * eastM, (centre.lat - lat) * DEGREE_M],
  };
}

/** Every vertex of a place, or its position. */
export function verticesOf(place: {
  readonly position: Position;
  readonly geometry?: Geometry | undefined;
}): Position[] {
  const { geometry } = place;
  if (!geometry) return [place.position];
  const positions = (line: readonly (readonly number[])[]) =>
    line.flatMap(([lon, lat]) => (lon === undefined || lat === undefined ? [] : [{ lon, lat }]));
  switch (geometry.type) {
    case 'LineString':
      return positions(geometry.coordinates);
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flatMap(positions);
    case 'MultiPolygon':
      return geometry.coordinates.flat().flatMap(positions);
  }
}

/** SVG path of a geometry on the plan. */
export function pathOf(plan: SitePlan, geometry: Geometry): string {
  const lineOf = (line: readonly (readonly number[])[]) =>
    line
      .map(([lon = 0, lat = 0], index) => {
        const [x, y] = plan.at({ lon, lat });
        return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
      })
      .join('');
  switch (geometry.type) {
    case 'LineString':
      return lineOf(geometry.coordinates);
    case 'MultiLineString':
      return geometry.coordinates.map(lineOf).join('');
    case 'Polygon':
      return geometry.coordinates.map((ring) => `${lineOf(ring)}Z`).join('');
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((ring) => `${lineOf(ring)}Z`)
        .join('');
  }
}

/** The outline of an installation seen from above, metres: a circle, or a rectangle turned by its heading. */
export type Footprint =
  | { readonly shape: 'circle'; readonly radiusM: number }
  | { readonly shape: 'rectangle'; readonly lengthM: number; readonly widthM: number; readonly turnDeg: number };

/** Side of installations that state no size, metres. */
const UNSIZED_M = 8;

export function footprintOf(installation: Installation): Footprint {
  const { diameterM, lengthM, widthM, headingDeg = 0 } = installation;
  if (lengthM !== undefined)
    return { shape: 'rectangle', lengthM, widthM: widthM ?? diameterM ?? UNSIZED_M, turnDeg: headingDeg };
  if (diameterM !== undefined) return { shape: 'circle', radiusM: diameterM / 2 };
  return { shape: 'rectangle', lengthM: UNSIZED_M, widthM: widthM ?? UNSIZED_M, turnDeg: headingDeg };
}

/** The longest round length that takes no more than a quarter of the plan's width, metres. */
export function barLengthM([, , width]: SitePlan['box']): number {
  const limit = width / 4;
  const power = 10 ** Math.floor(Math.log10(limit));
  return [5, 2, 1].map((step) => step * power).find((length) => length <= limit) ?? power;
}
