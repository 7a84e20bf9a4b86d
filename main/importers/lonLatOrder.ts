import { flatCoordinates } from '../../shared/geo.ts';
import { type Shape, swapped } from './geometry.ts';
import type { Finding } from './importer.ts';

/** Rows from which a file says where its places lie. */
const ENOUGH_ROWS = 10;
/** More rows than this share are no slips but a second area. */
const FEW = 0.05;
const KM_PER_DEGREE = 111.2;

const isFinding = (value: Shape | Finding): value is Finding => 'reason' in value;

/**
 * Checks the range of every position and mends swapped ones: certain when only the other order is on Earth, else when
 * a row lies far from all others as it stands and among them when swapped. Heights out of range are left out.
 * @returns one entry per shape, in order
 */
export function settleOrder(shapes: readonly (Shape | Finding)[]): (Shape | Finding)[] {
  const ranged = shapes.map((shape) => (isFinding(shape) ? shape : inRange(withHeight(shape))));
  const usable = ranged.filter((shape): shape is Shape => !isFinding(shape));
  if (usable.length < ENOUGH_ROWS) return ranged;
  const lons = middle(usable.map(({ position }) => position.lon));
  const lats = middle(usable.map(({ position }) => position.lat));
  const offset = ({ position }: Shape) => Math.max(lons.offset(position.lon), lats.offset(position.lat));
  const fewFar = usable.filter((shape) => offset(shape) > 1).length <= Math.max(1, usable.length * FEW);
  return ranged.map((shape) => {
    if (isFinding(shape) || offset(shape) <= 1) return shape;
    const turned = swapped(shape);
    if (offset(turned) <= 1 && !isFinding(inRange(turned))) return mended(turned);
    if (!fewFar) return shape;
    const degrees = Math.hypot(shape.position.lon - lons.median, shape.position.lat - lats.median);
    const params = { distanceKm: Math.round(degrees * KM_PER_DEGREE) };
    return { ...shape, findings: [...shape.findings, { reason: 'farFromOthers', params }] };
  });
}

/** Median, and how far a value lies from it in units of five times what four in five rows keep within (at least 1°). */
function middle(values: readonly number[]): { median: number; offset: (value: number) => number } {
  const quantile = (list: readonly number[], share: number) =>
    [...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? 0;
  const median = quantile(values, 0.5);
  const reach = quantile(
    values.map((value) => Math.abs(value - median)),
    0.8,
  );
  const far = Math.max(1, 5 * reach);
  return { median, offset: (value) => Math.abs(value - median) / far };
}

function inRange(shape: Shape): Shape | Finding {
  const { lon, lat } = shape.position;
  if (lon === 0 && lat === 0) return { reason: 'zeroPosition' };
  if (fits(shape)) return shape;
  const turned = swapped(shape);
  if (fits(turned)) return mended(turned);
  return { reason: 'positionOutOfRange', params: { lon, lat } };
}

function fits({ position, geometry }: Shape): boolean {
  const isOnEarth = (lon = Number.NaN, lat = Number.NaN) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  if (!isOnEarth(position.lon, position.lat)) return false;
  return geometry === undefined || flatCoordinates(geometry).every(([lon, lat]) => isOnEarth(lon, lat));
}

function mended(shape: Shape): Shape {
  const { lon, lat } = shape.position;
  return { ...shape, findings: [...shape.findings, { reason: 'swappedLonLat', params: { lon, lat } }] };
}

function withHeight(shape: Shape): Shape {
  const { heightM, lon, lat } = shape.position;
  if (heightM === undefined || (heightM >= -1000 && heightM <= 20_000)) return shape;
  return {
    ...shape,
    position: { lon, lat },
    findings: [...shape.findings, { reason: 'heightIgnored', params: { heightM } }],
  };
}
