import type { Geometry, Position } from '../../shared/geo.ts';
import { anchorInside } from './anchor.ts';
import { excerpt } from './excerpt.ts';
import type { Finding } from './importer.ts';
import type { Project } from './project.ts';

/** A geometry as a record keeps it; `position` still in the order of the file. */
export interface Shape {
  readonly position: Position;
  readonly geometry?: Geometry;
  readonly findings: readonly Finding[];
  /** True when it was in metres and is in WGS-84 already. */
  readonly isProjected?: boolean;
}

/** Points of one record, so that no single outline slows every window down. */
export const MAX_POINTS = 100_000;
const MAX_DEPTH = 20;

interface Parts {
  points: number[][];
  lines: number[][][];
  polygons: number[][][][];
  count: number;
  /** The file says Multi…, and so does the record then, even for one part. */
  isMulti: boolean;
  readonly project: Project;
  isProjected: boolean;
}

class GeometryProblem extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.reason);
    this.finding = finding;
  }
}

const asItIs: Project = () => undefined;

/**
 * Reads any GeoJSON geometry, whatever it is, into what a record keeps, or says why not.
 * @param project brings positions in metres to degrees
 */
export function readGeometry(geometry: unknown, project: Project = asItIs): Shape | Finding {
  if (geometry === null || geometry === undefined) return { reason: 'geometryMissing' };
  const parts: Parts = { points: [], lines: [], polygons: [], count: 0, isMulti: false, project, isProjected: false };
  try {
    collect(geometry, parts, 0);
    const shape = assemble(parts);
    return 'reason' in shape || !parts.isProjected ? shape : { ...shape, isProjected: true };
  } catch (error) {
    if (error instanceof GeometryProblem) return error.finding;
    throw error;
  }
}

function collect(geometry: unknown, parts: Parts, depth: number): void {
  if (typeof geometry !== 'object' || geometry === null || depth > MAX_DEPTH) throw unreadableAt(geometry);
  const type = 'type' in geometry ? geometry.type : undefined;
  const coordinates = 'coordinates' in geometry ? geometry.coordinates : undefined;
  switch (type) {
    case 'Point':
      if (Array.isArray(coordinates) && coordinates.length === 0) return;
      parts.points.push(coordinate(coordinates, parts));
      return;
    case 'MultiPoint':
      for (const point of list(coordinates)) parts.points.push(coordinate(point, parts));
      return;
    case 'LineString':
      parts.lines.push(...line(coordinates, parts));
      return;
    case 'MultiLineString':
      parts.isMulti = true;
      for (const one of list(coordinates)) parts.lines.push(...line(one, parts));
      return;
    case 'Polygon':
      parts.polygons.push(...polygon(coordinates, parts));
      return;
    case 'MultiPolygon':
      parts.isMulti = true;
      for (const one of list(coordinates)) parts.polygons.push(...polygon(one, parts));
      return;
    case 'GeometryCollection':
      for (const one of list('geometries' in geometry ? geometry.geometries : undefined))
        collect(one, parts, depth + 1);
      return;
    default:
      throw new GeometryProblem({ reason: 'geometryType', params: { type: excerpt(type) } });
  }
}

/** Areas win over lines, lines over points; a point beside an outline is where its symbol stands. */
function assemble({ points, lines, polygons, count, isMulti }: Parts): Shape | Finding {
  if (count > MAX_POINTS) return { reason: 'geometryTooLarge', params: { count, limit: MAX_POINTS } };
  const [point] = points;
  const findings: Finding[] = [];
  const [polygonOne] = polygons;
  const [lineOne] = lines;
  let geometry: Geometry | undefined;
  if (polygonOne) {
    geometry =
      polygons.length === 1 && !isMulti
        ? { type: 'Polygon', coordinates: polygonOne }
        : { type: 'MultiPolygon', coordinates: polygons };
    if (lines.length > 0) findings.push({ reason: 'partsDropped', params: { kept: 'areas' } });
  } else if (lineOne) {
    geometry =
      lines.length === 1 && !isMulti
        ? { type: 'LineString', coordinates: lineOne }
        : { type: 'MultiLineString', coordinates: lines };
  }
  if (points.length > 1) {
    if (geometry) findings.push({ reason: 'partsDropped', params: { kept: polygonOne ? 'areas' : 'lines' } });
    else findings.push({ reason: 'multiPointReduced', params: { count: points.length } });
  }
  if (point && (!geometry || points.length === 1)) {
    const [lon = 0, lat = 0, heightM] = point;
    return {
      position: { lon, lat, ...(heightM === undefined ? {} : { heightM }) },
      ...(geometry ? { geometry } : {}),
      findings,
    };
  }
  return geometry ? { position: anchorInside(geometry), geometry, findings } : { reason: 'geometryMissing' };
}

function coordinate(value: unknown, parts: Parts): number[] {
  const values = Array.isArray(value) ? value.slice(0, 3).filter((number) => Number.isFinite(number)) : [];
  if (!Array.isArray(value) || values.length < 2 || !Number.isFinite(value[0]) || !Number.isFinite(value[1])) {
    throw unreadableAt(value);
  }
  parts.count += 1;
  const [x = 0, y = 0, ...rest] = values;
  const projected = parts.project(x, y);
  if (projected === undefined) return values;
  if ('reason' in projected) throw new GeometryProblem(projected);
  parts.isProjected = true;
  return [...projected, ...rest];
}

/** Zero or one line: an empty one is nothing, one of a single point is an error. */
function line(value: unknown, parts: Parts): number[][][] {
  const coordinates = list(value).map((one) => coordinate(one, parts));
  if (coordinates.length === 0) return [];
  if (coordinates.length < 2)
    throw new GeometryProblem({ reason: 'geometryUnreadable', params: { text: excerpt(value) } });
  return [coordinates];
}

function polygon(value: unknown, parts: Parts): number[][][][] {
  const rings = list(value).map((one) => closedRing(list(one).map((point) => coordinate(point, parts))));
  return rings.length === 0 ? [] : [rings];
}

function closedRing(ring: number[][]): number[][] {
  const [first] = ring;
  const last = ring.at(-1);
  const isClosed = first && last && first[0] === last[0] && first[1] === last[1] && ring.length > 1;
  const closed = first && !isClosed ? [...ring, [...first]] : ring;
  if (closed.length < 4) throw new GeometryProblem({ reason: 'ringTooShort', params: { count: ring.length } });
  return closed;
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw unreadableAt(value);
  return value;
}

function unreadableAt(value: unknown): GeometryProblem {
  return new GeometryProblem({ reason: 'geometryUnreadable', params: { text: excerpt(value) } });
}

/** The same shape with longitude and latitude exchanged. */
export function swapped(shape: Shape): Shape {
  return moved(shape, (lon, lat) => [lat, lon]);
}

/** The same shape with every position changed. */
export function moved(shape: Shape, change: (lon: number, lat: number) => readonly [number, number]): Shape {
  const move = ([lon = 0, lat = 0, ...rest]: number[]): number[] => [...change(lon, lat), ...rest];
  const { position, geometry } = shape;
  const [lon, lat] = change(position.lon, position.lat);
  const turned: Position = { ...position, lon, lat };
  return { ...shape, position: turned, ...(geometry ? { geometry: movedGeometry(geometry, move) } : {}) };
}

function movedGeometry(geometry: Geometry, move: (coordinate: number[]) => number[]): Geometry {
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: geometry.coordinates.map(move) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map((part) => part.map(move)) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(move))) };
  }
}
