import { join } from 'node:path';
import { AlarmEngine, TICK_MS } from '../../shared/alarming/engine.ts';
import { alarmHealth } from '../../shared/alarming/health.ts';
import type { Clock } from '../../shared/clock.ts';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import { DAY_MS, dayStart } from '../../shared/judging/day.ts';
import { Judge } from '../../shared/judging/judge.ts';
import { scoreOf, stationScore, stretchesOf } from '../../shared/judging/score.ts';
import type { AlarmRule } from '../../shared/records/alarmRule.ts';
import type { GridCell } from '../../shared/records/gridCell.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import type { SubjectBook } from '../feeds/subjectBook.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/types.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import { createAlarmBook } from './alarmBook.ts';
import { createAlarmWriter, SYSTEM } from './alarmWriter.ts';
import { DayTallies } from './dayTallies.ts';
import { createHotGrids } from './hotGrids.ts';
import { memoryOfRules, playBack } from './playBack.ts';
import { ruleHistory, storedRules, writeDefaultRules } from './rules.ts';
import { createSubjects } from './subjects.ts';
import { learnHistory, warmUp } from './warmUp.ts';

export interface AlarmingDeps {
  readonly store: Store;
  readonly telemetry: Telemetry;
  readonly book: SubjectBook;
  readonly clock: Clock;
  readonly log: Log;
  /** The hub's data folder. */
  readonly folder: string;
}

/** Judging and alarms of the hub: what the pipeline hands readings to, and what services ask. */
export interface Alarming {
  /** The same readings with their verdicts, in their order. */
  judge(readings: readonly Reading[]): Reading[];
  /** Judged readings and positions, in order of receipt: counted, and alarmed on. */
  take(readings: readonly Reading[]): void;
  tracks(points: readonly TrackPoint[]): void;
  /**
   * Writes default rules into an empty store, puts back what stood, then, in the background, goes over what was received
   * before this start and takes what came meanwhile. Call it before feeds start.
   */
  start(): Promise<void>;
  /** Resolves when the warm-up is over and every decision up to now is in the log. */
  flush(): Promise<void>;
  day(stationId: string, day: string): Promise<OutputOf<'judging.day'>>;
  scores(day: string, limit: number): OutputOf<'judging.scores'>;
  health(from: number, to: number): OutputOf<'alarms.health'>;
  replay(
    from: number,
    to: number,
    rules: readonly AlarmRule[] | undefined,
    limit: number,
  ): Promise<OutputOf<'alarms.replay'>>;
  hotGrids(hours: number, level: GridCell['category'], limit: number): OutputOf<'hotGrids.rank'>;
  close(): Promise<void>;
}

/** Ticks lag behind the clock by this, so that what was received before a tick has come through the pipeline. */
export const TICK_LAG_MS = 5_000;
const SAVE_EVERY_MS = 60_000;
const REFRESH_AFTER_MS = 1_000;
/** Alarms raised this shortly before the start and missing from the store were lost with a crash: they are written. */
const LOST_WITHIN_MS = 2 * 60_000;
/** Calls that may wait while the warm-up goes on. */
const MOST_HELD = 50_000;
/** Readings of one series in one day that stretches are looked for in. */
const MOST_A_DAY = 30_000;

