import type { Station } from '../records/station.ts';
import { factorOf, unitAt } from '../telemetry/factors.ts';
import type { Period } from '../telemetry/reading.ts';

export type StationCategory = Station['category'];

/** Where a row of limits comes from: catalogue keys `judging.source_<id>`. */
export const LIMIT_SOURCES = [
  'gb3838ClassIII',
  'gb3095Class2Hour',
  'gb3095Class2Day',
  'gb8978Class1',
  'gb16297NewSources',
  'gb16297Boundary',
  'gb14554Boundary',
  'gbt14848ClassIII',
  'unconfirmed',
] as const;
export type LimitSource = (typeof LIMIT_SOURCES)[number];

/** What a factor must stay within at stations of a category, in the factor's unit there (`unitAt`). */
export interface Limit {
  readonly factor: string;
  readonly category: StationCategory;
  /** Must not be above. */
  readonly high?: number | undefined;
  /** Must not be below. */
  readonly low?: number | undefined;
  /** Periods whose values are held against it. */
  readonly periods: readonly Period[];
  readonly source: LimitSource;
}

type Row = readonly [factor: string, high?: number | undefined, low?: number | undefined];

interface LimitSet {
  readonly category: StationCategory;
  readonly source: LimitSource;
  readonly periods: readonly Period[];
  readonly rows: readonly Row[];
}

const ALL: readonly Period[] = ['realtime', 'minute', 'hour', 'day'];
/** A limit of an hour's mean: shorter values are held against it as an early warning, a day's mean is not. */
const UP_TO_HOUR: readonly Period[] = ['realtime', 'minute', 'hour'];

/**
 * Limits by category of station, in each factor's own unit. A point whose permit says otherwise gets a rule of its own
 * (`alarmRule` with `high` and `subjectIds`): these are the general ones.
 */
