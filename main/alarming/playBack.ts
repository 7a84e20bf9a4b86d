import type { Decision, Subjects } from '../../shared/alarming/decision.ts';
import { AlarmEngine } from '../../shared/alarming/engine.ts';
import { memoryOf } from '../../shared/alarming/makeWatch.ts';
import type { AlarmRule } from '../../shared/records/alarmRule.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';
import type { AlarmBook } from './alarmBook.ts';
import type { RulesSince } from './rules.ts';

/** An engine remembers at most this much of what was before it. */
const MOST_MEMORY_MS = 24 * 3_600_000;
const LEAST_MEMORY_MS = 3_600_000;

/** How much must be played to an engine of these rules before it decides like one that never stopped, milliseconds. */
export function memoryOfRules(rules: readonly AlarmRule[]): number {
  const longest = Math.max(LEAST_MEMORY_MS, ...rules.filter(({ enabled }) => enabled).map(memoryOf));
  return Math.min(longest, MOST_MEMORY_MS);
}

export interface PlayedBack {
  /** What was decided in the span itself, in order. */
  readonly decisions: Decision[];
  readonly readings: number;
  readonly tracks: number;
}

/**
 * Plays what was received in [from, to) to a new engine, after what it must remember; its decisions are those that a hub
 * running then took, with the same ids (A1, A7), and nothing is written.
 * @param history rules that held, oldest first
 * @param alarms what stood when the engine's memory begins, and what people did with alarms since
 */
export async function playBack(
  { telemetry, subjects }: { readonly telemetry: Telemetry; readonly subjects: Subjects },
  history: readonly RulesSince[],
  span: { readonly from: number; readonly to: number },
  alarms: Pick<AlarmBook, 'asOf' | 'settled'>,
): Promise<PlayedBack> {
  const { from, to } = span;
  const engine = new AlarmEngine(subjects);
  const begin = from - memoryOfRules(history.at(-1)?.rules ?? []);
  const changes = history.filter(({ at }) => at >= begin);
  engine.setRules(history.findLast(({ at }) => at < begin)?.rules ?? []);
  engine.restore(alarms.asOf(begin));
  const settled = alarms.settled(begin, to);
  const decisions: Decision[] = [];
  let readings = 0;
  let tracks = 0;
  const keep = (made: readonly Decision[]) => {
    for (const decision of made) if (decision.at >= from && decision.at < to) decisions.push(decision);
  };
  const settleBefore = (receivedAt: number) => {
    while ((changes[0]?.at ?? receivedAt) < receivedAt) engine.setRules(changes.shift()?.rules ?? []);
    while ((settled[0]?.at ?? receivedAt) < receivedAt) {
      const next = settled.shift();
      if (next) engine.settle(next.alarmId, next);
    }
  };
  await telemetry.received({ from: begin, to }, (call) => {
    settleBefore((call.kind === 'readings' ? call.readings : call.points)[0]?.receivedAt ?? 0);
    if (call.kind === 'readings') {
      keep(engine.take(call.readings));
      for (const { receivedAt } of call.readings) if (receivedAt >= from) readings++;
    } else {
      keep(engine.takeTracks(call.points));
      for (const { receivedAt } of call.points) if (receivedAt >= from) tracks++;
    }
  });
  keep(engine.advanceTo(to - 1));
  return { decisions, readings, tracks };
}
