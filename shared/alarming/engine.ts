import { isBelieved } from '../judging/belief.ts';
import type { Alarm } from '../records/alarm.ts';
import type { AlarmRule } from '../records/alarmRule.ts';
import { factorOf, unitAt } from '../telemetry/factors.ts';
import type { Reading } from '../telemetry/reading.ts';
import type { TrackPoint } from '../telemetry/track.ts';
import { alarmIdOf } from './alarmId.ts';
import type { Decision, Subjects, WatchedStation } from './decision.ts';
import { Gate } from './gate.ts';
import { makeWatch } from './makeWatch.ts';
import { ruleHoldsFor, ruleWatches } from './ruleScope.ts';
import { LastHeard, type Silent } from './silence.ts';
import { keyOf, StandingAlarms } from './standingAlarms.ts';
import { NewestValues } from './watches/neighbourWatch.ts';
import { doseWatch, fenceWatch, type TrackWatch } from './watches/trackWatch.ts';
import { type Finding, PERIOD_MS, type Watch } from './watches/watch.ts';

/** Ticks of the clock fall on this grid, counted from the epoch. */
export const TICK_MS = 10_000;
/** A reading that took longer than this to arrive is history: it is remembered, nothing is alarmed on it. */
export const TOO_OLD_MS = 6 * 3_600_000;
/** Longer pauses are not ticked through. */
const LONGEST_PAUSE_MS = 8 * 86_400_000;
/** Station, factor and period that are watched at once. */
const MOST_SERIES = 100_000;
/** Vehicles and whatever else nothing is watched of. */
const UNWATCHED: Moving = { name: '', monitors: [], newestAt: Number.POSITIVE_INFINITY };

/** One rule on one series. */
interface Monitor {
  readonly rule: AlarmRule;
  readonly key: string;
  readonly holder: string;
  readonly gate: Gate;
  readonly watch: Watch;
}

interface TrackMonitor extends Omit<Monitor, 'watch'> {
  readonly watch: TrackWatch;
}

interface Series {
  readonly name: Pick<Reading, 'stationId' | 'factor' | 'period'>;
  readonly station: WatchedStation | undefined;
  readonly monitors: readonly Monitor[];
  newestAt: number;
}

interface Moving {
  readonly name: string;
  readonly monitors: readonly TrackMonitor[];
  newestAt: number;
}

/**
 * Decides which alarms stand: pure and deterministic, no clock, no I/O. It is shown judged readings and positions in the
 * order of their receipt, and the time; the same calls give the same decisions, so a replay of what was received gives
 * the same alarms with the same ids in the same order.
 *
 * A1: ids are made of what raised the alarm (alarmId.ts). A2, A3, A5: standingAlarms.ts. A4: silence.ts.
 * A6: a reading that the judge does not believe (flagged by its device, impossible, standing still, against the working
 *     condition) neither raises, keeps up nor clears an alarm on what it measures.
 * A7: the clock ticks on a fixed grid; a tick T comes before whatever is received at or after T.
 * A8: a late reading (not newer than its series) is remembered as what it was then, and decides nothing now.
 */
export class AlarmEngine {
  readonly #subjects: Subjects;
  readonly #standing = new StandingAlarms();
  readonly #heard = new LastHeard();
  readonly #newest = new NewestValues();
  #series = new Map<string, Series>();
  #moving = new Map<string, Moving>();
  readonly #falling = new Set<Monitor | TrackMonitor>();
  /** Keys of what the last tick found silent. */
  readonly #silent = new Set<string>();
  #rules: readonly AlarmRule[] = [];
  #hasNeighbours = false;
  #now = 0;
  #nextTick = 0;

  constructor(subjects: Subjects) {
    this.#subjects = subjects;
  }

