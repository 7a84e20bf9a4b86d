import type { Reading } from '../../telemetry/reading.ts';
import type { Standing } from '../gate.ts';

/** What a test says of a reading, with the numbers that the alarm shows. */
export interface Finding {
  readonly standing: Standing;
  readonly value: number;
  /** What it was held against, in the same unit. */
  readonly limit?: number | undefined;
  readonly percent?: number | undefined;
  readonly figure?: number | undefined;
}

/** One test of one rule on one series of readings. Bounded memory. */
export interface Watch {
  /** Says what a reading means, given what was remembered before it; undefined when that cannot be told (yet). */
  find(reading: Reading): Finding | undefined;
  /** Takes a reading into memory, late ones too. */
  remember(reading: Reading): void;
}

/** Length of a reading's period, milliseconds; of a minute datum at least one minute (devices choose its length). */
export const PERIOD_MS = { realtime: 0, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
