import { ALARM_WEIGHTS, cellWeight, confidenceOf, getisOrd } from '../../shared/alarming/hotGrids.ts';
import type { HotGrid } from '../../shared/contract/alarming.ts';
import { type Bounds, type Position, placeBounds, placeInPolygon } from '../../shared/geo.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import type { GridCell } from '../../shared/records/gridCell.ts';
import { kindOfId } from '../../shared/records/index.ts';
import type { Store } from '../store/types.ts';

const PAGE = 2_000;
const METRES_A_DEGREE = 111_320;

interface Cell {
  readonly record: GridCell;
  readonly bounds: Bounds;
  readonly rings: readonly (readonly Position[])[];
  readonly x: number;
  readonly y: number;
}

export interface HotGrids {
  /** Cells of a level that alarms and exceedances make hot, the hottest first; only cells with anything in them. */
  rank(
    level: GridCell['category'],
    alarms: readonly Alarm[],
    exceedances: ReadonlyMap<string, number>,
    positionOf: (stationId: string) => Position | undefined,
  ): { cells: number; grids: HotGrid[] };
  close(): void;
}

/** Grid cells with their outlines, read once and anew after they changed. */
export function createHotGrids(store: Store): HotGrids {
  let cells: readonly Cell[] | undefined;
  /** Cell of each place that was asked about, by level and position. */
  let placed = new Map<string, number>();
  const forget = () => {
    cells = undefined;
    placed = new Map();
  };
  const offCommit = store.onCommit((events) => {
    const touched = events.some((event) => {
      if (event.type === 'import.undone') return true;
      if (event.type === 'record.put') return event.payload.kind === 'gridCell';
      if (event.type === 'records.imported') return event.payload.kind === 'gridCell';
      return event.type === 'records.removed' && event.payload.kind === 'gridCell';
    });
    if (touched) forget();
  });
  const offReplaced = store.onReplaced(forget);

  const all = (): readonly Cell[] => {
    if (cells) return cells;
    const read: Cell[] = [];
    let afterId: string | undefined;
    do {
      const { records } = store.view.list('gridCell', { afterId, limit: PAGE });
      for (const record of records) if (kindOfId(record.id) === 'gridCell') read.push(cellOf(record));
      afterId = records.length === PAGE ? records.at(-1)?.id : undefined;
    } while (afterId !== undefined);
    cells = read;
    return read;
  };

  const cellAt = (level: string, ofLevel: readonly Cell[], position: Position): number => {
    const key = `${level}|${position.lon}|${position.lat}`;
    const known = placed.get(key);
    if (known !== undefined) return known;
    const found = ofLevel.findIndex((cell) => contains(cell, position));
    if (placed.size > 50_000) placed = new Map();
    placed.set(key, found);
    return found;
  };

  return {
    rank(level, alarms, exceedances, positionOf) {
      const ofLevel = all().filter(({ record }) => record.category === level);
      const loads = ofLevel.map(() => ({ alarms: 0, alarmWeight: 0, exceedances: 0 }));
      for (const { position, priority } of alarms) {
        const load = position && loads[cellAt(level, ofLevel, position)];
        if (!load) continue;
        load.alarms++;
        load.alarmWeight += ALARM_WEIGHTS[priority];
      }
      for (const [stationId, count] of exceedances) {
        const position = positionOf(stationId);
        const load = position && loads[cellAt(level, ofLevel, position)];
        if (load) load.exceedances += count;
      }
      const weights = loads.map(({ alarmWeight, exceedances: count }) => cellWeight(alarmWeight, count));
      const scores = getisOrd(ofLevel.map(({ x, y }, i) => ({ x, y, weight: weights[i] ?? 0 })));
      const grids = ofLevel.flatMap(({ record }, i): HotGrid[] => {
        const weight = weights[i] ?? 0;
        const z = Math.round((scores[i] ?? 0) * 100) / 100;
        const { alarms: count = 0, exceedances: exceeded = 0 } = loads[i] ?? {};
        if (weight === 0) return [];
        return [
          {
            gridCellId: record.id,
            name: record.name,
            alarms: count,
            exceedances: exceeded,
            weight: Math.round(weight * 100) / 100,
            z,
            confidence: confidenceOf(z),
          },
        ];
      });
      grids.sort((a, b) => b.z - a.z || b.weight - a.weight || (a.gridCellId < b.gridCellId ? -1 : 1));
      return { cells: ofLevel.length, grids };
    },
    close() {
      offCommit();
      offReplaced();
    },
  };
}

function cellOf(record: GridCell): Cell {
  const { geometry, position } = record;
  const polygons =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  const rings = polygons.flatMap(([outer]) => (outer ? [outer.map(([lon = 0, lat = 0]) => ({ lon, lat }))] : []));
  const x = position.lon * METRES_A_DEGREE * Math.cos((position.lat * Math.PI) / 180);
  return { record, bounds: placeBounds(record), rings, x, y: position.lat * METRES_A_DEGREE };
}

function contains({ bounds: [west, south, east, north], rings }: Cell, position: Position): boolean {
  const { lon, lat } = position;
  if (lon < west || lon > east || lat < south || lat > north) return false;
  return rings.some((ring) => placeInPolygon({ position }, ring));
}
