import type { Position } from '../../../../shared/geo.ts';
import { VEHICLE_CATEGORIES } from '../../../../shared/records/vehicle.ts';
import type { MapData } from '../../api.ts';
import { MotionLayer, motionData } from '../../deck/motionLayer.ts';
import type { Ink } from '../../host/ink.ts';
import { INK } from '../../symbols/palette.ts';
import { uiScale } from '../../symbols/uiScale.ts';
import type { LegendEntry, MapLayer, MapScale } from '../layer.ts';
import { type MotionFilter, MotionPack, motionStateOf } from './motionPack.ts';
import { MotionScreen } from './motionScreen.ts';
import type { Moving, MovingRows } from './moving.ts';
import { nearestRow } from './nearestRow.ts';
import { UNKNOWN_RGB, VEHICLE_COLOURS } from './vehicleColours.ts';

export const MOVING_LAYER = 'moving';
/** Field of the filter by what vehicles do. */
export const STATE_FIELD = 'motion';
const STATES = ['moving', 'stopped', 'silent'] as const;

/** Nearer than this vehicles are arrows, metres; names stand beside them nearer still, while they are few. */
const ARROWS_BELOW_M = 30_000;
const NAMES_BELOW_M = 9_000;
const MOST_NAMES = 60;
/** A click so near to a sign is on it, times its radius. */
const PICK_SHARE = 1.6;

/** Diameter of a sign at a distance of the camera, CSS pixels. */
export function signPx(rangeM: number): number {
  if (rangeM < ARROWS_BELOW_M) return 15;
  return Math.max(3, 6 - Math.log2(rangeM / ARROWS_BELOW_M));
}

interface Made {
  readonly pack: MotionPack;
  readonly screen: MotionScreen;
}

const made = new WeakMap<Moving, Made>();
const filters = new WeakMap<object, MotionFilter>();
const NO_FILTER: MotionFilter = { categories: new Set(), states: new Set() };

function madeFor(moving: Moving): Made {
  const known = made.get(moving) ?? { pack: new MotionPack(), screen: new MotionScreen() };
  made.set(moving, known);
  return known;
}

function filterOf(data: MapData): MotionFilter {
  const hidden = data.layerSettings?.[MOVING_LAYER]?.hidden;
  if (!hidden) return NO_FILTER;
  const known = filters.get(hidden);
  if (known) return known;
  const made = { categories: new Set(hidden.category ?? []), states: new Set(hidden[STATE_FIELD] ?? []) };
  filters.set(hidden, made);
  return made;
}

function isDrawn(data: MapData, moving: Moving): (row: number) => boolean {
  const { categories, states } = filterOf(data);
  const rows = moving.rows();
  const nowMs = moving.nowMs();
  return (row) => {
    const category = moving.categoryOf(row);
    if (category === -2 || categories.has(VEHICLE_CATEGORIES[category] ?? '')) return false;
    const state = motionStateOf(rows, row, nowMs);
    return state !== 'hidden' && !states.has(state);
  };
}

const legend: readonly LegendEntry[] = [
  ...VEHICLE_CATEGORIES.map(
    (category): LegendEntry => ({
      labelKey: `records.vehicle_${category}`,
      look: { type: 'area', fill: VEHICLE_COLOURS[category] },
    }),
  ),
  { labelKey: 'tracks.legendUnknown', look: { type: 'area', fill: `rgb(${UNKNOWN_RGB.join(',')})` } },
  { labelKey: 'tracks.legendStopped', look: { type: 'area', fill: 'rgba(159,182,216,0.25)', edge: '#9fb6d8' } },
  { labelKey: 'tracks.legendSilent', look: { type: 'area', fill: 'rgba(158,178,194,0.55)' } },
];

/**
 * Every vehicle that reports its position, in one draw call: an arrow that points ahead, from afar a dot. R2: it is made
 * with each frame from arrays that are packed a few times a second, whatever the number of reports.
 */
