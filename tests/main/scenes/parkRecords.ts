import type { Position } from '../../../shared/geo.ts';
import { destination } from '../../../shared/geo.ts';
import type { RecordOf } from '../../../shared/records/index.ts';

/** Records of one park for tests and the benchmark. */
export interface ParkRecords {
  readonly park: RecordOf<'park'>;
  readonly firms: RecordOf<'firm'>[];
  readonly installations: RecordOf<'installation'>[];
  readonly drains: RecordOf<'drain'>[];
  readonly roads: RecordOf<'road'>[];
}

export const PARK_AT: Position = { lon: 117.6, lat: 23.75 };
const provenance = { producer: 'test' };
const COLUMNS = 8;
const CELL_M = { east: 330, north: 270 } as const;
const SUBSTANCES = ['原油', '苯', '甲醇', '液氨', '硫酸', '丙烯', '环氧乙烷', '循环水'] as const;

/** Position some metres east and north of the park's middle. */
export function at(east: number, north: number): Position {
  const { lon, lat } = destination(destination(PARK_AT, 90, east), 0, north);
  return { lon, lat };
}

const rectangle = (west: number, south: number, east: number, north: number) => {
  const ring = [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
  return { type: 'Polygon' as const, coordinates: [ring.map(({ lon, lat }) => [lon, lat])] };
};
const line = (...points: Position[]) => ({
  type: 'LineString' as const,
  coordinates: points.map(({ lon, lat }) => [lon, lat]),
});

/** A park of firms on a grid of roads, each with 25 installations of every category and a drain network. */
export function makePark(firmCount: number): ParkRecords {
  const rows = Math.ceil(firmCount / COLUMNS);
  const columns = Math.min(firmCount, COLUMNS);
  const [halfEast, halfNorth] = [(columns * CELL_M.east) / 2, (rows * CELL_M.north) / 2];
  const park: RecordOf<'park'> = {
    id: 'park:gulei',
    name: '试验化工园区',
    position: PARK_AT,
    category: 'chemical',
    geometry: rectangle(-halfEast - 60, -halfNorth - 60, halfEast + 60, halfNorth + 60),
    provenance,
  };
  const firms: RecordOf<'firm'>[] = [];
  const installations: RecordOf<'installation'>[] = [];
  const drains: RecordOf<'drain'>[] = [];
  for (let n = 0; n < firmCount; n++) {
    const east = -halfEast + ((n % COLUMNS) + 0.5) * CELL_M.east;
    const north = -halfNorth + (Math.floor(n / COLUMNS) + 0.5) * CELL_M.north;
    const firm: RecordOf<'firm'> = {
      id: `firm:f${n}`,
      name: `试验企业${n + 1}`,
      position: at(east, north),
      geometry: rectangle(east - 145, north - 118, east + 145, north + 118),
      parkName: park.name,
      provenance,
    };
    firms.push(firm);
    installations.push(...installationsOf(firm, n, east, north));
    drains.push(...drainsOf(firm, n, east, north));
  }
  const roads: RecordOf<'road'>[] = [];
  const road = (from: Position, to: Position, widthM: number) =>
    roads.push({
      id: `road:r${roads.length}`,
      name: `${roads.length} 号路`,
      position: from,
      geometry: line(from, to),
      category: 'service',
      widthM,
      provenance,
    });
  for (let i = 0; i <= columns; i++) {
    const east = -halfEast + i * CELL_M.east;
    road(at(east, -halfNorth), at(east, halfNorth), i % 4 === 0 ? 14 : 8);
  }
  for (let i = 0; i <= rows; i++) {
    const north = -halfNorth + i * CELL_M.north;
    road(at(-halfEast, north), at(halfEast, north), i % 3 === 0 ? 14 : 8);
  }
  return { park, firms, installations, drains, roads };
}

function installationsOf(firm: RecordOf<'firm'>, n: number, east: number, north: number): RecordOf<'installation'>[] {
  const made: RecordOf<'installation'>[] = [];
  const add = (
    category: RecordOf<'installation'>['category'],
    x: number,
    y: number,
    sizes: Partial<RecordOf<'installation'>> = {},
  ) =>
    made.push({
      id: `installation:f${n}-${made.length}`,
      name: `${firm.name} ${category}-${made.length + 1}`,
      category,
      position: at(east + x, north + y),
      firmId: firm.id,
      firmName: firm.name,
      substance: SUBSTANCES[(n + made.length) % SUBSTANCES.length],
      provenance,
      ...sizes,
    });
  const wide = n % 3 === 0;
  for (let i = 0; i < (wide ? 4 : 8); i++) {
    const [column, row] = wide ? [i % 2, Math.floor(i / 2)] : [i % 4, Math.floor(i / 4)];
    const step = wide ? 48 : 26;
    add('tank', -110 + column * step, 60 - row * step, {
      diameterM: wide ? 34 : 15,
      structureHeightM: wide ? 18 : 14,
      volumeM3: wide ? 16_000 : 2_400,
      dikeHeightM: 1.6,
    });
  }
  for (let i = 0; i < 3; i++) add('sphere', 10 + i * 26, 78, { diameterM: 15, structureHeightM: 19, volumeM3: 1_700 });
  for (let i = 0; i < 3; i++) add('horizontalTank', -20 + i * 8, 30, { diameterM: 3, lengthM: 14 });
  for (let i = 0; i < 3; i++) add('reactor', 14 + i * 13, 28);
  for (let i = 0; i < 3; i++) add('column', 60 + i * 14, 30, { structureHeightM: 28 + ((n + i) % 4) * 8 });
  add('pipeRack', 0, -2, { lengthM: 240, headingDeg: 90 });
  add('pipeRack', -10, 50, { lengthM: 90 });
  add('warehouse', 60, -45, { headingDeg: 90 });
  add('warehouse', 60, -80, { headingDeg: 90 });
  add('building', -90, -80, { headingDeg: 90, structureHeightM: 12 + (n % 4) * 4 });
  add('loadingBay', -20, -80, { headingDeg: 90 });
  add('stack', 120, 90, { structureHeightM: 60 + (n % 3) * 15 });
  if (wide) for (let i = 0; i < 4; i++) add('other', -110 + i * 20, -35);
  return made;
}

function drainsOf(firm: RecordOf<'firm'>, n: number, east: number, north: number): RecordOf<'drain'>[] {
  const made: RecordOf<'drain'>[] = [];
  const shared = { firmId: firm.id, firmName: firm.name, networkName: `${firm.name}雨水管网`, provenance };
  const corners = [
    [-130, 105],
    [130, 105],
    [130, -12],
    [-130, -12],
    [-130, -105],
    [20, -105],
  ] as const;
  corners.forEach(([x, y], i) => {
    made.push({
      ...shared,
      id: `drain:f${n}-n${i}`,
      code: `Y${i}`,
      name: `检查井 Y${i}`,
      category: 'manhole',
      position: at(east + x, north + y),
      depthM: 1.5 + i * 0.3,
      water: 'rain',
    });
  });
  for (let i = 1; i < corners.length; i++) {
    made.push({
      ...shared,
      id: `drain:f${n}-p${i}`,
      name: `雨水管 ${i}`,
      category: 'pipe',
      position: at(east, north),
      fromCode: `Y${i - 1}`,
      toCode: `Y${i}`,
      diameterM: 0.8,
      water: n % 2 === 0 ? 'rain' : 'sewage',
    });
  }
  const node = (category: 'pool' | 'valve' | 'outfall', x: number, y: number, more: Partial<RecordOf<'drain'>>) =>
    made.push({
      ...shared,
      id: `drain:f${n}-${category}`,
      name: category,
      category,
      position: at(east + x, north + y),
      ...more,
    });
  node('pool', 70, -108, { volumeM3: 1200, depthM: 4, water: 'fire' });
  node('valve', 40, -105, { valveState: n % 3 === 0 ? 'closed' : 'open', depthM: 3, water: 'rain' });
  node('outfall', 130, -110, { depthM: 2.5, water: 'rain' });
  return made;
}

/** Every record of a park as events that put it. */
export function putsOf({ park, firms, installations, drains, roads }: ParkRecords) {
  const put = <Kind extends 'park' | 'firm' | 'installation' | 'drain' | 'road'>(
    kind: Kind,
    record: RecordOf<Kind>,
  ) => ({
    type: 'record.put' as const,
    payload: { kind, record },
  });
  return [
    put('park', park),
    ...firms.map((record) => put('firm', record)),
    ...installations.map((record) => put('installation', record)),
    ...drains.map((record) => put('drain', record)),
    ...roads.map((record) => put('road', record)),
  ];
}
