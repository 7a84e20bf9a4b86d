import { Switch } from 'antd';
import { useState } from 'react';
import type { AlarmRule } from '../../../shared/records/alarmRule.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useLanguage, useT } from '../../state/language.ts';
import { ROW } from '../../ui/arrowKeys.ts';
import { runCommand } from '../../ui/runCommand.ts';
import { AlarmPriorityTag } from '../../ui/StateTags.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { isUnconfirmed } from './ruleForm.ts';
import { conditionText, scopeText } from './ruleText.ts';

interface RuleRowProps {
  readonly rule: AlarmRule;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** One rule in the list: what it watches for, and its switch. */
export function RuleRow({ rule, isChosen, onChoose }: RuleRowProps) {
  const t = useT();
  const language = useLanguage((state) => state.language);
  const blocked = useBlocked('records.put');
  const [busy, setBusy] = useState(false);
  const scope = scopeText(t, rule, language);
  const toggle = async (enabled: boolean) => {
    setBusy(true);
    await runCommand('records.put', { kind: 'alarmRule', record: { ...rule, enabled } });
    setBusy(false);
  };
  return (
    <li className={`om-rule${isChosen ? ' chosen' : ''}${rule.enabled ? '' : ' off'}`} data-testid="rule-row">
      <button type="button" className="om-rule-main" aria-pressed={isChosen} {...ROW} onClick={onChoose}>
        <span className="om-rule-name">{rule.name}</span>
        <span className="om-rule-what">{conditionText(t, rule)}</span>
        <span className="om-rule-tags">
          <AlarmPriorityTag priority={rule.priority} />
          {isUnconfirmed(rule) && <StatusTag tone="caution">{t('common.unconfirmed')}</StatusTag>}
          {scope !== '' && <span className="om-rule-scope">{scope}</span>}
        </span>
      </button>
      <Switch
        size="small"
        checked={rule.enabled}
        loading={busy}
        disabled={blocked !== undefined}
        title={blocked ?? t(rule.enabled ? 'alarming.ruleOn' : 'alarming.ruleOff')}
        aria-label={t('alarming.ruleEnabledOf', { name: rule.name })}
        data-testid="rule-enabled"
        onChange={(enabled) => void toggle(enabled)}
      />
    </li>
  );
}
