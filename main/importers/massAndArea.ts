import { parseQuantity } from './numbers.ts';

/** Kilograms in one of each unit, by folded name. */
const KILOGRAMS: Readonly<Record<string, number>> = {
  kg: 1,
  千克: 1,
  公斤: 1,
  t: 1000,
  吨: 1000,
  公吨: 1000,
  ton: 1000,
  tons: 1000,
  tonne: 1000,
  tonnes: 1000,
  mt: 1000,
  万吨: 1e7,
  kt: 1e6,
  千吨: 1e6,
  g: 0.001,
  克: 0.001,
  mg: 1e-6,
  毫克: 1e-6,
  斤: 0.5,
};

/** Square metres in one of each unit, by folded name. */
const SQUARE_METRES: Readonly<Record<string, number>> = {
  m2: 1,
  平方米: 1,
  平米: 1,
  平方: 1,
  sqm: 1,
  万平方米: 1e4,
  万m2: 1e4,
  ha: 1e4,
  hm2: 1e4,
  公顷: 1e4,
  km2: 1e6,
  平方公里: 1e6,
  平方千米: 1e6,
  亩: 2000 / 3,
};

export type Converted = { readonly value: number } | 'unreadable' | 'unitMissing' | 'unitUnknown';

/**
 * Mass in kilograms. R2: a number without any unit, in the cell or in the header, is not guessed at: a factor of a
 * thousand between kilograms and tonnes would go unnoticed.
 */
export function parseMassKg(text: string, headerUnit: string): Converted {
  return convert(text, headerUnit, KILOGRAMS, undefined);
}

/** Area in square metres; a number without a unit is square metres, as no list gives anything else without saying so. */
export function parseAreaM2(text: string, headerUnit: string): Converted {
  return convert(text, headerUnit, SQUARE_METRES, 1);
}

function convert(
  text: string,
  headerUnit: string,
  factors: Readonly<Record<string, number>>,
  unitless: number | undefined,
): Converted {
  const quantity = parseQuantity(text);
  if (!quantity || quantity.value < 0) return 'unreadable';
  const unit = (quantity.unit || headerUnit).toLowerCase();
  if (unit === '' && unitless === undefined) return 'unitMissing';
  const factor = unit === '' ? unitless : Object.hasOwn(factors, unit) ? factors[unit] : undefined;
  if (factor === undefined) return 'unitUnknown';
  // Round away the noise of binary fractions: 2.3 t is 2300 kg, not 2299.9999999999995.
  return { value: factor === 1 ? quantity.value : Number((quantity.value * factor).toPrecision(12)) };
}
