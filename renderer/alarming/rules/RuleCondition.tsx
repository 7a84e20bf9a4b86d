import { Form, InputNumber, Segmented, Select } from 'antd';
import { PERIODS } from '../../../shared/telemetry/reading.ts';
import { useT } from '../../state/language.ts';
import { MOBILE_TESTS, type RuleTest, type RuleValues } from './ruleForm.ts';
import { unitOf } from './ruleText.ts';

type NumberName = {
  [Name in keyof RuleValues]-?: RuleValues[Name] extends number | null | undefined ? Name : never;
}[keyof RuleValues];

interface NumberFieldProps {
  readonly name: NumberName;
  readonly label: string;
  readonly unit?: string;
  /** The field may be empty. */
  readonly optional?: boolean;
  readonly min?: number;
  /** Above `min`, never equal. */
  readonly positive?: boolean;
  readonly max?: number;
  readonly whole?: boolean;
  readonly hint?: string;
}

/** A number with its unit and its bounds, told when they are broken. */
export function NumberField({ name, label, unit, optional, min, positive, max, whole, hint }: NumberFieldProps) {
  const t = useT();
  const check = (_rule: unknown, value: number | null | undefined) => {
    const fails =
      value == null
        ? !optional && t('dialog.required')
        : (positive && value <= 0 && t('alarming.mustBePositive')) ||
          (min !== undefined && value < min && t('alarming.mustBeAtLeast', { min })) ||
          (max !== undefined && value > max && t('alarming.mustBeAtMost', { max })) ||
          (whole && !Number.isInteger(value) && t('alarming.mustBeWhole'));
    return fails ? Promise.reject(new Error(fails)) : Promise.resolve();
  };
  return (
    <Form.Item<RuleValues>
      name={name}
      label={label}
      rules={[{ validator: check }]}
      {...(hint ? { tooltip: hint } : {})}
    >
      <InputNumber
        className="form-number"
        data-testid={`rule-${name}`}
        {...(unit === undefined || unit === '' ? {} : { suffix: unit })}
      />
    </Form.Item>
  );
}

/** The numbers of the test, and the values that it looks at. */
export function RuleCondition() {
  const t = useT();
  const test = Form.useWatch<RuleTest | undefined>('test') ?? 'limit';
  return (
    <section className="om-rule-condition">
      <h3>{t('alarming.ruleCondition')}</h3>
      <p className="hint">{t(`alarming.testAbout_${test}`)}</p>
      <div className="form-line">
        <TestFields test={test} />
        {!MOBILE_TESTS.has(test) && (
          <Form.Item<RuleValues> name="period" label={t('alarming.rulePeriod')}>
            <Select
              options={[
                { value: '', label: t('alarming.ruleEveryPeriod') },
                ...PERIODS.map((value) => ({ value, label: t(`alarming.period_${value}`) })),
              ]}
            />
          </Form.Item>
        )}
      </div>
    </section>
  );
}

function TestFields({ test }: { readonly test: RuleTest }) {
  const t = useT();
  const factors = Form.useWatch<string[] | undefined>('factors') ?? [];
  const categories = Form.useWatch<RuleValues['categories'] | undefined>('categories') ?? [];
  const unit = unitOf({ factors, categories });
  switch (test) {
    case 'limit':
      return (
        <>
          <NumberField name="high" label={t('alarming.field_high')} unit={unit} optional />
          <LowField unit={unit} />
        </>
      );
    case 'change':
      return (
        <>
          <Form.Item<RuleValues> name="direction" label={t('alarming.field_direction')}>
            <Segmented
              options={[
                { value: 'rise', label: t('alarming.direction_rise') },
                { value: 'fall', label: t('alarming.direction_fall') },
              ]}
            />
          </Form.Item>
          <NumberField name="percent" label={t('alarming.field_percent')} unit="%" positive />
          <NumberField
            name="withinMinutes"
            label={t('alarming.field_within')}
            unit={t('alarming.unitMinutes')}
            positive
          />
          <NumberField
            name="atLeast"
            label={t('alarming.field_atLeast')}
            unit={unit}
            min={0}
            hint={t('alarming.field_atLeastHint')}
          />
        </>
      );
    case 'neighbours':
      return (
        <>
          <NumberField name="percent" label={t('alarming.field_deviation')} unit="%" positive />
          <NumberField name="withinKm" label={t('alarming.field_radius')} unit="km" positive />
        </>
      );
    case 'background':
      return (
        <>
          <NumberField name="sigmas" label={t('alarming.field_sigmas')} unit="σ" positive />
          <NumberField name="times" label={t('alarming.field_times')} min={1} whole />
          <NumberField name="overHours" label={t('alarming.field_over')} unit={t('alarming.unitHours')} positive />
        </>
      );
    case 'silence':
      return (
        <NumberField name="afterMinutes" label={t('alarming.field_after')} unit={t('alarming.unitMinutes')} positive />
      );
    case 'fence':
      return <NumberField name="marginM" label={t('alarming.field_margin')} unit="m" min={0} />;
    case 'dose':
      return <NumberField name="doseFactor" label={t('alarming.field_dose')} unit="×" positive />;
  }
}

/** The lower limit lies below the upper one. */
function LowField({ unit }: { readonly unit: string }) {
  const t = useT();
  return (
    <Form.Item<RuleValues>
      name="low"
      label={t('alarming.field_low')}
      dependencies={['high']}
      rules={[
        ({ getFieldValue }) => ({
          validator: (_rule, low: number | null | undefined) => {
            const high: unknown = getFieldValue('high');
            return low != null && typeof high === 'number' && low >= high
              ? Promise.reject(new Error(t('alarming.lowBelowHigh')))
              : Promise.resolve();
          },
        }),
      ]}
    >
      <InputNumber className="form-number" data-testid="rule-low" {...(unit === '' ? {} : { suffix: unit })} />
    </Form.Item>
  );
}
