import { alarmName, doubtsOf } from '../../shared/alarming/alarmText.ts';
import type { Decision } from '../../shared/alarming/decision.ts';
import type { Clock } from '../../shared/clock.ts';
import type { EventDraft } from '../../shared/events.ts';
import { createTranslate } from '../../shared/i18n/index.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import type { Log } from '../log.ts';
import type { ReadView, Store } from '../store/types.ts';

/** Who writes what rules decide. */
export const SYSTEM = 'system';
/** Decisions that may wait for a store that does not take them; beyond it the oldest returns and clears go first. */
const MOST_WAITING = 20_000;
const MOST_A_BATCH = 500;
const AGAIN_MS = 2_000;

export interface AlarmWriter {
  put(decisions: readonly Decision[]): void;
  /** Resolves when everything put before is in the log, or the store refuses. */
  flush(): Promise<void>;
  /** The alarm of a decision with its words, as it is or would be written. */
  named(decision: Extract<Decision, { kind: 'raise' }>): Alarm;
  readonly waiting: number;
  close(): Promise<void>;
}

/**
 * Writes decisions of the engine to the log, in their order, in batches.
 *
 * R1: an alarm is written once: its id says what raised it, so one that is in the store already (a repeat after a crash)
 *     is left as people made it.
 * R2: nothing decided is lost while the store is away: it waits and is written when the store is back.
 */
export function createAlarmWriter(store: Store, clock: Clock, log: Log): AlarmWriter {
  const say = createTranslate('zh-CN');
  let waiting: Decision[] = [];
  let writing: Promise<void> | undefined;
  let stopRetry = () => {};
  let closed = false;

  const writeAll = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_A_BATCH);
      await store.write(SYSTEM, (view) => ({ events: eventsOf(batch, view), result: undefined }));
      waiting = waiting.slice(batch.length);
    }
  };
  const begin = () => {
    if (writing || waiting.length === 0) return;
    stopRetry();
    writing = writeAll()
      .catch((error: unknown) => {
        log.error({ err: error, waiting: waiting.length }, 'alarms could not be written, trying again');
        if (!closed) stopRetry = clock.after(AGAIN_MS, begin);
      })
      .finally(() => {
        writing = undefined;
      });
  };

  const eventsOf = (batch: readonly Decision[], view: ReadView): EventDraft[] => {
    const raised = new Set<string>();
    return batch.flatMap((decision): EventDraft[] => {
      const id = decision.kind === 'raise' ? decision.alarm.id : decision.alarmId;
      const isKnown = raised.has(id) || view.record('alarm', id) !== undefined;
      if (decision.kind === 'raise') {
        if (isKnown) return [];
        raised.add(id);
        return [{ type: 'alarm.raised', payload: { alarm: named(decision) } }];
      }
      if (!isKnown) return [];
      return [{ type: 'alarm.updated', payload: { alarmId: id, changes: changesOf(decision) } }];
    });
  };

  const named = ({
    alarm,
    rule,
    subjectName,
    percent,
    figure,
    verdict,
  }: Extract<Decision, { kind: 'raise' }>): Alarm => {
    const { source, factor, value, limit, unit } = alarm;
    const parts = { condition: rule.condition, subjectName, source, factor, value, limit, unit, percent, figure };
    const description = [
      ...doubtsOf(verdict).map((key) => say(key)),
      ...(rule.response ? [say('judging.description_response', { response: rule.response })] : []),
      ...(rule.source ? [say('judging.description_source', { source: rule.source })] : []),
    ].join('\n');
    return { ...alarm, name: alarmName(say, 'zh-CN', parts), ...(description ? { description } : {}) };
  };

  return {
    named,
    put(decisions) {
      if (decisions.length === 0) return;
      waiting.push(...decisions);
      if (waiting.length > MOST_WAITING) {
        const before = waiting.length;
        const raises = waiting.filter(({ kind }) => kind === 'raise' || kind === 'escalate');
        waiting = raises.slice(-MOST_WAITING);
        log.error({ dropped: before - waiting.length }, 'the store took no alarms for too long: some changes are lost');
      }
      begin();
    },
    async flush() {
      begin();
      await writing;
    },
    get waiting() {
      return waiting.length;
    },
    async close() {
      closed = true;
      stopRetry();
      begin();
      await writing;
    },
  };
}

function changesOf(decision: Exclude<Decision, { kind: 'raise' }>) {
  switch (decision.kind) {
    case 'again': {
      const { count, at, value } = decision;
      return { count, lastAt: at, clearedAt: 0, ...(value === undefined ? {} : { value }) };
    }
    case 'clear':
      return { clearedAt: decision.at };
    case 'escalate':
      return { priority: decision.priority, escalatedAt: decision.at };
  }
}
