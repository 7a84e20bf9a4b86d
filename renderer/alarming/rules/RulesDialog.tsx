import './rules.css';
import { PlusOutlined } from '@ant-design/icons';
import { App, Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { ALARM_PRIORITIES } from '../../../shared/records/alarm.ts';
import type { AlarmRule } from '../../../shared/records/alarmRule.ts';
import { closeDialog } from '../../dialogs/closeDialog.ts';
import { focusFirst } from '../../dialogs/focusFirst.ts';
import { formatNumber } from '../../format.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useLanguage, useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { moveByArrows } from '../../ui/arrowKeys.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RuleEditor } from './RuleEditor.tsx';
import { RuleRow } from './RuleRow.tsx';
import { matchesRule } from './ruleText.ts';

/** The order of the list: what is on first, then by priority, then by name. */
function sortRules(rules: readonly AlarmRule[]): readonly AlarmRule[] {
  return rules.toSorted(
    (a, b) =>
      Number(b.enabled) - Number(a.enabled) ||
      ALARM_PRIORITIES.indexOf(a.priority) - ALARM_PRIORITIES.indexOf(b.priority) ||
      a.name.localeCompare(b.name, 'zh-CN'),
  );
}

/** 报警规则: when the hub raises an alarm by itself; each can be searched, switched, edited and tried on the past. */
export function RulesDialog() {
  const t = useT();
  const language = useLanguage((state) => state.language);
  const { modal } = App.useApp();
  const rules = useRecords((state) => state.lists.alarmRule);
  const asked = useDesk((desk) => desk.dialogSubjectId);
  const blocked = useBlocked('records.put');
  const [text, setText] = useState('');
  const [chosenId, setChosenId] = useState<string | 'new' | undefined>(asked);
  const dirty = useRef(false);
  const listed = sortRules(rules).filter((rule) => matchesRule(t, rule, language, text));
  const chosen = chosenId === 'new' ? undefined : (rules.find(({ id }) => id === chosenId) ?? listed[0]);

  /** R1: what was typed is not lost without a question. */
  const leaving = (then: () => void) => {
    if (!dirty.current) return then();
    void modal.confirm({
      title: t('alarming.ruleUnsaved'),
      okText: t('alarming.ruleDiscard'),
      cancelText: t('alarming.ruleKeepEditing'),
      onOk: () => {
        dirty.current = false;
        then();
      },
    });
  };
  const choose = (id: string) => leaving(() => setChosenId(id));

  return (
    <Modal
      open
      title={t('alarming.rulesTitle', { count: formatNumber(rules.length) })}
      width="min(1200px, calc(100vw - 48px))"
      footer={null}
      onCancel={() => leaving(closeDialog)}
      afterOpenChange={focusFirst('.om-rules-search input')}
      className="form-dialog om-rules-dialog"
      data-testid="alarm-rules"
    >
      <div className="om-rules">
        <div className="om-rules-side">
          <div className="om-rules-tools">
            <Input.Search
              className="om-rules-search"
              allowClear
              value={text}
              placeholder={t('alarming.ruleSearch')}
              aria-label={t('alarming.ruleSearch')}
              data-testid="rule-search"
              onChange={(event) => setText(event.target.value)}
            />
            <Button
              type="primary"
              icon={<PlusOutlined />}
              disabled={blocked !== undefined}
              title={blocked ?? ''}
              data-testid="rule-new"
              onClick={() => choose('new')}
            >
              {t('alarming.ruleNew')}
            </Button>
          </div>
          {listed.length === 0 ? (
            <EmptyState text={t(rules.length === 0 ? 'alarming.rulesEmpty' : 'alarming.rulesNoMatch', { text })} />
          ) : (
            <ul className="om-rules-list" data-testid="rule-list" onKeyDown={moveByArrows}>
              {listed.map((rule) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  isChosen={chosenId !== 'new' && rule.id === chosen?.id}
                  onChoose={() => choose(rule.id)}
                />
              ))}
            </ul>
          )}
        </div>
        {(chosen || chosenId === 'new') && (
          <RuleEditor
            key={chosen?.id ?? 'new'}
            rule={chosen}
            onDirty={(value) => {
              dirty.current = value;
            }}
            onSaved={setChosenId}
          />
        )}
      </div>
    </Modal>
  );
}