const SETS: readonly LimitSet[] = [
  {
    // GB 3838-2002 table 1, class III. Total nitrogen is not assessed in rivers there, so it has no row.
    category: 'surfaceWater',
    source: 'gb3838ClassIII',
    periods: ALL,
    rows: [
      ['w01001', 9, 6],
      ['w01009', undefined, 5],
      ['w01019', 6],
      ['w01018', 20],
      ['w01017', 4],
      ['w21003', 1],
      ['w21011', 0.2],
      ['w20122', 1],
      ['w20138', 1],
      ['w20123', 1],
      ['w20139', 1],
      ['w21017', 1],
      ['w20128', 10],
      ['w20140', 0.01],
      ['w20119', 50],
      ['w20141', 0.05],
      ['w20111', 0.1],
      ['w20142', 0.1],
      ['w20115', 5],
      ['w20143', 5],
      ['w20117', 50],
      ['w20120', 50],
      ['w20144', 0.05],
      ['w21016', 0.2],
      ['w23002', 0.005],
      ['w22001', 0.05],
      ['w19002', 0.2],
      ['w21019', 0.2],
      ['w02003', 10_000],
    ],
  },
  {
    // GB 3095-2012 table 1, class 2, means of one hour. Carbon monoxide in mg/m³, the others in µg/m³.
    category: 'air',
    source: 'gb3095Class2Hour',
    periods: UP_TO_HOUR,
    rows: [
      ['a21026', 500],
      ['a21004', 200],
      ['a21005', 10],
      ['a05024', 200],
      ['a21002', 250],
    ],
  },
  {
    // GB 3095-2012 tables 1 and 2, class 2, means of 24 hours: an hour's particles have no limit there.
    category: 'air',
    source: 'gb3095Class2Day',
    periods: ['day'],
    rows: [
      ['a21026', 150],
      ['a21004', 80],
      ['a21005', 4],
      ['a34002', 150],
      ['a34004', 75],
      ['a34001', 300],
      ['a21002', 100],
    ],
  },
  {
    // GB 8978-1996 tables 1 and 4, class 1. Its limits hold for the day's mean; shorter values are an early warning.
    category: 'wasteWater',
    source: 'gb8978Class1',
    periods: ALL,
    rows: [
      ['w01001', 9, 6],
      ['w01018', 100],
      ['w01017', 20],
      ['w01012', 70],
      ['w21003', 15],
      ['w22001', 5],
      ['w23002', 0.5],
      ['w21016', 0.5],
      ['w21019', 1],
      ['w21017', 10],
      ['w20122', 0.5],
      ['w20123', 2],
      ['w20124', 2],
      ['w19002', 5],
      ['w20111', 50],
      ['w20115', 100],
      ['w20116', 1.5],
      ['w20117', 500],
      ['w20119', 500],
      ['w20120', 1000],
      ['w20121', 1],
      ['w20126', 0.5],
      ['w20127', 5],
    ],
  },
  {
    // The older standard limits phosphate, not total phosphorus, and total nitrogen not at all.
    category: 'wasteWater',
    source: 'unconfirmed',
    periods: ALL,
    rows: [
      ['w21011', 0.5],
      ['w21001', 15],
    ],
  },
  {
    // GB 16297-1996 table 2, new sources: dust of kinds not named, sulphur dioxide of other uses, nitrogen oxides of others.
    category: 'wasteGas',
    source: 'gb16297NewSources',
    periods: UP_TO_HOUR,
    rows: [
      ['a21026', 550],
      ['a21002', 240],
      ['a34013', 120],
      ['a24088', 120],
      ['a21022', 65],
      ['a21024', 100],
      ['a25002', 12],
      ['a25003', 40],
      ['a25005', 70],
    ],
  },
  {
    // GB 16297-1996 table 2, concentration at the boundary; sulphur dioxide and nitrogen oxides in µg/m³ there.
    category: 'parkBoundary',
    source: 'gb16297Boundary',
    periods: UP_TO_HOUR,
    rows: [
      ['a21026', 400],
      ['a21002', 120],
      ['a34013', 1],
      ['a24088', 4],
      ['a21022', 0.4],
      ['a21024', 0.2],
      ['a25002', 0.4],
      ['a25003', 2.4],
      ['a25005', 1.2],
      ['a30001', 12],
      ['a31001', 0.2],
    ],
  },
  {
    // GB 14554-93 table 1, class 2, new and rebuilt works.
    category: 'parkBoundary',
    source: 'gb14554Boundary',
    periods: UP_TO_HOUR,
    rows: [
      ['a21001', 1.5],
      ['a21028', 0.06],
      ['a99051', 3],
    ],
  },
  {
    // GB/T 14848-2017 table 1, class III.
    category: 'groundWater',
    source: 'gbt14848ClassIII',
    periods: ALL,
    rows: [
      ['w01001', 8.5, 6.5],
      ['w01019', 3],
      ['w01006', 1000],
      ['w21003', 0.5],
      ['w21007', 20],
      ['w21006', 1],
      ['w21022', 250],
      ['w21038', 250],
      ['w21017', 1],
      ['w21016', 0.05],
      ['w23002', 0.002],
      ['w20119', 10],
      ['w20111', 1],
      ['w20115', 5],
      ['w20117', 50],
      ['w20120', 10],
      ['w20122', 1],
      ['w20123', 1],
      ['w20124', 0.1],
      ['w20125', 0.3],
    ],
  },
];

/** Every limit, in the order of its set. */
export const LIMITS: readonly Limit[] = SETS.flatMap(({ category, source, periods, rows }) =>
  rows.map(([factor, high, low]) => ({ factor, category, high, low, periods, source })),
);

const byPlace = new Map<string, readonly Limit[]>();
for (const limit of LIMITS) {
  const key = `${limit.category} ${limit.factor}`;
  byPlace.set(key, [...(byPlace.get(key) ?? []), limit]);
}

/** A code as the table has it; a value converted to the reference oxygen content (`-Zs`) is held against the same limit. */
const canonical = (factor: string): string => factorOf(factor.replace(/-Zs$/, '')).code;

/** Limits of a factor at stations of a category, for every period. */
export function limitsAt(factor: string, category: StationCategory): readonly Limit[] {
  return byPlace.get(`${category} ${canonical(factor)}`) ?? [];
}

/** The limit that a value of this period is held against. */
export function limitFor(factor: string, category: StationCategory, period: Period): Limit | undefined {
  return limitsAt(factor, category).find(({ periods }) => periods.includes(period));
}

/** The unit that a limit is in. */
export const unitOfLimit = (limit: Limit): string => unitAt(factorOf(limit.factor), limit.category);

/** True when the value is above the limit or below it, where it has a lower one. */
export function exceeds(value: number, limit: Limit | undefined): boolean {
  if (!limit) return false;
  return (limit.high !== undefined && value > limit.high) || (limit.low !== undefined && value < limit.low);
}
