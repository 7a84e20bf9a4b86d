import { z } from 'zod';
import { ALARM_PRIORITIES, alarmSchema } from '../records/alarm.ts';
import { alarmRuleSchema } from '../records/alarmRule.ts';
import { idOf, textSchema, timeSchema } from '../records/base.ts';
import { GRID_CELL_CATEGORIES } from '../records/gridCell.ts';
import { command, DESK, EVERYONE, query } from './operation.ts';

const alarmId = idOf('alarm');
const count = z.number().int().min(0);

/** Longest stretch that one question about health or the past may cover. */
export const MAX_HEALTH_MS = 92 * 86_400_000;
export const MAX_REPLAY_MS = 7 * 86_400_000;

const spanOf = (maxMs: number) =>
  z
    .strictObject({ from: timeSchema, to: timeSchema })
    .refine(({ from, to }) => to > from && to - from <= maxMs, { message: `a span of 1 to ${maxMs} ms` });

/** A figure of alarm health beside its published limit. */
export const healthMeasureSchema = z.object({
  value: z.number(),
  limit: z.number(),
  /** Within the limit. */
  good: z.boolean(),
});

export const alarmHealthSchema = z.object({
  from: timeSchema,
  to: timeSchema,
  total: count,
  byPriority: z.record(z.enum(ALARM_PRIORITIES), count),
  /** Alarms in each clock hour, in order, zeros included (start of the hour, epoch ms). */
  hours: z.array(z.object({ at: timeSchema, count })),
  /** In each 10 minutes, zeros left out. */
  tenMinutes: z.array(z.object({ at: timeSchema, count })),
  /** Stretches with more than 10 alarms in 10 minutes. */
  floods: z.array(z.object({ from: timeSchema, to: timeSchema, count })),
  /** Standing for more than 24 h at the end of the span, the oldest first. */
  stale: z.array(alarmId),
  /** Raised or come back 3 times or more within a minute, the most frequent first. */
  chattering: z.array(z.object({ alarmId, mostPerMinute: count })),
  /** What raises most: by rule and subject, the most frequent first, at most 20. */
  frequent: z.array(
    z.object({
      ruleId: z.string().max(80).optional(),
      subjectId: z.string().max(80).optional(),
      name: z.string(),
      count,
    }),
  ),
  measures: z.object({
    /** Mean a day (limit 144: one in 10 minutes). */
    perDay: healthMeasureSchema,
    /** Mean in 10 minutes (limit 1). */
    perTenMinutes: healthMeasureSchema,
    /** Most in any clock-aligned 10 minutes (limit 10). */
    mostInTenMinutes: healthMeasureSchema,
    /** Share of the span in flood, percent (limit 1). */
    floodShare: healthMeasureSchema,
    /** Stale ones (limit 5). */
    stale: healthMeasureSchema,
    /** Chattering ones (limit 0). */
    chattering: healthMeasureSchema,
    /** Share of critical ones, percent (limit 5). */
    criticalShare: healthMeasureSchema,
  }),
  /** The desk now: raised in the last 10 minutes, and whether that is a flood. */
  now: z.object({ inTenMinutes: count, flood: z.boolean(), standing: count, unacknowledged: count, shelved: count }),
});
export type AlarmHealth = z.infer<typeof alarmHealthSchema>;

/** What became of a replayed alarm. */
export const replayedAlarmSchema = z.object({
  alarm: alarmSchema,
  /** The same alarm (same id) was raised when it happened. */
  wasRaised: z.boolean(),
});

export const hotGridSchema = z.object({
  gridCellId: idOf('gridCell'),
  name: z.string(),
  alarms: count,
  /** Readings above a limit by stations inside. */
  exceedances: count,
  /** What was compared: alarms weighed by priority plus exceedances, damped. */
  weight: z.number().min(0),
  /** Getis–Ord Gi* as a z score: above 1.645 hot with 90 %, 1.96 with 95 %, 2.576 with 99 % confidence. */
  z: z.number(),
  confidence: z.enum(['extreme', 'strong', 'weak', 'none']),
});
export type HotGrid = z.infer<typeof hotGridSchema>;

/** Alarms that rules raise: set aside, measured, tried on the past; and where they gather. */
export const alarmingOperations = {
  'alarms.shelve': command(
    'Set an alarm aside until a time, with the reason; it comes back by itself',
    DESK,
    z.strictObject({ alarmId, until: timeSchema, why: textSchema.trim().min(1) }),
    z.object({ alarm: alarmSchema }),
  ),
  'alarms.unshelve': command(
    'Bring a shelved alarm back before its time',
    DESK,
    z.strictObject({ alarmId }),
    z.object({ alarm: alarmSchema }),
  ),
  'alarms.health': query(
    'How the desk does against EEMUA 191 and IEC 62682: alarms per hour, floods, stale, chattering, priorities',
    EVERYONE,
    spanOf(MAX_HEALTH_MS),
    alarmHealthSchema,
  ),
  'alarms.replay': query(
    'Which alarms the rules (or the ones given) would raise over what was received in a span',
    DESK,
    z
      .strictObject({
        from: timeSchema,
        to: timeSchema,
        /** Instead of the stored rules: a rule tried on the past. */
        rules: z.array(alarmRuleSchema).max(200).optional(),
        limit: z.number().int().min(1).max(5000).default(1000),
      })
      .refine(({ from, to }) => to > from && to - from <= MAX_REPLAY_MS, { message: 'a span of at most 7 days' }),
    z.object({
      /** In the order in which they were raised. */
      alarms: z.array(replayedAlarmSchema),
      total: count,
      /** Readings and positions that were played. */
      readings: count,
      tracks: count,
      /** Alarms of these rules that were raised in the span when it happened, and are not among the replayed. */
      missing: z.array(alarmId),
    }),
  ),
  'hotGrids.rank': query(
    'Grid cells where alarms and exceedances gather, by Getis–Ord Gi*, the hottest first',
    EVERYONE,
    z.strictObject({
      hours: z.number().int().min(1).max(720).default(24),
      level: z.enum(GRID_CELL_CATEGORIES).default('cell'),
      limit: z.number().int().min(1).max(2000).default(50),
    }),
    z.object({
      from: timeSchema,
      to: timeSchema,
      /** Cells of that level. */
      cells: count,
      grids: z.array(hotGridSchema),
    }),
  ),
} as const;
