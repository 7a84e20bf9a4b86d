import type { Station } from '../../shared/records/station.ts';
import { type Reading, VERDICT } from '../../shared/telemetry/reading.ts';
import { readingState } from './stationState.ts';

/**
 * The factors that a station is judged by at a glance, the first that it measures: codes of HJ 524 (air a…, water w…)
 * and of HJ 1009 / HJ 61 for radiation.
 */
const MAIN_FACTORS: Readonly<Partial<Record<Station['category'], readonly string[]>>> = {
  air: ['a05024', 'a34004', 'a34002', 'a21004', 'a21026'],
  parkBoundary: ['a24088', 'a99054', 'a34002', 'a21028', 'a05024'],
  surfaceWater: ['w21003', 'w01019', 'w01018', 'w21011', 'w01001'],
  groundWater: ['w21003', 'w01019', 'w01001'],
  wasteWater: ['w01018', 'w21003', 'w00000', 'w01001'],
  wasteGas: ['a21026', 'a21002', 'a34013', 'a24088', 'a00000'],
  weather: ['a01007', 'a01001'],
};

/**
 * The reading that stands for its station: the worst exceedance while there is one, else the station's main factor.
 * @param limitOf limit of a reading where one is known, in the unit of its factor
 */
export function mainReading(
  readings: readonly Reading[],
  category: Station['category'],
  limitOf: (reading: Reading) => number | undefined = () => undefined,
): Reading | undefined {
  const over = readings.filter((reading) => readingState(reading) === 'exceeding');
  const worst = over.reduce<Reading | undefined>(
    (found, reading) => (found && shareOf(found, limitOf) >= shareOf(reading, limitOf) ? found : reading),
    undefined,
  );
  if (worst) return worst;
  const wanted = MAIN_FACTORS[category] ?? [];
  const listed = wanted.flatMap((factor) => readings.find((reading) => reading.factor === factor) ?? []);
  const [first] = listed;
  if (first) return first;
  return readings.find(({ verdict }) => !(verdict & VERDICT.invalid)) ?? readings[0];
}

function shareOf(reading: Reading, limitOf: (reading: Reading) => number | undefined): number {
  const limit = limitOf(reading);
  return limit === undefined || limit === 0 ? 0 : reading.value / limit;
}
