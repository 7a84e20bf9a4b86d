import type { AlarmRule } from '../records/alarmRule.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** A rule as it comes with the program; its name, response and source are texts `judging.rule_<id>` and so on. */
export type DefaultRule = Omit<AlarmRule, 'id' | 'name' | 'response' | 'source'> & {
  readonly id: string;
  /** Whose number it is: catalogue key `judging.ruleSource_<source>`. */
  readonly source: 'standards' | 'chengdu' | 'unconfirmed';
};

const common = {
  enabled: true,
  categories: [],
  factors: [],
  subjectIds: [],
  deadBandPercent: 5,
  onDelayMs: 0,
  offDelayMs: 5 * MINUTE,
  escalateAfterMs: 0,
} satisfies Partial<DefaultRule>;

/**
 * Rules of an empty store. They are records: the desk changes them as it likes, and they are never written again.
 * Priorities follow IEC 62682: few are critical, and each has a response.
 */
export const DEFAULT_RULES: readonly DefaultRule[] = [
  {
    ...common,
    id: 'toxicGas',
    priority: 'critical',
    categories: ['parkBoundary'],
    factors: ['a21022', 'a21028', 'a21001', 'a21024', 'a99049'],
    condition: { test: 'limit' },
    source: 'standards',
  },
  {
    ...common,
    id: 'outletHour',
    priority: 'high',
    categories: ['wasteWater', 'wasteGas', 'parkBoundary'],
    period: 'hour',
    condition: { test: 'limit' },
    escalateAfterMs: 30 * MINUTE,
    source: 'standards',
  },
  {
    ...common,
    id: 'outletNow',
    priority: 'medium',
    categories: ['wasteWater', 'wasteGas'],
    period: 'realtime',
    condition: { test: 'limit' },
    onDelayMs: MINUTE,
    escalateAfterMs: 30 * MINUTE,
    source: 'standards',
  },
  {
    ...common,
    id: 'surfaceWater',
    priority: 'medium',
    categories: ['surfaceWater', 'groundWater'],
    condition: { test: 'limit' },
    onDelayMs: MINUTE,
    escalateAfterMs: HOUR,
    source: 'standards',
  },
  {
    ...common,
    id: 'airHour',
    priority: 'medium',
    categories: ['air'],
    period: 'hour',
    condition: { test: 'limit' },
    source: 'standards',
  },
  {
    ...common,
    id: 'ozoneRise',
    priority: 'high',
    categories: ['air'],
    factors: ['a05024'],
    condition: { test: 'change', percent: 50, withinMs: HOUR, atLeast: 60 },
    escalateAfterMs: 30 * MINUTE,
    source: 'chengdu',
  },
  {
    ...common,
    id: 'particlesRise',
    priority: 'medium',
    categories: ['air'],
    factors: ['a34004', 'a34002'],
    period: 'hour',
    condition: { test: 'change', percent: 100, withinMs: HOUR, atLeast: 75 },
    source: 'unconfirmed',
  },
  {
    ...common,
    id: 'airNeighbours',
    priority: 'low',
    categories: ['air'],
    factors: ['a34004', 'a34002', 'a21026', 'a21004', 'a05024'],
    period: 'hour',
    condition: { test: 'neighbours', percent: 200, withinM: 30_000 },
    deadBandPercent: 20,
    source: 'unconfirmed',
  },
  {
    ...common,
    id: 'radiation',
    priority: 'high',
    categories: ['radiation'],
    factors: ['0102060301'],
    condition: { test: 'background', sigmas: 3, times: 2, overMs: 24 * HOUR },
    deadBandPercent: 20,
    escalateAfterMs: 10 * MINUTE,
    source: 'unconfirmed',
  },
  {
    ...common,
    id: 'silence',
    priority: 'low',
    categories: ['air', 'wasteWater', 'wasteGas', 'parkBoundary', 'radiation'],
    condition: { test: 'silence', afterMs: 2 * HOUR },
    source: 'unconfirmed',
  },
  {
    ...common,
    id: 'silenceWater',
    priority: 'low',
    categories: ['surfaceWater', 'groundWater'],
    condition: { test: 'silence', afterMs: 9 * HOUR },
    source: 'unconfirmed',
  },
  {
    ...common,
    id: 'fence',
    priority: 'critical',
    condition: { test: 'fence', marginM: 100 },
    onDelayMs: MINUTE,
    source: 'unconfirmed',
  },
  {
    ...common,
    id: 'dose',
    priority: 'high',
    condition: { test: 'dose', factor: 3 },
    deadBandPercent: 20,
    onDelayMs: MINUTE,
    escalateAfterMs: 10 * MINUTE,
    source: 'unconfirmed',
  },
];

/** Record id of a default rule: the same on every hub. */
export const defaultRuleId = (id: string): string => `alarmRule:default-${id}`;
