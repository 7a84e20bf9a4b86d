import type { Position } from '../../../shared/geo.ts';

const RAD = Math.PI / 180;
const DAY_MS = 86_400_000;
/** 2000-01-01 12:00 UTC, epoch ms. */
const J2000_MS = 946_728_000_000;
/** The sun this far below the horizon: lamps are on, degrees. */
const DUSK_DEG = -3;

/**
 * Height of the sun above the horizon, degrees, within half a degree (low-precision formulas of the Astronomical
 * Almanac).
 */
export function sunHeightDeg(timeMs: number, { lon, lat }: Position): number {
  const days = (timeMs - J2000_MS) / DAY_MS;
  const anomaly = (357.528 + 0.985_600_3 * days) * RAD;
  const longitude = (280.46 + 0.985_647_4 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * RAD;
  const tilt = (23.439 - 0.000_000_4 * days) * RAD;
  const declination = Math.asin(Math.sin(tilt) * Math.sin(longitude));
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(longitude), Math.cos(longitude));
  const sidereal = (280.460_62 + 360.985_647_37 * days + lon) * RAD;
  const hour = sidereal - ascension;
  const height =
    Math.sin(lat * RAD) * Math.sin(declination) + Math.cos(lat * RAD) * Math.cos(declination) * Math.cos(hour);
  return Math.asin(height) / RAD;
}

/** True when lamps are on there. */
export function isNight(timeMs: number, at: Position): boolean {
  return sunHeightDeg(timeMs, at) < DUSK_DEG;
}
