import { ALARM_PRIORITIES, type Alarm } from '../records/alarm.ts';
import type { Decision, RaisedAlarm } from './decision.ts';

/** Coming back this soon after it cleared it is the same trouble: counted, whatever people made of the alarm. */
export const CHATTER_MS = 10 * 60_000;
/** A cleared alarm that nobody looked at yet takes a return up as its own for so long. */
export const UNSEEN_MS = 24 * 3_600_000;

/** What the engine keeps of one alarm: at most one for a rule, subject and factor. */
interface Kept {
  readonly id: string;
  readonly key: string;
  readonly escalateAfterMs: number;
  state: Alarm['state'];
  priority: Alarm['priority'];
  count: number;
  /** When it was raised, came back or went up: escalation counts from there. */
  toldAt: number;
  clearedAt: number | undefined;
  shelvedUntil: number;
  /** Conditions that hold it up: one for each period that is watched. */
  readonly holders: Set<string>;
}

export const keyOf = (ruleId: string, subjectId: string, factor: string | undefined): string =>
  `${ruleId}|${subjectId}|${factor ?? ''}`;

/**
 * Alarms that stand or have just cleared.
 *
 * A2: one standing alarm a rule, subject and factor; a condition that comes back is counted in it, not listed again.
 * A3: what people do settles what is told, never what is true: an alarm clears only when its condition is gone.
 */
export class StandingAlarms {
  readonly #byKey = new Map<string, Kept>();
  readonly #byId = new Map<string, Kept>();

  /** Its condition holds (again). @param make the alarm, should it be a new one */
  rise(
    key: string,
    holder: string,
    at: number,
    value: number | undefined,
    escalateAfterMs: number,
    make: () => Extract<Decision, { kind: 'raise' }>,
  ): Decision | undefined {
    const known = this.#byKey.get(key);
    if (known && known.clearedAt === undefined) {
      known.holders.add(holder);
      return undefined;
    }
    if (known && this.#isSame(known, at)) {
      known.holders.add(holder);
      known.clearedAt = undefined;
      known.count++;
      known.toldAt = at;
      return { kind: 'again', at, alarmId: known.id, count: known.count, value };
    }
    const decision = make();
    this.#keep(key, decision.alarm, escalateAfterMs).holders.add(holder);
    return decision;
  }

  #isSame(known: Kept, at: number): boolean {
    const since = at - (known.clearedAt ?? at);
    if (known.shelvedUntil > at) return true;
    return since < (known.state === 'raised' ? UNSEEN_MS : CHATTER_MS);
  }

  /** One of its conditions is gone; the alarm clears with the last. */
  fall(key: string, holder: string, at: number): Decision | undefined {
    const known = this.#byKey.get(key);
    if (!known || known.clearedAt !== undefined) return undefined;
    known.holders.delete(holder);
    if (known.holders.size > 0) return undefined;
    known.clearedAt = at;
    return { kind: 'clear', at, alarmId: known.id };
  }

  /** Nothing watches it any more. */
  drop(key: string, at: number): Decision | undefined {
    this.#byKey.get(key)?.holders.clear();
    return this.fall(key, '', at);
  }

  /** Puts a stored alarm back in its place; the holder `restored` stands for its condition until a reading speaks. */
  restore(alarm: Alarm, escalateAfterMs: number): void {
    const { ruleId, subjectId, factor, clearedAt = 0 } = alarm;
    if (ruleId === undefined || subjectId === undefined) return;
    const key = keyOf(ruleId, subjectId, factor);
    const newer = this.#byKey.get(key);
    if (newer && newer.toldAt > alarm.raisedAt) return;
    const kept = this.#keep(key, alarm, escalateAfterMs);
    kept.state = alarm.state;
    kept.count = alarm.count ?? 1;
    kept.toldAt = Math.max(alarm.raisedAt, alarm.lastAt ?? 0, alarm.escalatedAt ?? 0);
    kept.shelvedUntil = alarm.shelvedUntil ?? 0;
    kept.clearedAt = clearedAt > 0 ? clearedAt : undefined;
  }

  #keep(key: string, alarm: RaisedAlarm, escalateAfterMs: number): Kept {
    const before = this.#byKey.get(key);
    if (before) this.#byId.delete(before.id);
    const kept: Kept = {
      id: alarm.id,
      key,
      escalateAfterMs,
      state: alarm.state,
      priority: alarm.priority,
      count: 1,
      toldAt: alarm.raisedAt,
      clearedAt: undefined,
      shelvedUntil: 0,
      holders: new Set(),
    };
    this.#byKey.set(key, kept);
    this.#byId.set(alarm.id, kept);
    return kept;
  }

  /** What a person did: acknowledged, dismissed, made an incident of it, set it aside. */
  settle(alarmId: string, change: { state?: Alarm['state'] | undefined; shelvedUntil?: number | undefined }): void {
    const known = this.#byId.get(alarmId);
    if (!known) return;
    known.state = change.state ?? known.state;
    known.shelvedUntil = change.shelvedUntil ?? known.shelvedUntil;
  }

  /** True while the alarm of the key stands; the condition that asks is from then on one of those that hold it up. */
  holds(key: string, holder: string): boolean {
    const known = this.#byKey.get(key);
    if (known?.clearedAt !== undefined) return false;
    known?.holders.add(holder);
    return known !== undefined;
  }

  /** Ids and keys of what stands, in the order in which it was raised. */
  *standing(): Generator<{ readonly id: string; readonly key: string }> {
    for (const { id, key, clearedAt } of this.#byKey.values()) if (clearedAt === undefined) yield { id, key };
  }

  /** A5: unacknowledged for too long, it goes up one priority; from there the time runs anew. Shelved ones wait. */
  escalate(now: number): Decision[] {
    const decisions: Decision[] = [];
    for (const known of this.#byKey.values()) {
      const { escalateAfterMs, state, clearedAt, shelvedUntil, toldAt } = known;
      if (clearedAt !== undefined && now - clearedAt > UNSEEN_MS) {
        this.#byKey.delete(known.key);
        this.#byId.delete(known.id);
        continue;
      }
      if (escalateAfterMs <= 0 || state !== 'raised' || clearedAt !== undefined) continue;
      if (shelvedUntil > now || now - Math.max(toldAt, shelvedUntil) < escalateAfterMs) continue;
      const higher = ALARM_PRIORITIES[ALARM_PRIORITIES.indexOf(known.priority) - 1];
      if (!higher) continue;
      known.priority = higher;
      known.toldAt = now;
      decisions.push({ kind: 'escalate', at: now, alarmId: known.id, priority: higher });
    }
    return decisions;
  }

  get size(): number {
    return this.#byKey.size;
  }
}
