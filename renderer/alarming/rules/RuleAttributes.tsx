import { Form, Input } from 'antd';
import { useT } from '../../state/language.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { NumberField } from './RuleCondition.tsx';
import { isUnconfirmed, type RuleValues } from './ruleForm.ts';

/** What keeps an alarm from chattering, who is told when nobody looks, what to do, where the numbers come from. */
export function RuleAttributes() {
  const t = useT();
  const source = Form.useWatch<string | undefined>('source') ?? '';
  return (
    <>
      <div className="form-line">
        <NumberField
          name="deadBandPercent"
          label={t('alarming.field_deadBand')}
          unit="%"
          min={0}
          max={100}
          hint={t('alarming.field_deadBandHint')}
        />
        <NumberField
          name="onDelaySeconds"
          label={t('alarming.field_onDelay')}
          unit={t('alarming.unitSeconds')}
          min={0}
        />
        <NumberField
          name="offDelaySeconds"
          label={t('alarming.field_offDelay')}
          unit={t('alarming.unitSeconds')}
          min={0}
        />
        <NumberField
          name="escalateMinutes"
          label={t('alarming.field_escalate')}
          unit={t('alarming.unitMinutes')}
          min={0}
          hint={t('alarming.field_escalateHint')}
        />
      </div>
      <Form.Item<RuleValues>
        name="response"
        label={t('alarming.field_response')}
        tooltip={t('alarming.field_responseHint')}
      >
        <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 5 }} data-testid="rule-response" />
      </Form.Item>
      <Form.Item<RuleValues>
        name="source"
        label={
          <>
            {t('alarming.field_source')}
            {isUnconfirmed({ source }) && (
              <>
                &nbsp;<StatusTag tone="caution">{t('common.unconfirmed')}</StatusTag>
              </>
            )}
          </>
        }
      >
        <Input maxLength={300} placeholder={t('alarming.field_sourceExample')} data-testid="rule-source" />
      </Form.Item>
    </>
  );
}
