import { DEFAULT_RULES, defaultRuleId } from '../../shared/alarming/defaultRules.ts';
import { compareEvents } from '../../shared/events.ts';
import { createTranslate } from '../../shared/i18n/index.ts';
import { type AlarmRule, alarmRuleSchema } from '../../shared/records/alarmRule.ts';
import type { Store } from '../store/types.ts';
import { SYSTEM } from './alarmWriter.ts';

const WRITTEN = 'alarming.defaultRules';

/** Every rule of the store. */
export function storedRules(store: Store): AlarmRule[] {
  return store.view.list('alarmRule', { limit: 5_000 }).records;
}

/** Rules that held from a time on, epoch ms. */
export interface RulesSince {
  readonly at: number;
  readonly rules: readonly AlarmRule[];
}

/** The rules as they were, change by change, out of the log. Reads the whole log: a rare look-back. */
export function ruleHistory(store: Store): RulesSince[] {
  const puts = store.eventsOfType('record.put').filter(({ payload }) => payload.kind === 'alarmRule');
  const removals = store.eventsOfType('records.removed').filter(({ payload }) => payload.kind === 'alarmRule');
  const rules = new Map<string, AlarmRule>();
  const history: RulesSince[] = [];
  for (const event of [...puts, ...removals].sort(compareEvents)) {
    if (event.type === 'records.removed') for (const id of event.payload.ids) rules.delete(id);
    else {
      const parsed = alarmRuleSchema.safeParse(event.payload.record);
      if (parsed.success) rules.set(parsed.data.id, parsed.data);
    }
    const last = history.at(-1);
    if (last?.at === event.at.ms) history.pop();
    history.push({ at: event.at.ms, rules: [...rules.values()] });
  }
  return history;
}

/** Default rules as records, in Chinese: data of the desk from then on. */
export function defaultRules(): AlarmRule[] {
  const say = createTranslate('zh-CN');
  return DEFAULT_RULES.map(({ id, source, ...rule }) => ({
    ...rule,
    id: defaultRuleId(id),
    name: say(`judging.rule_${id}`),
    response: say(`judging.response_${id}`),
    source: say(`judging.ruleSource_${source}`),
  }));
}

/**
 * Writes the default rules into a store that has none.
 * R1: once: a desk that removed or changed them keeps it so.
 */
export async function writeDefaultRules(store: Store): Promise<void> {
  if (store.settings.get(WRITTEN) !== undefined) return;
  if (storedRules(store).length === 0) {
    await store.write(SYSTEM, () => ({
      events: defaultRules().map((record) => ({ type: 'record.put', payload: { kind: 'alarmRule', record } })),
      result: undefined,
    }));
  }
  store.settings.set(WRITTEN, '1');
}