export function createAlarming({ store, telemetry, book, clock, log, folder }: AlarmingDeps): Alarming {
  const subjects = createSubjects(book, store);
  const judge = new Judge({ categoryOf: (id) => book.station(id)?.category });
  const engine = new AlarmEngine(subjects);
  const tallies = new DayTallies(join(folder, 'judging'), log);
  const writer = createAlarmWriter(store, clock, log);
  const alarms = createAlarmBook(store);
  const grids = createHotGrids(store);
  const timers = new Set<() => void>();
  /** What came while the engine was still warming up; undefined from then on. */
  let held: (() => void)[] | undefined = [];
  let lost = 0;
  let isOpen = true;
  let warming = Promise.resolve();

  const orHold = (run: () => void) => {
    if (!held) run();
    else if (held.length < MOST_HELD) held.push(run);
    else lost++;
  };

  const every = (ms: number, run: () => void) => {
    let stop = () => {};
    const again = () => {
      stop = clock.after(ms, () => {
        try {
          run();
        } catch (error) {
          log.error({ err: error }, 'a regular step of alarming failed');
        }
        again();
      });
    };
    again();
    timers.add(() => stop());
  };

  const takeRules = () => engine.setRules(storedRules(store));
  const follow = (event: LoggedEvent): boolean => {
    if (event.type === 'record.put') return event.payload.kind === 'alarmRule';
    if (event.type === 'records.removed') return event.payload.kind === 'alarmRule';
    if (event.type === 'alarm.advanced') engine.settle(event.payload.alarmId, { state: event.payload.to });
    if (event.type === 'alarm.updated' && event.actor !== SYSTEM) {
      engine.settle(event.payload.alarmId, { shelvedUntil: event.payload.changes.shelvedUntil });
    }
    return false;
  };
  const offCommit = store.onCommit((events) => {
    if (events.map(follow).some(Boolean)) takeRules();
  });
  const offReplaced = store.onReplaced(() => {
    takeRules();
    engine.restore(alarms.asOf(clock.now()));
  });
  let stopRefresh = () => {};
  const offBook = book.onChange(() => {
    stopRefresh();
    stopRefresh = clock.after(REFRESH_AFTER_MS, () => {
      judge.refreshStations();
      engine.refreshSubjects();
    });
  });

  const start = async () => {
    await writeDefaultRules(store);
    takeRules();
    const now = clock.now();
    const from = now - memoryOfRules(storedRules(store));
    engine.restore(alarms.asOf(from));
    warming = goOver(from, now);
  };

  /** The warm-up, and what came meanwhile; a database that cannot be read is no reason not to alarm on what comes. */
  const goOver = async (from: number, now: number) => {
    try {
      reconcile(await warmUp({ engine, judge, tallies, telemetry, log }, from, now + 1), now);
    } catch (error) {
      log.error(
        { err: error },
        'what was received before this start could not be gone over: rules begin without memory',
      );
    }
    if (!isOpen) return;
    const waiting = held ?? [];
    held = undefined;
    for (const run of waiting) run();
    if (lost > 0) log.error({ lost }, 'calls came too fast during the start and were not alarmed on');
    every(TICK_MS, () => writer.put(engine.advanceTo(clock.now() - TICK_LAG_MS)));
    every(SAVE_EVERY_MS, () => tallies.save());
    void learnHistory({ judge, telemetry, log }, now, () => isOpen);
  };

  /** What the warm-up found beside what the store says: people's doings, what a crash lost, what cleared meanwhile. */
  const reconcile = (decisions: Awaited<ReturnType<typeof warmUp>>, now: number) => {
    writer.put(decisions.filter((decision) => decision.kind === 'raise' && decision.at > now - LOST_WITHIN_MS));
    for (const { alarm } of alarms.all()) {
      if (alarm.ruleId === undefined) continue;
      engine.settle(alarm.id, { state: alarm.state, shelvedUntil: alarm.shelvedUntil });
    }
    const standing = new Set(engine.standingIds());
    const clears = new Map(
      decisions.flatMap((decision) => (decision.kind === 'clear' ? [[decision.alarmId, decision] as const] : [])),
    );
    const doubtful = alarms.asOf(now + 1).filter(({ id, clearedAt = 0 }) => clearedAt === 0 && !standing.has(id));
    writer.put(doubtful.flatMap(({ id }) => clears.get(id) ?? []));
    // Nothing said that it cleared: it stands until a good value does.
    engine.restore(doubtful.filter(({ id }) => !clears.has(id)));
  };

  return {
    judge: (readings) => judge.judge(readings),
    take(readings) {
      tallies.take(readings);
      orHold(() => writer.put(engine.take(readings)));
    },
    tracks(points) {
      orHold(() => writer.put(engine.takeTracks(points)));
    },
    start,
    async flush() {
      await warming;
      await writer.flush();
    },

    async day(stationId, day) {
      const from = dayStart(day);
      const series = tallies.series(day, stationId);
      const stretches = await Promise.all(
        series.map(async ({ factor, period }) => {
          const query = { stationId, factor, period, from, to: from + DAY_MS, limit: MOST_A_DAY };
          return stretchesOf(await telemetry.history(query));
        }),
      );
      const { score, readings } = stationScore(series.map(({ tally }) => tally));
      return {
        day,
        stationId,
        ...(readings === 0 ? {} : { score }),
        readings,
        factors: series
          .map(({ factor, period, tally }) => ({ factor, period, readings: tally.readings, ...scoreOf(tally) }))
          .sort((a, b) => a.score - b.score || (a.factor < b.factor ? -1 : 1)),
        stretches: stretches.flat().sort((a, b) => a.from - b.from),
        unconfirmed: true,
      };
    },

    scores(day, limit) {
      const scores = tallies
        .stations(day)
        .map((stationId) => ({ stationId, ...stationScore(tallies.series(day, stationId).map(({ tally }) => tally)) }))
        .sort((a, b) => a.score - b.score || (a.stationId < b.stationId ? -1 : 1));
      return { day, total: scores.length, scores: scores.slice(0, limit), unconfirmed: true };
    },

    health: (from, to) => alarmHealth(alarms.all(), from, to, clock.now()),

    async replay(from, to, rules, limit) {
      await telemetry.flush();
      const history = rules ? [{ at: 0, rules }] : ruleHistory(store);
      const { decisions, readings, tracks } = await playBack({ telemetry, subjects }, history, { from, to }, alarms);
      const raised = decisions.filter((decision) => decision.kind === 'raise');
      const ids = new Set(raised.map(({ alarm }) => alarm.id));
      const usedIds = new Set(history.flatMap((since) => since.rules.map(({ id }) => id)));
      const missing = alarms.all().filter(({ alarm: { id, ruleId = '', raisedAt } }) => {
        return usedIds.has(ruleId) && raisedAt >= from && raisedAt < to && !ids.has(id);
      });
      return {
        alarms: raised.slice(0, limit).map((decision) => ({
          alarm: writer.named(decision),
          wasRaised: alarms.get(decision.alarm.id) !== undefined,
        })),
        total: raised.length,
        readings,
        tracks,
        missing: missing.map(({ alarm }) => alarm.id),
      };
    },

    hotGrids(hours, level, limit) {
      const to = clock.now();
      const from = to - hours * 3_600_000;
      const recent = alarms
        .all()
        .map(({ alarm }) => alarm)
        .filter(({ raisedAt, state }) => raisedAt >= from && raisedAt < to && state !== 'dismissed');
      const exceedances = tallies.exceedances(from, to);
      const { cells, grids: ranked } = grids.rank(level, recent, exceedances, (id) => book.station(id)?.position);
      return { from, to, cells, grids: ranked.slice(0, limit) };
    },

    async close() {
      isOpen = false;
      await warming;
      for (const stop of timers) stop();
      stopRefresh();
      offCommit();
      offReplaced();
      offBook();
      await writer.close();
      tallies.save();
      alarms.close();
      grids.close();
    },
  };
}
