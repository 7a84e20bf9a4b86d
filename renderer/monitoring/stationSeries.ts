import type { Station } from '../../shared/records/station.ts';
import { factorOf, factorsOfList, unitAt } from '../../shared/telemetry/factors.ts';
import { useLive } from '../state/live.ts';
import type { SeriesKey } from './history/series.ts';
import { mainReading } from './mainReading.ts';

/** Lines that a chart of a station opens with. */
const FIRST_LINES = 3;

/** The factors that a chart of a station opens with: its main factor, and what shares a unit with it. */
export function stationSeries(station: Station): readonly SeriesKey[] {
  const readings = useLive.getState().stations.get(station.id)?.all ?? [];
  const main = mainReading(readings, station.category)?.factor ?? factorsOfList(station.factors)[0]?.code;
  if (main === undefined) return [];
  const unitOf = (code: string) => unitAt(factorOf(code), station.category);
  const factors = [...new Set([main, ...readings.map(({ factor }) => factor)])];
  return factors
    .filter((factor) => unitOf(factor) === unitOf(main))
    .slice(0, FIRST_LINES)
    .map((factor) => ({ stationId: station.id, factor }));
}