export const moving: MapLayer = {
  id: MOVING_LAYER,
  titleKey: 'tracks.layer',
  group: 'resources',
  defaultVisible: true,
  look: { type: 'area', fill: VEHICLE_COLOURS.bus },
  legend,
  filters: [
    { field: STATE_FIELD, values: STATES.map((value) => ({ value, labelKey: `tracks.state_${value}` })) },
    {
      field: 'category',
      values: VEHICLE_CATEGORIES.map((value) => ({ value, labelKey: `records.vehicle_${value}` })),
    },
  ],
  fresh: true,
  select: (data) => [data.moving],
  deck: (data, _frame, { rangeM, projector }) => {
    const { moving } = data;
    if (!moving || !projector) return [];
    const { pack, screen } = madeFor(moving);
    pack.update(moving, filterOf(data));
    const arrows = rangeM < ARROWS_BELOW_M;
    const sizePx = signPx(rangeM) * uiScale();
    const { width, height } = projector;
    const shown = motionData(screen.project(pack, projector, sizePx, arrows));
    return [new MotionLayer({ id: MOVING_LAYER, data: shown, sizePx, width, height })];
  },
  ink: (data, ink, scale) => {
    if (!data.moving) return;
    markChosen(data, data.moving, ink, scale);
    if (scale.rangeM < NAMES_BELOW_M) writeNames(data, data.moving, ink, scale.middle);
  },
  pick: (data, at, toleranceM, scale) => {
    const { moving } = data;
    if (!moving) return undefined;
    const reachM = Math.max(toleranceM, (signPx(scale.rangeM) / 2) * PICK_SHARE * scale.metresPerPixel * uiScale());
    const row = nearestRow(moving.rows(), at, reachM, isDrawn(data, moving));
    return row === undefined ? undefined : moving.rows().subjects[row];
  },
};

function positionOf(moving: Moving, row: number): Position {
  const { lonLat } = moving.rows();
  return { lon: lonLat[2 * row] ?? 0, lat: lonLat[2 * row + 1] ?? 0 };
}

/** A ring and the name of what is selected. */
function markChosen(data: MapData, moving: Moving, ink: Ink, { rangeM }: MapScale): void {
  for (const id of data.selectedIds) {
    const row = moving.rowOf(id);
    if (row === undefined || moving.categoryOf(row) === -2) continue;
    const at = ink.at(positionOf(moving, row));
    const { pen } = ink;
    if (!at || !pen) continue;
    const radius = (signPx(rangeM) / 2 + 5) * uiScale();
    const path = new Path2D();
    path.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    ink.strokePath(path, { colour: '#ffffff', width: 2, halo: true });
    write(ink, moving.nameOf(id), at, radius, true);
  }
}

function writeNames(data: MapData, moving: Moving, ink: Ink, middle: Position | undefined): void {
  const { projector } = ink;
  if (!projector || !middle) return;
  const rows = moving.rows();
  const drawn = isDrawn(data, moving);
  let written = 0;
  for (const row of rowsAbout(rows, middle)) {
    const id = rows.subjects[row];
    if (id === undefined || data.selectedIds.has(id) || !drawn(row)) continue;
    const at = ink.at(positionOf(moving, row));
    const inside = at && at.x > 0 && at.y > 0 && at.x < projector.width && at.y < projector.height;
    if (!inside) continue;
    write(ink, moving.nameOf(id), at, 8 * uiScale(), false);
    if (++written >= MOST_NAMES) return;
  }
}

/** Rows within about the view: what is far from the middle of the screen needs no exact projection. */
function* rowsAbout({ lonLat, count }: MovingRows, middle: Position): Generator<number> {
  const span = (2 * NAMES_BELOW_M) / 111_320;
  for (let row = 0; row < count; row++) {
    if (Math.abs((lonLat[2 * row + 1] ?? 0) - middle.lat) > span) continue;
    if (Math.abs((lonLat[2 * row] ?? 0) - middle.lon) <= 2 * span) yield row;
  }
}

function write(ink: Ink, text: string | undefined, at: { x: number; y: number }, radius: number, chosen: boolean) {
  if (!text) return;
  ink.label({
    text,
    ...at,
    sides: ['right', 'left', 'below', 'above'],
    gapPx: radius / uiScale() + 3,
    priority: chosen ? 96 : 30,
    colour: INK.label,
    sizePx: chosen ? 13 : 11,
    weight: chosen ? 600 : 400,
    ...(chosen ? { plate: 'rgba(4, 20, 32, 0.88)', always: true } : {}),
  });
}
