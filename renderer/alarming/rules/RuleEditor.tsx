import { App, Button, Form } from 'antd';
import { useMemo } from 'react';
import { type AlarmRule, alarmRuleSchema } from '../../../shared/records/alarmRule.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { ReasonPopover } from '../../ui/ReasonPopover.tsx';
import { RuleAttributes } from './RuleAttributes.tsx';
import { RuleCondition } from './RuleCondition.tsx';
import { RuleScope } from './RuleScope.tsx';
import { RuleTrial } from './RuleTrial.tsx';
import { type RuleValues, ruleOf, valuesOf } from './ruleForm.ts';

interface RuleEditorProps {
  /** Undefined for a new one. */
  readonly rule: AlarmRule | undefined;
  readonly onDirty: (dirty: boolean) => void;
  /** With the id of the rule that was saved; undefined when it was removed. */
  readonly onSaved: (ruleId: string | undefined) => void;
}

/** An id for what is tried before it is saved: never stored. */
const TRIAL_ID = 'alarmRule:trial';

/** One rule as a form, its trial on the past, and what is done with it. */
export function RuleEditor({ rule, onDirty, onSaved }: RuleEditorProps) {
  const t = useT();
  const { message } = App.useApp();
  const [form] = Form.useForm<RuleValues>();
  const put = useCommand('records.put');
  const remove = useCommand('records.remove');
  const initial = useMemo(() => valuesOf(rule), [rule]);

  /** The rule as the form stands; undefined while it does not fit, and then the form says where. */
  const current = async (): Promise<AlarmRule | undefined> => {
    const values = await form.validateFields().catch(() => undefined);
    if (!values) return undefined;
    const parsed = alarmRuleSchema.safeParse({ ...ruleOf({ ...initial, ...values }), id: rule?.id ?? TRIAL_ID });
    if (parsed.success) return parsed.data;
    void message.error(t('alarming.ruleInvalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' }));
    return undefined;
  };
  const save = async () => {
    const made = await current();
    if (!made) return;
    const { id, ...fields } = made;
    const saved = await put.run({ kind: 'alarmRule', record: id === TRIAL_ID ? fields : made });
    if (!saved) return;
    onDirty(false);
    onSaved(saved.record.id);
    notifySuccess(t('alarming.ruleSaved', { name: made.name }));
  };
  const drop = async (reason: string) => {
    if (!rule) return;
    const removed = await remove.run({ kind: 'alarmRule', ids: [rule.id], reason });
    if (!removed) return;
    onDirty(false);
    onSaved(undefined);
  };

  return (
    <div className="om-rule-editor" data-testid="rule-editor">
      <Form<RuleValues>
        form={form}
        name="rule"
        layout="vertical"
        initialValues={initial}
        disabled={put.blocked !== undefined}
        scrollToFirstError
        onValuesChange={() => onDirty(true)}
        onFinish={() => void save()}
      >
        {put.blocked !== undefined && <p className="hint hint-warning">{put.blocked}</p>}
        <RuleScope />
        <RuleCondition />
        <RuleAttributes />
        <div className="om-rule-buttons">
          <Button type="primary" htmlType="submit" loading={put.busy} data-testid="rule-save">
            {t('common.save')}
          </Button>
          {rule && put.blocked === undefined && (
            <ReasonPopover
              title={t('alarming.ruleRemove')}
              placeholder={t('alarming.ruleRemoveWhy')}
              confirmText={t('common.delete')}
              onConfirm={(reason) => void drop(reason)}
            >
              <Button danger loading={remove.busy} data-testid="rule-remove">
                {t('common.delete')}
              </Button>
            </ReasonPopover>
          )}
        </div>
      </Form>
      <RuleTrial current={current} />
    </div>
  );
}
