import type { Station } from '../../../shared/records/station.ts';
import { chance, drift, keyOf, swing } from './chance.ts';

/**
 * What a healthy station measures, as data: lowest and highest base of the station, how much it swings over the day (share
 * of the base) and at which hour of China's day it is highest, and how restless it is (shares of the base).
 * All stay within the limits of their standards: alarms of the demonstration come from its script and its faults.
 */
interface Signal {
  readonly base: readonly [low: number, high: number];
  readonly daily: number;
  readonly peakHour: number;
  readonly slow: number;
  readonly fast: number;
}
const signal = (low: number, high: number, daily: number, peakHour: number, slow: number, fast = 0.015): Signal => ({
  ...{ base: [low, high], daily, peakHour, slow, fast },
});

const WASTE_WATER: Readonly<Record<string, Signal>> = {
  w01001: signal(6.9, 7.7, 0.01, 14, 0.02, 0.003),
  w01018: signal(22, 58, 0.12, 15, 0.12),
  w21003: signal(0.8, 6.5, 0.12, 16, 0.15),
  w21011: signal(0.08, 0.3, 0.1, 15, 0.12),
  w21001: signal(4, 10.5, 0.1, 15, 0.1),
  w00000: signal(1.5, 28, 0.3, 14, 0.1, 0.03),
};
const WASTE_GAS: Readonly<Record<string, Signal>> = {
  a21026: signal(18, 110, 0.08, 11, 0.12),
  a21002: signal(35, 140, 0.08, 11, 0.1),
  a34013: signal(4, 22, 0.06, 11, 0.12),
  a19001: signal(8, 13, 0.02, 4, 0.03, 0.006),
  a00000: signal(9, 65, 0.12, 12, 0.06),
};
const AIR: Readonly<Record<string, Signal>> = {
  a34004: signal(16, 38, 0.18, 8, 0.14),
  a34002: signal(32, 70, 0.18, 9, 0.14),
  a21026: signal(5, 14, 0.12, 10, 0.12),
  a21004: signal(12, 38, 0.28, 8, 0.12),
  a21005: signal(0.4, 0.9, 0.15, 8, 0.1),
  a05024: signal(62, 104, 0.34, 15, 0.07),
};
const SURFACE_WATER: Readonly<Record<string, Signal>> = {
  w01001: signal(6.9, 7.8, 0.015, 15, 0.015, 0.003),
  w01009: signal(6.8, 8.8, 0.07, 15, 0.04),
  w01019: signal(1.4, 3.4, 0.04, 6, 0.1),
  w21003: signal(0.08, 0.5, 0.06, 6, 0.14),
  w21011: signal(0.03, 0.11, 0.05, 6, 0.12),
  w01014: signal(70, 260, 0.03, 6, 0.06),
  w01003: signal(6, 45, 0.08, 6, 0.2),
};
const RADIATION: Readonly<Record<string, Signal>> = {
  '0102060301': signal(82, 128, 0.012, 6, 0.015, 0.006),
  a01001: signal(17, 23, 0.16, 14, 0.05, 0.006),
  a01002: signal(62, 80, 0.14, 5, 0.06, 0.006),
  a01007: signal(1.6, 4.2, 0.3, 15, 0.25, 0.08),
  a01008: signal(60, 240, 0.12, 15, 0.18, 0.02),
};
const BY_CATEGORY: Partial<Record<Station['category'], Readonly<Record<string, Signal>>>> = {
  wasteWater: WASTE_WATER,
  wasteGas: WASTE_GAS,
  air: AIR,
  surfaceWater: SURFACE_WATER,
  radiation: RADIATION,
};

const HOUR_MS = 3_600_000;
const CHINA_HOURS = 8;
const RAIN = '0901040104';

/** True for factors that the simulator knows how to measure at such a station. */
export function isSimulated(category: Station['category'], factor: string): boolean {
  return BY_CATEGORY[category]?.[factor] !== undefined || (category === 'radiation' && factor === RAIN);
}

/** What a healthy device of this number measures at an instant, in the factor's unit there; undefined: not simulated. */
export function healthyValue(
  seed: string,
  deviceCode: string,
  category: Station['category'],
  factor: string,
  at: number,
): number | undefined {
  const key = keyOf(seed, deviceCode, factor);
  // A shower now and then: an hour in thirty.
  if (category === 'radiation' && factor === RAIN) {
    const hour = Math.floor(at / HOUR_MS);
    return chance(keyOf(seed, 'rain'), hour) > 0.967 ? 0.5 + 6 * chance(key, hour) : 0;
  }
  const known = BY_CATEGORY[category]?.[factor];
  if (!known) return undefined;
  const [low, high] = known.base;
  const base = low + (high - low) * chance(key, 0);
  const hour = (at / HOUR_MS + CHINA_HOURS) % 24;
  const day = Math.cos(((hour - known.peakHour) / 12) * Math.PI) * known.daily;
  const slow = drift(key, at, 5 * HOUR_MS) * known.slow;
  const fast = swing(key ^ 0x2545f491, Math.floor(at / 60_000)) * known.fast;
  return base * (1 + day + slow + fast);
}
