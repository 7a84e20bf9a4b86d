import { DERIVED, EQUIPMENT, FACTORS, type FactorGroup, type FactorRow, type FactorSource } from './factorTable.ts';

export type { FactorGroup, FactorSource } from './factorTable.ts';

/** What is measured: its names, unit and what it can be at all. */
export interface Factor {
  /** Code of HJ 524/525 where there is one; of an unknown factor, as it was sent. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Unit of a value at an outlet; '' where there is none. See `unitAt`. */
  readonly unit: string;
  readonly ambientUnit?: string | undefined;
  /** Unit of an amount over a period, where amounts are sent. */
  readonly totalUnit?: string | undefined;
  /** How many decimals to show. */
  readonly decimals: number;
  readonly group: FactorGroup;
  /** Outside of this a value is physically impossible; in `unit`, or in `ambientUnit` at an air station. */
  readonly min: number;
  readonly max: number;
  /** Where the row comes from; anything but `hj212` and `hj524` must be told to the user. */
  readonly source: FactorSource;
}

/** By folded code, and by the code as the table writes it, which is how nearly all devices send it. */
const byCode = new Map<string, Factor>();
const exact = new Map<string, Factor>();
const byName = new Map<string, Factor>();
const equipment = new Map<string, Factor>();

/** Full-width forms, blanks and case do not matter in a name. */
const fold = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();

function factorOfRow([code, zh, en, unit, decimals, group, max, extras = {}]: FactorRow): Factor {
  const { min = 0, ambientUnit, totalUnit, source = 'hj212' } = extras;
  return { code, zh, en, unit, decimals, group, min, max, source, ambientUnit, totalUnit };
}

/** R1: a code or a name means one factor; the first row that claims it has it, and a test finds a second claim. */
for (const row of FACTORS) {
  const factor = factorOfRow(row);
  const { old = [], also = [] } = row[7] ?? {};
  for (const code of [factor.code, ...old]) {
    if (byCode.has(fold(code))) continue;
    byCode.set(fold(code), factor);
    exact.set(code, factor);
  }
  for (const name of [factor.zh, factor.en, ...also]) if (!byName.has(fold(name))) byName.set(fold(name), factor);
}
for (const row of EQUIPMENT) equipment.set(row[0], factorOfRow(row));

/** `e30102` is the second lift pump: named and coded by its number. */
function equipmentOf(code: string): Factor | undefined {
  const [, kind = '', number = ''] = /^([eg]\d{3})(\d\d)$/.exec(fold(code)) ?? [];
  const factor = equipment.get(kind);
  return factor && { ...factor, code: `${kind}${number}`, zh: `${factor.zh} ${number}`, en: `${factor.en} ${number}` };
}

const DERIVED_CODE = new RegExp(`^(.+)-(${DERIVED.map(({ suffix }) => suffix).join('|')})$`, 'i');

/** `a21026-Zs` is its converted value, `w00000-Cou` an amount that came without a mean (`shared/hj212/values.ts`). */
function derivedOf(code: string): Factor | undefined {
  const [, of = '', end = ''] = DERIVED_CODE.exec(code) ?? [];
  const derived = DERIVED.find(({ suffix }) => suffix.toLowerCase() === end.toLowerCase());
  if (!derived) return undefined;
  const factor = factorOf(of);
  const units = { total: factor.totalUnit ?? '', none: '', hours: 'h' } as const;
  return {
    ...factor,
    code: `${factor.code}-${derived.suffix}`,
    zh: factor.zh + derived.zh,
    en: factor.en + derived.en,
    ...(derived.unit ? { unit: units[derived.unit], ambientUnit: undefined, max: Number.POSITIVE_INFINITY } : {}),
  };
}

/** The factor that a derived one is of (`a21026` of `a21026-Zs`); any other is its own. */
export const baseFactor = (code: string): Factor => factorOf(DERIVED_CODE.exec(code)?.[1] ?? code);

/** Whether the code is in the table: a code of HJ 524/525, an old one, or a machine's. */
export const isKnownFactor = (code: string): boolean => byCode.has(fold(code)) || equipmentOf(code) !== undefined;

/**
 * The factor of a code, new or old, in either case (`w21003`, `060` and `W21003` are ammonia nitrogen).
 * One that the table does not know gets a neutral factor under its own code: never undefined.
 */
export function factorOf(code: string): Factor {
  return (
    exact.get(code) ??
    byCode.get(fold(code)) ??
    equipmentOf(code) ??
    derivedOf(code) ?? {
      code,
      zh: code,
      en: code,
      unit: '',
      decimals: 3,
      group: 'other',
      min: Number.NEGATIVE_INFINITY,
      max: Number.POSITIVE_INFINITY,
      source: 'unknown',
    }
  );
}

/** The factor that a text names: a Chinese or English name, a usual short form, or a code. */
export function factorNamed(text: string): Factor | undefined {
  return byName.get(fold(text)) ?? byCode.get(fold(text)) ?? equipmentOf(text);
}

/** Factors of a list as `station.factors` holds it, separated by `;` (or `；`, `、`); unknown names stay as they are. */
export function factorsOfList(list: string | undefined): Factor[] {
  return (list ?? '')
    .split(/[;；、]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => factorNamed(text) ?? factorOf(text));
}

/** Every factor of the table, in its order. */
export const knownFactors = (): Factor[] => [...new Set(exact.values())];

/** The unit of the values at a station of this category: ambient air is told in µg/m³, an outlet's gas in mg/m³. */
export function unitAt(factor: Factor, category?: string): string {
  const isAmbient = category === 'air' || category === 'parkBoundary';
  return isAmbient && factor.ambientUnit !== undefined ? factor.ambientUnit : factor.unit;
}

/** The factor's name in a language of the page. */
export const factorName = (factor: Factor, language: 'zh-CN' | 'en'): string =>
  language === 'en' ? factor.en : factor.zh;
