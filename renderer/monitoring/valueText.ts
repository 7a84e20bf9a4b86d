import { factorName, factorOf, unitAt } from '../../shared/telemetry/factors.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import { formatNumber } from '../format.ts';

type Language = 'zh-CN' | 'en';

/** Decimals as `formatNumber` takes them. */
export function decimalsOf(decimals: number): 0 | 1 | 2 | 3 {
  if (decimals <= 0) return 0;
  return decimals === 1 ? 1 : decimals === 2 ? 2 : 3;
}

/** A value in its factor's unit. @param category of the station: ambient air has units of its own */
export function valueText({ factor, value }: Pick<Reading, 'factor' | 'value'>, category?: string): string {
  const known = factorOf(factor);
  return `${formatNumber(value, decimalsOf(known.decimals))} ${unitAt(known, category)}`.trim();
}

/** A factor's name in the page's language. */
export function nameOf(factor: string, language: Language): string {
  return factorName(factorOf(factor), language);
}
