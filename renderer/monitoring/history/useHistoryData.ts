import { useMemo } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract/index.ts';
import type { Station } from '../../../shared/records/station.ts';
import { factorName, factorOf, unitAt } from '../../../shared/telemetry/factors.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useLanguage } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { limitsFor } from '../limits.ts';
import type { TimeRange } from './ranges.ts';
import { type HistorySeries, keyOf, type SeriesKey } from './series.ts';

/** Points of a line on a screen. */
const MAX_POINTS = 1_500;

type Asked = InputOf<'readings.history'>['period'];
type Answer = OutputOf<'readings.history'>['series'][number];

/** What the page knows of a series before its values are there: names and unit. */
export function useSeriesFacts(keys: readonly SeriesKey[]) {
  const stations = useRecords((state) => state.lists.station);
  const { language } = useLanguage();
  return useMemo(() => {
    const byId = new Map(stations.map((station) => [station.id, station]));
    return keys.map((key) => {
      const station: Station | undefined = byId.get(key.stationId);
      const factor = factorOf(key.factor);
      return {
        ...key,
        station,
        stationName: station?.name ?? key.stationId,
        factorOf: factor,
        factorName: factorName(factor, language),
        unit: unitAt(factor, station?.category),
      };
    });
  }, [keys, stations, language]);
}

/** Histories from the hub, as the chart draws them; the last answer stays until the next is there. */
export function useHistoryData(keys: readonly SeriesKey[], range: TimeRange, period: Asked) {
  const { t } = useLanguage();
  const facts = useSeriesFacts(keys);
  const input = {
    series: keys.map(({ stationId, factor }) => ({ stationId, factor })),
    from: range.fromMs,
    to: range.toMs,
    period,
    maxPoints: MAX_POINTS,
  };
  const query = useQuery('readings.history', keys.length === 0 ? undefined : input);
  const { data } = query;
  const series = useMemo(() => {
    const answers = new Map((data?.series ?? []).map((answer) => [keyOf(answer), answer]));
    return facts.flatMap((known): HistorySeries[] => {
      const answer = answers.get(keyOf(known));
      if (!answer) return [];
      const limits = limitsFor(known.factor, known.station, answer.period, t);
      return [{ ...known, ...seriesOf(answer), limits }];
    });
  }, [facts, data, t]);
  return { ...query, facts, series };
}

/** The wire's tuples as points. */
export function seriesOf({ period, bucketMs, points }: Answer): Pick<HistorySeries, 'period' | 'bucketMs' | 'points'> {
  return {
    period,
    bucketMs,
    points: points.map(([at, value, min, max, flag, verdict]) =>
      min === value && max === value ? { at, value, flag, verdict } : { at, value, min, max, flag, verdict },
    ),
  };
}
