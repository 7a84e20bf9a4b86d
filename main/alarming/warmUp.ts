import type { Decision } from '../../shared/alarming/decision.ts';
import type { AlarmEngine } from '../../shared/alarming/engine.ts';
import { isBelieved } from '../../shared/judging/belief.ts';
import type { Judge } from '../../shared/judging/judge.ts';
import { THRESHOLDS } from '../../shared/judging/thresholds.ts';
import type { Period, Reading } from '../../shared/telemetry/reading.ts';
import type { Log } from '../log.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { DayTallies } from './dayTallies.ts';

/** Series whose history is asked for in one query. */
const SERIES_A_QUERY = 20;
const DAY_MS = 86_400_000;
/** What a warm-up at the start may take, in readings: about half a minute of work. */
const MOST_READINGS = 3_000_000;

/** Thrown inside to end a pass that would take too long. */
class Enough extends Error {}

/**
 * Shows engine, judge and tallies what was received before this start, so that they go on as if the hub had never
 * stopped. @returns decisions of that time, in order: what a crash kept from being written is among them
 */
export async function warmUp(
  parts: { engine: AlarmEngine; judge: Judge; tallies: DayTallies; telemetry: Telemetry; log: Log },
  from: number,
  to: number,
): Promise<Decision[]> {
  const { engine, judge, tallies, telemetry, log } = parts;
  for (const { stationId, feedId, receivedAt } of telemetry.latest()) engine.heard(stationId, feedId, receivedAt);
  const decisions: Decision[] = [];
  let seen = 0;
  try {
    await telemetry.received({ from, to }, (call) => {
      if (call.kind === 'tracks') {
        decisions.push(...engine.takeTracks(call.points));
        seen += call.points.length;
      } else {
        tallies.catchUp(call.readings);
        judge.learn(call.readings);
        decisions.push(...engine.take(call.readings));
        seen += call.readings.length;
      }
      if (seen > MOST_READINGS) throw new Enough();
    });
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    log.warn({ seen }, 'the warm-up of alarms was cut: too much was received in a day');
  }
  decisions.push(...engine.advanceTo(to - 1));
  return decisions;
}

/**
 * Teaches the judge three weeks of hourly means of every series, for the box of each hour of day. In the background: until
 * a series is taught it has no box, and no alarm depends on one.
 * @param isWanted false ends it
 */
export async function learnHistory(
  { judge, telemetry, log }: { judge: Judge; telemetry: Telemetry; log: Log },
  now: number,
  isWanted: () => boolean,
): Promise<void> {
  const from = now - THRESHOLDS.outlier.days * DAY_MS;
  for (const period of ['hour', 'minute', 'realtime'] as const) {
    const names = [...telemetry.latest()].filter((reading) => reading.period === period);
    for (let i = 0; i < names.length; i += SERIES_A_QUERY) {
      if (!isWanted()) return;
      const part = names.slice(i, i + SERIES_A_QUERY);
      await learnPart({ judge, telemetry }, part, period, from, now).catch((error: unknown) =>
        log.warn({ err: error, period }, 'history for judging could not be read'),
      );
    }
  }
}

async function learnPart(
  { judge, telemetry }: { judge: Judge; telemetry: Telemetry },
  part: readonly Reading[],
  period: Period,
  from: number,
  to: number,
): Promise<void> {
  const series = part.map(({ stationId, factor }) => ({ stationId, factor }));
  const maxPoints = THRESHOLDS.outlier.days * 24;
  for (const { stationId, factor, points } of await telemetry.series({ series, from, to, period, maxPoints })) {
    for (const [at, mean, , , , verdict] of points) {
      if (isBelieved(verdict)) judge.learnHistory({ stationId, factor, period }, at, mean);
    }
  }
}
