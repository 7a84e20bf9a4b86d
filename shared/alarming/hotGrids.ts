import type { HotGrid } from '../contract/alarming.ts';

/** What happened in one cell and what it touches. */
export interface CellLoad {
  /** Anchor of the cell in a plane, metres. */
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

/** Neighbours that a cell is compared with beside itself: cells differ in size, so by number and not by distance. */
export const NEIGHBOURS = 8;
/** Standard normal quantiles of 90, 95 and 99 % (two-sided), as hot spot maps use them. */
export const CONFIDENCE_Z = { weak: 1.645, strong: 1.96, extreme: 2.576 } as const;

/**
 * Getis–Ord Gi* of each cell with binary weights on itself and its nearest neighbours, as a z score.
 * Source: Ord, J. K. and Getis, A. (1995), Local spatial autocorrelation statistics, Geographical Analysis 27(4), eq. 5.
 * All zeros when the cells do not differ.
 */
export function getisOrd(cells: readonly CellLoad[], neighbours = NEIGHBOURS): number[] {
  const n = cells.length;
  if (n < 2) return cells.map(() => 0);
  const mean = cells.reduce((sum, { weight }) => sum + weight, 0) / n;
  const variance = cells.reduce((sum, { weight }) => sum + weight * weight, 0) / n - mean * mean;
  const spread = Math.sqrt(Math.max(0, variance));
  if (spread === 0) return cells.map(() => 0);
  const k = Math.min(neighbours, n - 1);
  // With k + 1 weights of one: Σw = Σw² = k + 1.
  const members = k + 1;
  const scale = spread * Math.sqrt((n * members - members * members) / (n - 1));
  if (scale === 0) return cells.map(() => 0);
  return cells.map((cell, i) => {
    const local = cell.weight + nearest(cells, i, k).reduce((sum, j) => sum + (cells[j]?.weight ?? 0), 0);
    return (local - mean * members) / scale;
  });
}

/** Indexes of the k nearest other cells: one pass with a short sorted list, 1,229 cells take some milliseconds. */
function nearest(cells: readonly CellLoad[], of: number, k: number): number[] {
  const from = cells[of];
  if (!from) return [];
  const found: { index: number; far: number }[] = [];
  for (const [index, { x, y }] of cells.entries()) {
    if (index === of) continue;
    const far = (x - from.x) ** 2 + (y - from.y) ** 2;
    if (found.length === k && far >= (found[k - 1]?.far ?? 0)) continue;
    let place = found.length;
    while (place > 0 && (found[place - 1]?.far ?? 0) > far) place--;
    found.splice(place, 0, { index, far });
    if (found.length > k) found.pop();
  }
  return found.map(({ index }) => index);
}

export function confidenceOf(z: number): HotGrid['confidence'] {
  if (z >= CONFIDENCE_Z.extreme) return 'extreme';
  if (z >= CONFIDENCE_Z.strong) return 'strong';
  return z >= CONFIDENCE_Z.weak ? 'weak' : 'none';
}

/** Weight of an alarm by priority. This project's choice, unconfirmed. */
export const ALARM_WEIGHTS = { critical: 8, high: 4, medium: 2, low: 0.5 } as const;

/**
 * What a cell weighs: its alarms by priority, and its exceedances damped by the logarithm, so that one station that
 * exceeds at every reading does not outweigh everything else.
 */
export function cellWeight(alarmWeight: number, exceedances: number): number {
  return alarmWeight + Math.log2(1 + exceedances);
}
