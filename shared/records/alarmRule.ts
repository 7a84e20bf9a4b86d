import { z } from 'zod';
import { ALARM_PRIORITIES } from './alarm.ts';
import { idOf, nameSchema } from './base.ts';
import { STATION_CATEGORIES } from './station.ts';

const PERIODS = ['realtime', 'minute', 'hour', 'day'] as const;

/** What a rule watches for: each with the numbers that it needs. */
export const alarmConditionSchema = z.discriminatedUnion('test', [
  /** Above `high` or below `low`; without either, the limit of the factor's standard. */
  z.object({ test: z.literal('limit'), high: z.number().optional(), low: z.number().optional() }),
  /** Rise (or fall, when negative) of at least `percent` and `atLeast` (in the factor's unit) within `withinMs`. */
  z.object({
    test: z.literal('change'),
    percent: z.number(),
    withinMs: z.number().positive(),
    atLeast: z.number().min(0).default(0),
  }),
  /** Differs from the median of stations of the same category within `withinM` by more than `percent`. */
  z.object({ test: z.literal('neighbours'), percent: z.number().positive(), withinM: z.number().positive() }),
  /** Above the background's mean + `sigmas` standard deviations, `times` times running. */
  z.object({
    test: z.literal('background'),
    sigmas: z.number().positive(),
    times: z.number().int().min(1),
    overMs: z.number().positive(),
  }),
  /** Nothing has come for so long. */
  z.object({ test: z.literal('silence'), afterMs: z.number().positive() }),
  /** A mobile source is outside its fence, or reads off its expected dose rate by this factor. */
  z.object({ test: z.literal('fence'), marginM: z.number().min(0).default(0) }),
  z.object({ test: z.literal('dose'), factor: z.number().positive() }),
]);
export type AlarmCondition = z.infer<typeof alarmConditionSchema>;

/** When the hub raises an alarm by itself (报警规则): IEC 62682's attributes as data. */
export const alarmRuleSchema = z.object({
  id: idOf('alarmRule'),
  name: nameSchema,
  enabled: z.boolean(),
  priority: z.enum(ALARM_PRIORITIES),
  /** Station categories it holds for; empty: all. */
  categories: z.array(z.enum(STATION_CATEGORIES)).max(20),
  /** Factor codes it holds for; empty: all. */
  factors: z.array(z.string().max(40)).max(100),
  /** Stations or mobile sources it holds for; empty: all. */
  subjectIds: z.array(z.string().max(80)).max(1000),
  period: z.enum(PERIODS).optional(),
  condition: alarmConditionSchema,
  /** How far back inside the limit a value must come before the alarm clears, percent of the limit. */
  deadBandPercent: z.number().min(0).max(100),
  /** How long the condition must hold before the alarm is raised, and be gone before it clears, milliseconds. */
  onDelayMs: z.number().min(0),
  offDelayMs: z.number().min(0),
  /** Unacknowledged for so long, it goes up one priority and is told again; 0: never. */
  escalateAfterMs: z.number().min(0),
  /** What to do (IEC 62682: every alarm needs a response). */
  response: z.string().max(1000).optional(),
  /** Where the numbers come from; "unconfirmed" is told to the user. */
  source: z.string().max(300).optional(),
});
export type AlarmRule = z.infer<typeof alarmRuleSchema>;
