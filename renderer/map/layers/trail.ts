import { distanceM } from '../../../shared/geo.ts';
import { formatClock } from '../../format.ts';
import { toEcef } from '../host/ecef.ts';
import { INK } from '../symbols/palette.ts';
import type { MapLayer } from './layer.ts';
import type { Trail } from './moving/moving.ts';

const COLOUR = '#37c8ff';
/** Two reports further apart than this are not joined by a line: nobody knows the way between, milliseconds. */
const GAP_MS = 5 * 60_000;
/** Time marks every so often, milliseconds; the rarest that gives at most MOST_MARKS. */
const MARK_STEPS_MS = [60_000, 2 * 60_000, 5 * 60_000, 10 * 60_000, 15 * 60_000, 30 * 60_000, 60 * 60_000];
const MOST_MARKS = 14;

type Points = Trail['points'];

/** The parts of a trail between which nothing was reported for long. */
export function partsOf(points: Points): Points[] {
  const parts: Points[number][][] = [];
  let last: Points[number] | undefined;
  for (const point of points) {
    if (!last || point.at - last.at > GAP_MS) parts.push([]);
    parts.at(-1)?.push(point);
    last = point;
  }
  return parts;
}

/** Points nearest after each whole step of time. */
export function timeMarksOf(points: Points): Points {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return [];
  const span = last.at - first.at;
  const step = MARK_STEPS_MS.find((ms) => span / ms <= MOST_MARKS) ?? span / MOST_MARKS;
  const marks: Points[number][] = [];
  let due = Math.ceil(first.at / step) * step;
  for (const point of points) {
    if (point.at < due) continue;
    marks.push(point);
    due = (Math.floor(point.at / step) + 1) * step;
  }
  return marks;
}

/** The way of what is looked at: a line, broken where nothing was heard, with times. */
export const trail: MapLayer = {
  id: 'trail',
  titleKey: 'tracks.trailLayer',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'line', colour: COLOUR, widthPx: 2.5 },
  select: (data) => [data.trail],
  ink: (data, ink) => {
    const points = data.trail?.points ?? [];
    for (const part of partsOf(points)) {
      const line = part.map(({ position }) => toEcef(position));
      if (line.length > 1) ink.line(line, { colour: COLOUR, width: 2.5, halo: true });
    }
    let before: Points[number] | undefined;
    for (const mark of timeMarksOf(points)) {
      // Where it stood, one time is enough.
      if (before && distanceM(before.position, mark.position) < 15) continue;
      before = mark;
      const at = ink.at(mark.position);
      if (!at) continue;
      ink.dot(at, 3.5, COLOUR);
      ink.label({
        text: formatClock(mark.at).slice(0, 5),
        ...at,
        sides: ['right', 'left', 'above', 'below'],
        gapPx: 7,
        priority: 72,
        colour: INK.label,
        sizePx: 11,
        weight: 500,
        plate: 'rgba(4, 20, 32, 0.8)',
      });
    }
  },
};
