import { distanceM } from '../../geo.ts';
import type { TrackPoint } from '../../telemetry/track.ts';
import type { WatchedMover } from '../decision.ts';
import type { Finding } from './watch.ts';

/** A test on where something is and what its monitor reads. */
export interface TrackWatch {
  find(point: TrackPoint): Finding | undefined;
}

/** Outside of the fence round its place, by more than the margin; back a little inside. Distances in metres. */
export function fenceWatch(mover: WatchedMover, marginM: number, deadBandPercent: number): TrackWatch | undefined {
  const { fenceRadiusM, position } = mover;
  if (fenceRadiusM === undefined) return undefined;
  return {
    find: (point) => {
      const value = distanceM(position, point);
      const isBack = value <= fenceRadiusM * (1 - deadBandPercent / 100);
      return {
        standing: value > fenceRadiusM + marginM ? 'beyond' : isBack ? 'back' : 'between',
        value: Math.round(value),
        limit: fenceRadiusM,
      };
    },
  };
}

const AT_LEAST = 10;
/** Weight of a new value in the expectation: the mean of about the last 50. */
const WEIGHT = 0.02;
/** Below it, microsievert an hour, a monitor shows the ground's own radiation and its noise. */
const LEAST_EXPECTED_USV_H = 0.05;

/**
 * Dose rate off what the source's own monitor usually shows, by a factor, up (the shield is open or lost) or down (the
 * source is not there). The expectation is a slow geometric mean of values that were not off; two numbers.
 */
export function doseWatch(factor: number, deadBandPercent: number): TrackWatch {
  let mean = 0;
  let count = 0;
  return {
    find: ({ doseRateUsvH }) => {
      if (doseRateUsvH === undefined) return undefined;
      const value = Math.max(doseRateUsvH, LEAST_EXPECTED_USV_H);
      const log = Math.log(value);
      const expected = Math.exp(mean);
      const off = Math.max(value / expected, expected / value);
      const isOff = count >= AT_LEAST && off > factor;
      if (!isOff) {
        count++;
        mean += (log - mean) * Math.max(WEIGHT, 1 / count);
      }
      if (count < AT_LEAST) return undefined;
      const isBack = off <= Math.max(1, factor * (1 - deadBandPercent / 100));
      return {
        standing: isOff ? 'beyond' : isBack ? 'back' : 'between',
        value: doseRateUsvH,
        limit: value > expected ? expected * factor : expected / factor,
        figure: off,
      };
    },
  };
}
