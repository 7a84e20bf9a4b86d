import type { Position } from '../../../shared/geo.ts';
import type { Task, TaskState } from '../../../shared/records/task.ts';
import type { MapData, ScreenPoint } from '../api.ts';
import type { Ink, LineStyle } from '../host/ink.ts';
import type { MapLayer } from './layer.ts';

const STYLES: Readonly<Partial<Record<TaskState, LineStyle>>> = {
  sent: { colour: '#ffd54a', width: 1.8, dash: [4, 5], halo: true },
  acknowledged: { colour: '#58c8ff', width: 2, dash: [12, 4], halo: true },
  underway: { colour: '#42d9a4', width: 2.6, halo: true },
  done: { colour: 'rgba(160, 182, 196, 0.6)', width: 1.4 },
  refused: { colour: '#ff6a5e', width: 1.8, dash: [2, 5], halo: true },
};

/** Tasks: a line from whoever has it to where it is; the stroke tells the state, the arrow the way. */
export const tasks: MapLayer = {
  id: 'task',
  titleKey: 'records.task',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'line', colour: '#42d9a4', widthPx: 2.6, arrow: true },
  legend: Object.entries(STYLES).map(([state, { colour, width, dash }]) => ({
    labelKey: `records.taskState_${state}`,
    look: { type: 'line', colour, widthPx: width, ...(dash ? { dash } : {}), arrow: true },
  })),
  select: (data) => [data.tasks, data.places.team, data.places.supply, data.incidents],
  ink: (data, ink) => {
    for (const task of data.tasks) {
      const style = STYLES[task.state];
      const ends = style && endsOf(task, data);
      if (style && ends) drawTask(task, ends, style, data, ink);
    }
  },
};

/** Ids of the teams and depots that have an open task: drawn by themselves whatever the zoom. */
export function busyAssigneeIds(data: MapData): Set<string> {
  return new Set(
    data.tasks.filter(({ state }) => STYLES[state] && state !== 'done').map(({ assignee }) => assignee.id),
  );
}

function endsOf(task: Task, data: MapData): { from: Position; to: Position } | undefined {
  const { assignee } = task;
  const to = task.position ?? data.incidents.find((incident) => incident.id === task.incidentId)?.position;
  if (!to || (assignee.kind !== 'team' && assignee.kind !== 'supply')) return undefined;
  const from = data.places[assignee.kind].find((place) => place.id === assignee.id)?.position;
  return from && { from, to };
}

function drawTask(task: Task, ends: { from: Position; to: Position }, style: LineStyle, data: MapData, ink: Ink): void {
  const from = ink.at(ends.from);
  const to = ink.at(ends.to);
  if (!from || !to) return;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 24) return;
  const bend: ScreenPoint = {
    x: (from.x + to.x) / 2 + (to.y - from.y) * 0.14,
    y: (from.y + to.y) / 2 - (to.x - from.x) * 0.14,
  };
  const path = new Path2D();
  path.moveTo(from.x, from.y);
  path.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
  ink.strokePath(path, style);
  const middle = onCurve(from, bend, to, 0.5);
  arrow(ink, middle, Math.atan2(to.y - from.y, to.x - from.x), style.colour);
  if (length < 130) return;
  ink.label({
    text: data.t('map.taskOnLine', { title: task.title, state: data.t(`records.taskState_${task.state}`) }),
    ...onCurve(from, bend, to, 0.42),
    sides: ['above', 'below'],
    gapPx: 8,
    priority: 70,
    colour: style.colour,
    sizePx: 12,
  });
}

function onCurve(a: ScreenPoint, b: ScreenPoint, c: ScreenPoint, t: number): ScreenPoint {
  const at = (from: number, bend: number, to: number) => (1 - t) ** 2 * from + 2 * (1 - t) * t * bend + t * t * to;
  return { x: at(a.x, b.x, c.x), y: at(a.y, b.y, c.y) };
}

function arrow(ink: Ink, at: ScreenPoint, angle: number, colour: string): void {
  const { pen } = ink;
  if (!pen) return;
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(angle);
  pen.beginPath();
  pen.moveTo(7, 0);
  pen.lineTo(-5, -5);
  pen.lineTo(-2, 0);
  pen.lineTo(-5, 5);
  pen.closePath();
  pen.fillStyle = colour;
  pen.fill();
  pen.restore();
}
