const BLANK = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '/',
  '\\',
  '无',
  '暂无',
  '不详',
  'n/a',
  'na',
  'null',
  'none',
  '未知',
  '#n/a',
]);

/** True for cells that say "nothing here" in words. */
export function isBlank(text: string): boolean {
  if (text.length > 12) return false;
  return text === '' || BLANK.has(text.normalize('NFKC').trim().toLowerCase());
}

/** No quantity is written longer; longer texts are not looked at, so that no pattern can run away on them. */
const LONGEST = 100;

/** A number and what stands after it. */
export interface Quantity {
  readonly value: number;
  /** Text after the number, widths folded: a unit, or empty. */
  readonly unit: string;
}

const QUANTITY = /^(?:约|大约|近|~|≈|>=|<=|≥|≤|>|<)?\s*([+-]?(?:\d[\d.,' ]*|\.\d+)(?:e[+-]?\d{1,3})?)\s*(.*)$/is;

/**
 * Reads `1,234.5 t`, `１２０吨`, `约1.5万人`, `1 200`, `12,5`: full-width digits, thousands separators, decimal commas, 万
 * and 亿. Undefined when there is no number at the start, or the digits do not add up to one.
 */
export function parseQuantity(text: string): Quantity | undefined {
  if (text.length > LONGEST) return undefined;
  const match = QUANTITY.exec(text.normalize('NFKC').trim());
  if (!match) return undefined;
  const plain = plainDigits((match[1] ?? '').trim());
  if (plain === undefined) return undefined;
  let unit = (match[2] ?? '').trim();
  let value = plain;
  if (unit.startsWith('万')) [value, unit] = [value * 1e4, unit.slice(1).trim()];
  else if (unit.startsWith('亿')) [value, unit] = [value * 1e8, unit.slice(1).trim()];
  return Number.isFinite(value) ? { value, unit } : undefined;
}

/** A bare number, in the notations of `parseQuantity`, without a unit. */
export function parseNumber(text: string): number | undefined {
  const quantity = parseQuantity(text);
  return quantity && quantity.unit === '' ? quantity.value : undefined;
}

function plainDigits(digits: string): number | undefined {
  const compact = digits.replaceAll(/(?<=\d)[' ](?=\d{3}(?!\d))/g, '').trim();
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)) return Number(compact.replaceAll(',', ''));
  if (/^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^[+-]?\d{1,3}\.\d{3},\d+$/.test(compact)) {
    return Number(compact.replaceAll('.', '').replace(',', '.'));
  }
  if (/^[+-]?\d+,\d+$/.test(compact)) return Number(compact.replace(',', '.'));
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(compact)) return Number(compact);
  return undefined;
}
