/** How long an alarm can be set aside. A shift is eight hours. */
export const SHELF_SPANS_MS = { '15min': 15 * 60_000, '1h': 3_600_000, shift: 8 * 3_600_000 } as const;
export type ShelfSpan = keyof typeof SHELF_SPANS_MS | 'custom';

/** Longer than this nothing is set aside: a rule that is wrong for a week is mended, not shelved. */
export const LONGEST_SHELF_MS = 7 * 24 * 3_600_000;

/** True for a time until which an alarm can be set aside. */
export function isShelfTime(untilMs: number, nowMs: number): boolean {
  return untilMs > nowMs && untilMs <= nowMs + LONGEST_SHELF_MS;
}

/** When the shelf time ends, epoch ms; undefined when the chosen time is none. */
export function shelvedUntilOf(span: ShelfSpan, nowMs: number, customMs: number | undefined): number | undefined {
  if (span !== 'custom') return nowMs + SHELF_SPANS_MS[span];
  return customMs !== undefined && isShelfTime(customMs, nowMs) ? customMs : undefined;
}
