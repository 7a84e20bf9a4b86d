import { DEFAULT_RULES, defaultRuleId } from '../../shared/alarming/defaultRules.ts';
import { createTranslate } from '../../shared/i18n/index.ts';
import type { AlarmRule } from '../../shared/records/alarmRule.ts';
import type { Store } from '../store/types.ts';
import { SYSTEM } from './alarmWriter.ts';

const WRITTEN = 'alarming.defaultRules';

/** Every rule of the store. */
export function storedRules(store: Store): AlarmRule[] {
  return store.view.list('alarmRule', { limit: 5_000 }).records;
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
