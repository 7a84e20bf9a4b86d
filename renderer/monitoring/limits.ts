import type { Translate } from '../../shared/i18n/index.ts';
import { type Limit, limitFor } from '../../shared/judging/limits.ts';
import type { Station } from '../../shared/records/station.ts';
import type { Period, Reading } from '../../shared/telemetry/reading.ts';
import { formatNumber } from '../format.ts';
import type { HistoryLimit } from './history/series.ts';
import { decimalsOf } from './valueText.ts';

/** The limit that a reading is held against; undefined where no standard has one. */
export function limitOfReading(
  { factor, period }: Pick<Reading, 'factor' | 'period'>,
  { category }: Pick<Station, 'category'>,
): Limit | undefined {
  return limitFor(factor, category, period);
}

/** The limits that values of a period are held against, as lines of a chart: upper and lower, each with its standard. */
export function limitsFor(
  factor: string,
  station: Station | undefined,
  period: Period,
  t: Translate,
): readonly HistoryLimit[] {
  const limit = station && limitFor(factor, station.category, period);
  if (!limit) return [];
  const source = t(`monitoring.limitSource_${limit.source}`);
  return [limit.high, limit.low].flatMap((value) => (value === undefined ? [] : [{ value, source }]));
}

/** A limit in words: `≤ 20`, `≥ 5`, `6 – 9`. */
export function limitText({ high, low }: Pick<Limit, 'high' | 'low'>): string {
  const text = (value: number) => formatNumber(value, decimalsOf((String(value).split('.')[1] ?? '').length));
  if (high !== undefined && low !== undefined) return `${text(low)} – ${text(high)}`;
  if (high !== undefined) return `≤ ${text(high)}`;
  return low === undefined ? '' : `≥ ${text(low)}`;
}
