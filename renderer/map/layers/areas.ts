import { COORDINATE_SYSTEM, type LayersList } from '@deck.gl/core';
import { SolidPolygonLayer } from '@deck.gl/layers';
import { booleanPointInPolygon } from '@turf/turf';
import { type Geometry, type Position, placeBounds } from '../../../shared/geo.ts';
import { CULL } from '../deck/cullExtension.ts';
import { HairlineLayer } from '../deck/hairlineLayer.ts';
import { writeEcef } from '../host/ecef.ts';
import type { EnuFrame } from '../host/enuFrame.ts';

/** A record with an outline, as far as this file cares. */
export interface AreaRecord {
  readonly id: string;
  readonly position: Position;
  readonly geometry?: Geometry | undefined;
}

type EnuPoint = [east: number, north: number, up: number];
export type Rgb = readonly [red: number, green: number, blue: number];

/** Soft fills and one-pixel outlines of the records that have a geometry. */
export function areaLayers(id: string, records: readonly AreaRecord[], colour: Rgb, frame: EnuFrame): LayersList {
  const shapes = records.flatMap(({ geometry }) => (geometry ? [geometry] : []));
  if (shapes.length === 0) return [];
  const polygons = shapes.flatMap(polygonsOf).map((rings) => rings.map((ring) => toEnu(ring, frame)));
  const lines = shapes.flatMap(linesOf).map((line) => toEnu(line, frame));
  return [
    new SolidPolygonLayer<EnuPoint[][]>({
      id: `${id}-fill`,
      data: polygons,
      getPolygon: (rings) => rings,
      getFillColor: [...colour, 46],
      extruded: false,
      coordinateSystem: COORDINATE_SYSTEM.CARTESIAN,
      extensions: [CULL],
      parameters: { depthCompare: 'always', depthWriteEnabled: false },
    }),
    new HairlineLayer({ id: `${id}-outline`, data: hairlines(lines, colour), extensions: [CULL] }),
  ];
}

/** Width or height from which an area shows from afar, degrees (about 4 km). */
const WIDE_DEG = 0.04;

/** The records whose outline is wide enough to be seen from afar. */
export function wideAreas(records: readonly AreaRecord[]): readonly AreaRecord[] {
  return records.filter((record) => {
    if (!record.geometry) return false;
    const [west, south, east, north] = placeBounds(record);
    return east - west > WIDE_DEG || north - south > WIDE_DEG;
  });
}

/** The last (topmost) record whose area holds the position. */
export function areaAt(records: readonly AreaRecord[], at: Position): string | undefined {
  return records.findLast((record) => {
    const { geometry } = record;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return false;
    const [west, south, east, north] = placeBounds(record);
    if (at.lon < west || at.lon > east || at.lat < south || at.lat > north) return false;
    return polygonsOf(geometry).some((coordinates) =>
      booleanPointInPolygon([at.lon, at.lat], { type: 'Polygon', coordinates }),
    );
  })?.id;
}

function polygonsOf(geometry: Geometry): number[][][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function linesOf(geometry: Geometry): number[][][] {
  switch (geometry.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

function toEnu(line: readonly number[][], frame: EnuFrame): EnuPoint[] {
  const ecef = new Float64Array(3);
  const enu = new Float64Array(3);
  return line.map(([lon = 0, lat = 0]) => {
    writeEcef(lon, lat, 0, ecef, 0);
    frame.write(ecef, 0, enu, 0);
    return [enu[0] ?? 0, enu[1] ?? 0, enu[2] ?? 0];
  });
}

function hairlines(lines: readonly EnuPoint[][], colour: Rgb) {
  const segments = lines.reduce((sum, line) => sum + Math.max(0, line.length - 1), 0);
  const positions = new Float64Array(segments * 6);
  const colors = new Uint8Array(segments * 8);
  let at = 0;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      positions.set([...(line[i - 1] ?? []), ...(line[i] ?? [])], at * 6);
      colors.set([...colour, 210, ...colour, 210], at * 8);
      at++;
    }
  }
  return {
    length: segments * 2,
    attributes: { positions: { value: positions, size: 3 }, colors: { value: colors, size: 4, normalized: true } },
  };
}
