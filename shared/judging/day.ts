/** Days and hours of the standards are Beijing time, UTC+8 without summer time. */
export const BEIJING_OFFSET_MS = 8 * 3_600_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 Beijing time. */
export const dayNumberOf = (ms: number): number => Math.floor((ms + BEIJING_OFFSET_MS) / DAY_MS);

/** Hour of the Beijing day, 0 to 23. */
export function hourOfDay(ms: number): number {
  return Math.floor((ms + BEIJING_OFFSET_MS) / HOUR_MS) % 24;
}

/** `2026-11-25`. */
export function dayOf(ms: number): string {
  return new Date(ms + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

/** First millisecond of a day as `dayOf` writes it; NaN when it is no date. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`) - BEIJING_OFFSET_MS;
}
