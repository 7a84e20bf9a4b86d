import type { Period } from '../../shared/telemetry/reading.ts';

/** T2: so long may the authoritative producer be silent before another feed may take its place, milliseconds. */
export const OWNER_SILENT_MS: Readonly<Record<Period, number>> = {
  realtime: 3_600_000,
  minute: 3_600_000,
  hour: 4 * 3_600_000,
  day: 3 * 86_400_000,
};
