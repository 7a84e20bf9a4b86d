/** The times of HJ 212 are China Standard Time: 8 hours ahead of UTC, no summer time. */
const AHEAD_MS = 8 * 3_600_000;

/**
 * The instant of `YYYYMMDDhhmmss` or `YYYYMMDDhhmmsszzz` (both are seen), of China Standard Time.
 * @returns epoch milliseconds, or undefined when it is no such time
 */
export function parseTime(text: string): number | undefined {
  if (text.length !== 14 && text.length !== 17) return undefined;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return undefined;
  }
  // Seventeen digits are more than a double holds: the milliseconds are read apart.
  const s = Number(text.slice(0, 14));
  const ms = Number(text.slice(14));
  const [year, month, day] = [Math.floor(s / 1e10), Math.floor(s / 1e8) % 100, Math.floor(s / 1e6) % 100];
  const [hour, minute, second] = [Math.floor(s / 1e4) % 100, Math.floor(s / 100) % 100, s % 100];
  if (year < 1970 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second, ms) - AHEAD_MS;
}

/** `YYYYMMDDhhmmss` of an instant in China Standard Time; 17 digits: with the milliseconds, as QN has them. */
export function timeText(at: number, digits: 14 | 17 = 14): string {
  return new Date(at + AHEAD_MS).toISOString().replaceAll(/\D/g, '').slice(0, digits);
}
