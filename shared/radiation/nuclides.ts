/**
 * Nuclides of sources in use, as data. Each value names where it comes from; `unconfirmed` values are recalled and must
 * be checked against the source's certificate before anybody relies on them, and the page says so.
 */
export type DataSource = 'design' | 'iaeaRsG19' | 'unconfirmed';

export interface Nuclide {
  readonly name: string;
  /** Other ways to write it, folded: lower case, letters and digits only. */
  readonly also: readonly string[];
  readonly halfLifeDays: number;
  /** Main gamma lines, keV. Empty: it has none to speak of. */
  readonly gammaKeV: readonly number[];
  /** Γ, µSv·m²/(MBq·h): ambient dose rate of a point source. Undefined: the point source rule says nothing useful. */
  readonly gammaConstant?: number;
  readonly gammaSource: DataSource;
  /** D value, Bq: the activity that may cause severe deterministic effects if uncontrolled. */
  readonly dangerousBq?: number;
  readonly dangerousSource: DataSource;
  /** Half-value layers in broad beams, millimetres. */
  readonly halfValueMm?: { readonly lead: number; readonly steel: number; readonly concrete: number };
  /** What it gives off besides gamma rays, which the booklet minds. */
  readonly alsoEmits?: 'beta' | 'alpha' | 'neutron';
}

const YEAR_DAYS = 365.25;
const TBQ = 1e12;

/** D values: IAEA RS-G-1.9 (2005), categorization of radioactive sources, table of D values. */
export const NUCLIDES: readonly Nuclide[] = [
  {
    name: 'Co-60',
    also: ['co60', '60co', '钴60'],
    halfLifeDays: 5.271 * YEAR_DAYS,
    gammaKeV: [1173, 1332],
    gammaConstant: 0.351,
    gammaSource: 'design',
    dangerousBq: 0.03 * TBQ,
    dangerousSource: 'iaeaRsG19',
    halfValueMm: { lead: 12, steel: 21, concrete: 62 },
    alsoEmits: 'beta',
  },
  {
    name: 'Cs-137',
    also: ['cs137', '137cs', '铯137'],
    halfLifeDays: 30.08 * YEAR_DAYS,
    gammaKeV: [662],
    gammaConstant: 0.093,
    gammaSource: 'design',
    dangerousBq: 0.1 * TBQ,
    dangerousSource: 'iaeaRsG19',
    halfValueMm: { lead: 6.5, steel: 16, concrete: 48 },
    alsoEmits: 'beta',
  },
  {
    name: 'Ir-192',
    also: ['ir192', '192ir', '铱192'],
    halfLifeDays: 73.83,
    gammaKeV: [296, 308, 317, 468],
    gammaConstant: 0.13,
    gammaSource: 'design',
    dangerousBq: 0.08 * TBQ,
    dangerousSource: 'iaeaRsG19',
    halfValueMm: { lead: 6, steel: 13, concrete: 43 },
    alsoEmits: 'beta',
  },
  {
    name: 'Se-75',
    also: ['se75', '75se', '硒75'],
    halfLifeDays: 119.8,
    gammaKeV: [136, 265, 280],
    gammaConstant: 0.056,
    gammaSource: 'unconfirmed',
    dangerousBq: 0.2 * TBQ,
    dangerousSource: 'iaeaRsG19',
  },
  {
    name: 'I-131',
    also: ['i131', '131i', '碘131'],
    halfLifeDays: 8.02,
    gammaKeV: [364],
    gammaConstant: 0.066,
    gammaSource: 'unconfirmed',
    dangerousBq: 0.2 * TBQ,
    dangerousSource: 'iaeaRsG19',
    alsoEmits: 'beta',
  },
  {
    name: 'Ra-226',
    also: ['ra226', '226ra', '镭226'],
    halfLifeDays: 1600 * YEAR_DAYS,
    gammaKeV: [186, 352, 609],
    gammaConstant: 0.22,
    gammaSource: 'unconfirmed',
    dangerousBq: 0.04 * TBQ,
    dangerousSource: 'iaeaRsG19',
    alsoEmits: 'alpha',
  },
  {
    name: 'Am-241',
    also: ['am241', '241am', '镅241'],
    halfLifeDays: 432.6 * YEAR_DAYS,
    gammaKeV: [60],
    gammaConstant: 0.004,
    gammaSource: 'unconfirmed',
    dangerousBq: 0.06 * TBQ,
    dangerousSource: 'iaeaRsG19',
    alsoEmits: 'alpha',
  },
  {
    name: 'Am-241/Be',
    also: ['am241be', '241ambe', 'ambe', '镅铍', '镅241铍'],
    halfLifeDays: 432.6 * YEAR_DAYS,
    gammaKeV: [60, 4438],
    gammaSource: 'unconfirmed',
    dangerousBq: 0.06 * TBQ,
    dangerousSource: 'iaeaRsG19',
    alsoEmits: 'neutron',
  },
  {
    name: 'Sr-90',
    also: ['sr90', '90sr', '锶90', 'sr90y90'],
    halfLifeDays: 28.8 * YEAR_DAYS,
    gammaKeV: [],
    gammaSource: 'unconfirmed',
    dangerousBq: 1 * TBQ,
    dangerousSource: 'iaeaRsG19',
    alsoEmits: 'beta',
  },
];

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\u4e00-\u9fff]/g, '');

const byName = new Map(
  NUCLIDES.flatMap((nuclide) => [nuclide.name, ...nuclide.also].map((name) => [fold(name), nuclide])),
);

/** The nuclide that a text names (`Co-60`, `60Co`, 钴-60 …), or undefined. */
export function nuclideNamed(text: string | undefined): Nuclide | undefined {
  return text === undefined ? undefined : byName.get(fold(text));
}
