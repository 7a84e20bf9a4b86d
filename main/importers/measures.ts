import type { NumberUnit } from '../../shared/records/ownFields.ts';
import { parseQuantity } from './numbers.ts';

/** How many of a field's own unit one of each other unit is, by folded name; a name without a unit is the field's own. */
const FACTORS: Readonly<Record<NumberUnit, Readonly<Record<string, number>>>> = {
  '': {},
  m: { m: 1, 米: 1, cm: 0.01, 厘米: 0.01, mm: 0.001, 毫米: 0.001, km: 1000, 公里: 1000, 千米: 1000 },
  m3: { m3: 1, 立方米: 1, 方: 1, 立方: 1, 万立方米: 1e4, 万m3: 1e4, l: 0.001, 升: 0.001 },
  'm3/d': { 'm3/d': 1, '立方米/天': 1, '立方米/日': 1, '吨/天': 1, '吨/日': 1, 't/d': 1, 'm3/h': 24, 'm3/s': 86_400 },
  'm3/s': { 'm3/s': 1, '立方米/秒': 1, 'm3/h': 1 / 3600, 'm3/d': 1 / 86_400 },
  'm/s': { 'm/s': 1, '米/秒': 1, 'km/h': 1 / 3.6 },
  'km/h': { 'km/h': 1, '公里/小时': 1, '千米/小时': 1, kmh: 1, mph: 1.609344, 'm/s': 3.6 },
  deg: { deg: 1, '°': 1, 度: 1 },
  Bq: { bq: 1, 贝可: 1, kbq: 1e3, mbq: 1e6, gbq: 1e9, tbq: 1e12, ci: 3.7e10, 居里: 3.7e10, mci: 3.7e7, 毫居里: 3.7e7 },
};

/** A number in the unit asked for; `unitUnknown` when it carries another that cannot be converted. */
export function parseMeasure(text: string, headerUnit: string, unit: NumberUnit): number | 'unitUnknown' | undefined {
  const quantity = parseQuantity(text);
  if (!quantity) return undefined;
  const stated = (quantity.unit || headerUnit).toLowerCase().replaceAll('³', '3').replaceAll(' ', '');
  if (stated === '') return quantity.value;
  const factors = FACTORS[unit];
  const factor = Object.hasOwn(factors, stated) ? factors[stated] : undefined;
  if (factor === undefined) return 'unitUnknown';
  return factor === 1 ? quantity.value : Number((quantity.value * factor).toPrecision(12));
}
