import { distanceM, type Position } from '../../../shared/geo.ts';
import type { Installation } from '../../../shared/records/installation.ts';

/** What an installation is shown as: its own condition, or being close to one that leaks or burns. */
export type Shown = Exclude<NonNullable<Installation['condition']>, 'normal'> | 'neighbour';

/** Installations this near to a leaking or burning one are shown as its neighbours, metres between their middles. */
export const NEIGHBOUR_M = 80;

/** Colours of the legend, sRGB: the same for bodies, outlines and labels. */
export const SHOWN_COLOURS: Readonly<Record<Shown, string>> = {
  leaking: '#ff3b4e',
  burning: '#ff7a1a',
  threatened: '#ffc23d',
  cooled: '#3fa9ff',
  stopped: '#8c979e',
  neighbour: '#f2e27a',
};

/** From the most to the least urgent: what labels and outlines go by. */
export const SHOWN_ORDER: readonly Shown[] = ['burning', 'leaking', 'threatened', 'neighbour', 'cooled', 'stopped'];

/** What is not normal among installations, by id. */
export function shownStates(installations: readonly Installation[]): ReadonlyMap<string, Shown> {
  const states = new Map<string, Shown>();
  const sources: Position[] = [];
  for (const { id, condition, position } of installations) {
    if (condition === undefined || condition === 'normal') continue;
    states.set(id, condition);
    if (condition === 'leaking' || condition === 'burning') sources.push(position);
  }
  if (sources.length === 0) return states;
  for (const { id, position } of installations) {
    if (states.has(id)) continue;
    if (sources.some((source) => near(source, position))) states.set(id, 'neighbour');
  }
  return states;
}

function near(a: Position, b: Position): boolean {
  // A degree of latitude is about 111 km: most are ruled out without trigonometry.
  return Math.abs(a.lat - b.lat) < NEIGHBOUR_M / 100_000 && distanceM(a, b) <= NEIGHBOUR_M;
}
