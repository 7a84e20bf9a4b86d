import type { Position } from '../../../shared/geo.ts';

/** Fujian, seen obliquely from the south-east sea. */
export const HOME: Orbit = { target: { lon: 118.15, lat: 25.7 }, headingDeg: 0, pitchDeg: -58, rangeM: 760_000 };
export const MIN_RANGE_M = 120;
export const MAX_RANGE_M = 16_000_000;

/** A camera by what it looks at: degrees (heading clockwise from north, pitch −90 straight down) and metres. */
export interface Orbit {
  readonly target: Position;
  readonly headingDeg: number;
  readonly pitchDeg: number;
  readonly rangeM: number;
}

export function clampRange(rangeM: number): number {
  return Math.max(MIN_RANGE_M, Math.min(MAX_RANGE_M, rangeM));
}

/**
 * CSS pixels that one metre covers at one metre from the eye, square on: both worlds see 60° along the longer side of
 * the view, so that a camera distance means the same scale in both.
 */
export function pixelsPerRadian(widthPx: number, heightPx: number): number {
  return Math.max(widthPx, heightPx) / 2 / Math.tan(Math.PI / 6);
}
