import { z } from 'zod';
import { timeSchema } from '../records/base.ts';
import { PERIODS } from '../telemetry/reading.ts';
import { EVERYONE, query } from './operation.ts';

/** What a test is called in answers; texts: catalogue keys `judging.test_<name>` and `judging.reason_<name>`. */
export const JUDGING_TESTS = [
  'exceedance',
  'fluctuation',
  'constant',
  'outlier',
  'condition',
  'flagged',
  'invalid',
] as const;
export type JudgingTest = (typeof JUDGING_TESTS)[number];

/** A day of Beijing time (UTC+8), which is the day of the standards: `2026-11-25`. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((day) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day), {
    message: 'no such day',
  });
const stationId = z.string().min(1).max(80);
const scoreSchema = z.number().min(0).max(100);

/** Why points were taken off: so many readings failed the test, which cost so many points. */
export const scoreReasonSchema = z.object({
  test: z.enum(JUDGING_TESTS),
  count: z.number().int().min(1),
  /** Of the day's readings, 0 to 1. */
  share: z.number().min(0).max(1),
  /** Points of 100; 0 where a test is told but costs nothing (an exceedance is not a sign of bad data by itself). */
  lost: scoreSchema,
});
export type ScoreReason = z.infer<typeof scoreReasonSchema>;

export const factorScoreSchema = z.object({
  factor: z.string().max(40),
  period: z.enum(PERIODS),
  score: scoreSchema,
  readings: z.number().int().min(0),
  reasons: z.array(scoreReasonSchema),
});
export type FactorScore = z.infer<typeof factorScoreSchema>;

/** A stretch of readings that failed tests one after the other, to be marked in the chart. */
export const suspiciousStretchSchema = z.object({
  factor: z.string().max(40),
  period: z.enum(PERIODS),
  /** Times (`at`) of its first and last reading, epoch ms. */
  from: timeSchema,
  to: timeSchema,
  count: z.number().int().min(1),
  /** Bits of VERDICT that occur in it. */
  verdict: z.number().int().min(0).max(255),
  tests: z.array(z.enum(JUDGING_TESTS)),
});
export type SuspiciousStretch = z.infer<typeof suspiciousStretchSchema>;

export const stationScoreSchema = z.object({
  stationId,
  score: scoreSchema,
  readings: z.number().int().min(0),
  /** Over all factors. */
  reasons: z.array(scoreReasonSchema),
});
export type StationScore = z.infer<typeof stationScoreSchema>;

/** How far the data of a day can be believed. */
export const judgingOperations = {
  'judging.day': query(
    'Score 0 to 100 of a station and its factors on one day, with the reasons and the suspicious stretches',
    EVERYONE,
    z.strictObject({ stationId, day: daySchema }),
    z.object({
      day: daySchema,
      stationId,
      /** Absent when nothing was received that day. */
      score: scoreSchema.optional(),
      readings: z.number().int().min(0),
      factors: z.array(factorScoreSchema),
      stretches: z.array(suspiciousStretchSchema),
      /** True: the weights have no published source, which the user is told (`judging.unconfirmed`). */
      unconfirmed: z.boolean(),
    }),
  ),
  'judging.scores': query(
    'Scores of all stations on one day, the worst first',
    EVERYONE,
    z.strictObject({ day: daySchema, limit: z.number().int().min(1).max(5000).default(200) }),
    z.object({
      day: daySchema,
      /** Stations that sent anything that day. */
      total: z.number().int().min(0),
      scores: z.array(stationScoreSchema),
      unconfirmed: z.boolean(),
    }),
  ),
} as const;