  /**
   * Sets the rules that hold from now on. Series of rules that did not change keep what they remember; an alarm whose
   * rule is gone clears at the next tick.
   */
  setRules(rules: readonly AlarmRule[]): void {
    const before = new Map(this.#rules.map((rule) => [rule.id, JSON.stringify(rule)]));
    const same = new Set(rules.filter((rule) => before.get(rule.id) === JSON.stringify(rule)).map(({ id }) => id));
    this.#rules = [...rules].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.#hasNeighbours = rules.some(({ condition }) => condition.test === 'neighbours');
    this.#rebuild((monitor) => same.has(monitor.rule.id));
  }

  /** Stations or mobile sources changed: who is watched by which rule is worked out anew, memories stay. */
  refreshSubjects(): void {
    this.#rebuild(() => true);
  }

  /** Judged readings in order of receipt. */
  take(readings: readonly Reading[]): Decision[] {
    const decisions: Decision[] = [];
    for (const reading of readings) {
      this.#advance(reading.receivedAt, decisions);
      this.#heard.take(reading.stationId, reading.feedId, this.#now);
      this.#takeReading(reading, decisions);
    }
    return decisions;
  }

  /** Positions in order of receipt. */
  takeTracks(points: readonly TrackPoint[]): Decision[] {
    const decisions: Decision[] = [];
    for (const point of points) {
      this.#advance(point.receivedAt, decisions);
      this.#takePoint(point, decisions);
    }
    return decisions;
  }

  /** Everything that falls due by then. @param now epoch ms; an earlier one than before changes nothing */
  advanceTo(now: number): Decision[] {
    const decisions: Decision[] = [];
    this.#advance(now, decisions);
    return decisions;
  }

  /** Puts back what stood when this engine's memory begins. */
  restore(alarms: readonly Alarm[]): void {
    const escalations = new Map(this.#rules.map((rule) => [rule.id, rule.escalateAfterMs]));
    for (const alarm of alarms) this.#standing.restore(alarm, escalations.get(alarm.ruleId ?? '') ?? 0);
    const keys = new Set([...this.#standing.standing()].map(({ key }) => key));
    for (const { monitors } of [...this.#series.values(), ...this.#moving.values()]) {
      // Series that are watched already take up what stands, so that their next good value clears it.
      for (const { key, holder, gate } of monitors) if (keys.has(key)) gate.isUp = this.#standing.holds(key, holder);
    }
  }

  /** What a person did with an alarm. */
  settle(alarmId: string, change: { state?: Alarm['state'] | undefined; shelvedUntil?: number | undefined }): void {
    this.#standing.settle(alarmId, change);
  }

  /** When a station was last heard before this engine began. */
  heard(stationId: string, feedId: string, receivedAt: number): void {
    this.#heard.take(stationId, feedId, receivedAt);
  }

  /** Ids of alarms whose condition holds. */
  standingIds(): string[] {
    return [...this.#standing.standing()].map(({ id }) => id);
  }

  /** Ticks up to a time, each before what is received then (A7). */
  #advance(to: number, decisions: Decision[]): void {
    if (this.#now === 0) {
      this.#now = to;
      this.#nextTick = Math.floor(to / TICK_MS) * TICK_MS + TICK_MS;
    }
    if (to - this.#nextTick > LONGEST_PAUSE_MS) this.#nextTick = Math.floor(to / TICK_MS) * TICK_MS;
    while (this.#nextTick <= to) {
      this.#now = Math.max(this.#now, this.#nextTick);
      this.#tick(this.#now, decisions);
      this.#nextTick += TICK_MS;
    }
    this.#now = Math.max(this.#now, to);
  }

  #tick(now: number, decisions: Decision[]): void {
    for (const monitor of this.#falling) {
      if (monitor.gate.tick(now, monitor.rule.offDelayMs)) this.#fall(monitor, decisions);
      if (!monitor.gate.isFalling) this.#falling.delete(monitor);
    }
    for (const rule of this.#rules) {
      if (rule.enabled && rule.condition.test === 'silence')
        this.#tickSilence(rule, rule.condition.afterMs, now, decisions);
    }
    this.#clearOrphans(now, decisions);
    decisions.push(...this.#standing.escalate(now));
  }

  #tickSilence(rule: AlarmRule, afterMs: number, now: number, decisions: Decision[]): void {
    const silent = this.#heard.silent(rule, afterMs, now, this.#subjects);
    const still = new Set(silent.map(({ subjectId }) => keyOf(rule.id, subjectId, undefined)));
    for (const one of silent) {
      const key = keyOf(rule.id, one.subjectId, undefined);
      if (this.#silent.has(key)) continue;
      this.#silent.add(key);
      const make = () => this.#silenceAlarm(rule, one, now);
      const decision = this.#standing.rise(key, 'silence', now, undefined, rule.escalateAfterMs, make);
      if (decision) decisions.push(decision);
    }
    for (const { key } of [...this.#standing.standing()]) {
      if (still.has(key) || !key.startsWith(`${rule.id}|`)) continue;
      this.#silent.delete(key);
      const decision = this.#standing.fall(key, 'silence', now);
      if (decision) decisions.push(decision);
    }
  }

  /** Alarms of rules that were removed or switched off clear: nothing watches them any more. */
  #clearOrphans(now: number, decisions: Decision[]): void {
    const known = new Map(this.#rules.map((rule) => [rule.id, rule]));
    for (const { key } of [...this.#standing.standing()]) {
      const rule = known.get(key.slice(0, key.indexOf('|')));
      if (rule?.enabled) continue;
      const decision = this.#standing.drop(key, now);
      if (decision) decisions.push(decision);
    }
  }

  #takeReading(reading: Reading, decisions: Decision[]): void {
    const series = this.#seriesOf(reading);
    if (!isBelieved(reading.verdict)) return;
    if (this.#hasNeighbours) this.#newest.take(reading);
    const isLate = reading.at <= series.newestAt;
    const isOld = reading.receivedAt - reading.at - PERIOD_MS[reading.period] > TOO_OLD_MS;
    if (!isLate) series.newestAt = reading.at;
    for (const monitor of series.monitors) {
      if (!isLate && !isOld) this.#step(reading, series.station, monitor, decisions);
      monitor.watch.remember(reading);
    }
  }

  #step(reading: Reading, station: WatchedStation | undefined, monitor: Monitor, decisions: Decision[]): void {
    const finding = monitor.watch.find(reading);
    if (!finding) return;
    const { gate, rule } = monitor;
    const moved = gate.step(finding.standing, reading.at, PERIOD_MS[reading.period], this.#now, rule);
    if (gate.isFalling) this.#falling.add(monitor);
    if (moved === 'fall') this.#fall(monitor, decisions);
    if (moved !== 'rise') return;
    const make = () => this.#readingAlarm(rule, reading, station, finding);
    const decision = this.#standing.rise(
      monitor.key,
      monitor.holder,
      this.#now,
      finding.value,
      rule.escalateAfterMs,
      make,
    );
    if (decision) decisions.push(decision);
  }

  #takePoint(point: TrackPoint, decisions: Decision[]): void {
    const moving = this.#movingOf(point.subjectId);
    if (point.at <= moving.newestAt || point.receivedAt - point.at > TOO_OLD_MS) return;
    moving.newestAt = point.at;
    for (const monitor of moving.monitors) {
      const finding = monitor.watch.find(point);
      if (!finding) continue;
      const { gate, rule } = monitor;
      const moved = gate.step(finding.standing, point.at, 0, this.#now, rule);
      if (gate.isFalling) this.#falling.add(monitor);
      if (moved === 'fall') this.#fall(monitor, decisions);
      if (moved !== 'rise') continue;
      const make = () => this.#trackAlarm(rule, point, moving.name, finding);
      const decision = this.#standing.rise(
        monitor.key,
        monitor.holder,
        this.#now,
        finding.value,
        rule.escalateAfterMs,
        make,
      );
      if (decision) decisions.push(decision);
    }
  }

  #fall(monitor: Monitor | TrackMonitor, decisions: Decision[]): void {
    const decision = this.#standing.fall(monitor.key, monitor.holder, this.#now);
    if (decision) decisions.push(decision);
  }

  #seriesOf(reading: Reading): Series {
    const key = `${reading.stationId}|${reading.period}|${reading.factor}`;
    const known = this.#series.get(key);
    if (known) return known;
    const series = this.#makeSeries(reading);
    this.#series.set(key, series);
    if (this.#series.size > MOST_SERIES) this.#forgetOldest();
    return series;
  }

  /** Codes that a device makes up must not fill the memory: the series that came first goes, its alarm stays. */
  #forgetOldest(): void {
    const [oldest] = this.#series;
    if (!oldest) return;
    this.#series.delete(oldest[0]);
    for (const monitor of oldest[1].monitors) this.#falling.delete(monitor);
  }

  #makeSeries({ stationId, factor, period }: Series['name']): Series {
    const station = this.#subjects.station(stationId);
    const around = { subjects: this.#subjects, newest: this.#newest };
    const monitors = this.#rules.flatMap((rule): Monitor[] => {
      if (!ruleHoldsFor(rule, stationId, station?.category) || !ruleWatches(rule, factor, period)) return [];
      const watch = makeWatch(rule, station, factor, period, around);
      if (!watch) return [];
      const key = keyOf(rule.id, stationId, factor);
      return [{ rule, key, holder: period, gate: new Gate(this.#standing.holds(key, period)), watch }];
    });
    return { name: { stationId, factor, period }, station, monitors, newestAt: Number.NEGATIVE_INFINITY };
  }

  #movingOf(subjectId: string): Moving {
    const known = this.#moving.get(subjectId);
    if (known) return known;
    const mover = this.#subjects.mover(subjectId);
    if (!mover) return UNWATCHED;
    const monitors = this.#rules.flatMap((rule): TrackMonitor[] => {
      const { condition, deadBandPercent } = rule;
      // Categories are those of stations: a rule that names some is not about what moves.
      if (!ruleHoldsFor(rule, subjectId, undefined)) return [];
      const watch =
        condition.test === 'fence'
          ? fenceWatch(mover, condition.marginM, deadBandPercent)
          : condition.test === 'dose'
            ? doseWatch(condition.factor, deadBandPercent)
            : undefined;
      if (!watch) return [];
      const key = keyOf(rule.id, subjectId, undefined);
      return [{ rule, key, holder: 'track', gate: new Gate(this.#standing.holds(key, 'track')), watch }];
    });
    const moving = { name: mover.name, monitors, newestAt: Number.NEGATIVE_INFINITY };
    this.#moving.set(subjectId, moving);
    return moving;
  }

  /** Works out anew who watches what; monitors that may stay keep their memory and their place. */
  #rebuild(mayStay: (monitor: Monitor | TrackMonitor) => boolean): void {
    const series = this.#series;
    const moving = this.#moving;
    this.#series = new Map();
    this.#moving = new Map();
    this.#falling.clear();
    for (const [key, old] of series) {
      const made = this.#makeSeries(old.name);
      const monitors = kept(made.monitors, old.monitors, mayStay, sameLimits);
      this.#series.set(key, { ...made, monitors, newestAt: old.newestAt });
      for (const monitor of monitors) if (monitor.gate.isFalling) this.#falling.add(monitor);
    }
    for (const [id, old] of moving) {
      const made = this.#movingOf(id);
      const monitors = kept(made.monitors, old.monitors, mayStay, ({ rule }) => rule.condition.test === 'dose');
      this.#moving.set(id, { ...made, monitors, newestAt: old.newestAt });
      for (const monitor of monitors) if (monitor.gate.isFalling) this.#falling.add(monitor);
    }
  }

  #readingAlarm(
    rule: AlarmRule,
    reading: Reading,
    station: WatchedStation | undefined,
    finding: Finding,
  ): Extract<Decision, { kind: 'raise' }> {
    const { stationId, factor, period, at, verdict } = reading;
    return {
      kind: 'raise',
      at: this.#now,
      rule,
      subjectName: station?.name ?? stationId,
      percent: finding.percent,
      figure: finding.figure,
      verdict,
      alarm: {
        ...this.#alarm(rule, stationId, alarmIdOf(rule.id, stationId, factor, period, at)),
        ...(station ? { position: station.position } : {}),
        source: 'station',
        factor,
        unit: unitAt(factorOf(factor), station?.category),
        ...numbers(finding),
      },
    };
  }

  #trackAlarm(
    rule: AlarmRule,
    point: TrackPoint,
    subjectName: string,
    finding: Finding,
  ): Extract<Decision, { kind: 'raise' }> {
    const { subjectId, at, lon, lat } = point;
    return {
      kind: 'raise',
      at: this.#now,
      rule,
      subjectName,
      figure: finding.figure,
      verdict: 0,
      alarm: {
        ...this.#alarm(rule, subjectId, alarmIdOf(rule.id, subjectId, '', 'track', at)),
        position: { lon, lat },
        source: 'mobileSource',
        unit: rule.condition.test === 'dose' ? 'µSv/h' : 'm',
        ...numbers(finding),
      },
    };
  }

  #silenceAlarm(rule: AlarmRule, silent: Silent, now: number): Extract<Decision, { kind: 'raise' }> {
    const station = silent.isFeed ? undefined : this.#subjects.station(silent.subjectId);
    return {
      kind: 'raise',
      at: now,
      rule,
      subjectName: silent.name,
      figure: silent.stations,
      verdict: 0,
      alarm: {
        ...this.#alarm(rule, silent.subjectId, alarmIdOf(rule.id, silent.subjectId, '', 'silence', silent.since)),
        ...(station ? { position: station.position } : {}),
        source: silent.isFeed ? 'other' : 'station',
      },
    };
  }

  #alarm(rule: AlarmRule, subjectId: string, id: string) {
    const now = this.#now;
    const who = { raisedAt: now, raisedBy: 'system', stateAt: now, stateBy: 'system' };
    return { id, priority: rule.priority, state: 'raised' as const, ...who, subjectId, ruleId: rule.id };
  }
}

/** Numbers of a finding that are known. */
function numbers({ value, limit }: Finding): { value: number; limit?: number } {
  return { value, ...(limit === undefined ? {} : { limit }) };
}

/** New monitors, with the old ones in place of those whose rule and test did not change. */
function kept<Kind extends Monitor | TrackMonitor>(
  made: readonly Kind[],
  old: readonly Kind[],
  mayStay: (monitor: Kind) => boolean,
  hasMemory: (monitor: Kind) => boolean,
): Kind[] {
  return made.map((monitor) => {
    const before = old.find(({ rule }) => rule.id === monitor.rule.id);
    if (!before || !mayStay(before)) return monitor;
    return hasMemory(before) ? before : { ...monitor, gate: before.gate };
  });
}

/** Tests that remember values keep their memory; those that only compare are made anew with the newest limits. */
function sameLimits({ rule }: Monitor): boolean {
  return rule.condition.test === 'change' || rule.condition.test === 'background';
}
