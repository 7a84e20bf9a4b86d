import type { ReportModel } from './reportModel.ts';

/** How much of each list, and of each free text (characters), is printed. */
export interface ReportLimits {
  readonly course: number;
  readonly tasks: number;
  readonly notes: number;
  readonly sensitive: number;
  readonly text: number;
}

/** Where a page starts: more than this of a list is never printed on one page. */
export const WIDEST: ReportLimits = { course: 12, tasks: 20, notes: 16, sensitive: 30, text: 600 };
/** What each part keeps before another part gives more. */
const COMFORTABLE: ReportLimits = { course: 6, tasks: 8, notes: 5, sensitive: 12, text: 240 };
/** What always stands, however long the rest is. */
const NARROWEST: ReportLimits = { course: 3, tasks: 3, notes: 2, sensitive: 4, text: 60 };

/**
 * The next smaller limits, or undefined when nothing can be left out any more. R1: the report is one page: the list
 * that prints the most entries gives way first, then free text, down to what is comfortable; then again in the same
 * order down to the least.
 */
export function tighter(limits: ReportLimits, model: ReportModel): ReportLimits | undefined {
  return tighterTo(COMFORTABLE, limits, model) ?? tighterTo(NARROWEST, limits, model);
}

function tighterTo(floor: ReportLimits, limits: ReportLimits, model: ReportModel): ReportLimits | undefined {
  const lists = ['sensitive', 'tasks', 'notes', 'course'] as const;
  const spare = (key: (typeof lists)[number]) => Math.min(limits[key], model[key].length) - floor[key];
  const widest = lists.filter((key) => spare(key) > 0).sort((a, b) => spare(b) - spare(a))[0];
  if (widest) return { ...limits, [widest]: floor[widest] + spare(widest) - 1 };
  if (limits.text > floor.text) return { ...limits, text: Math.max(floor.text, Math.floor(limits.text * 0.8)) };
  return undefined;
}

/** The first `limit` entries and how many are left out. */
export function cut<Item>(items: readonly Item[], limit: number): { shown: readonly Item[]; left: number } {
  return { shown: items.slice(0, limit), left: Math.max(0, items.length - limit) };
}

/** The last `limit` entries and how many before them are left out: of a history the newest count. */
export function cutOldest<Item>(items: readonly Item[], limit: number): { shown: readonly Item[]; left: number } {
  const left = Math.max(0, items.length - limit);
  return { shown: items.slice(left), left };
}

/** Text shortened to `limit` characters, the cut shown by an ellipsis. */
export function shorten(text: string, limit: number): string {
  const letters = [...text];
  return letters.length <= limit ? text : `${letters.slice(0, limit - 1).join('')}…`;
}
