import { AutoComplete, Checkbox, Input, InputNumber, Segmented, Select } from 'antd';
import { type ReactNode, useId, useMemo } from 'react';
import { FIRM_POSSESSIONS, type FirmFactors, NEAR_TARGETS, type NearTarget } from '../../shared/contract/firms.ts';
import { FIRM_STATUSES } from '../../shared/records/firm.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useT } from '../state/language.ts';
import { GRADES } from './inspections/pool.ts';
import { changeFactors, useFirmSearch } from './searchState.ts';

const KG_PER_T = 1000;
/** Distance that a nearness is first asked for, metres. */
const FIRST_NEAR_M = 1000;

/** The conditions of a search; every change is asked at once. */
export function FactorForm() {
  const t = useT();
  const { factors } = useFirmSearch();
  const { data: choices } = useQuery('firms.choices', {});
  const values = (list: readonly { readonly value: string; readonly firms: number }[] | undefined) =>
    (list ?? []).map(({ value, firms }) => ({ value, label: `${value}（${firms}）` }));
  const substances = useMemo(
    () =>
      (choices?.substances ?? []).map(({ value, casNumber, firms }) => ({
        value,
        label: `${value}${casNumber === undefined ? '' : ` · ${casNumber}`}（${firms}）`,
        search: `${value} ${casNumber ?? ''}`.toLowerCase(),
      })),
    [choices],
  );
  return (
    <form className="fs-form" onSubmit={(event) => event.preventDefault()} data-testid="factor-form">
      <Line label={t('firm.text')}>
        {(id) => (
          <Input
            id={id}
            allowClear
            value={factors.text ?? ''}
            placeholder={t('firm.textHint')}
            onChange={(event) => changeFactors({ text: event.target.value })}
            data-testid="factor-text"
          />
        )}
      </Line>
      <Line label={t('firm.substanceOrCas')}>
        {(id) => (
          <AutoComplete
            id={id}
            allowClear
            style={{ width: '100%' }}
            value={factors.substance ?? ''}
            placeholder={t('firm.substanceHint')}
            options={substances}
            showSearch={{ filterOption: (text, option) => option?.search.includes(text.toLowerCase()) ?? false }}
            onChange={(value: string | undefined) => changeFactors({ substance: value?.trimStart() || undefined })}
            data-testid="factor-substance"
          />
        )}
      </Line>
      <Line label={t('firm.minAmount')}>
        {(id) => (
          <InputNumber
            id={id}
            min={0}
            style={{ width: '100%' }}
            suffix="t"
            value={factors.minAmountKg === undefined ? null : factors.minAmountKg / KG_PER_T}
            onChange={(value) => changeFactors({ minAmountKg: value === null ? undefined : value * KG_PER_T })}
            data-testid="factor-amount"
          />
        )}
      </Line>
      <Line label={t('firm.grade')} group>
        {() => (
          <Checkbox.Group
            value={factors.grades ?? []}
            options={GRADES.map((value) => ({
              value,
              label: value === 'none' ? t('firm.gradeNone') : t(`records.riskGrade_${value}`),
            }))}
            onChange={(grades) => changeFactors({ grades })}
          />
        )}
      </Line>
      <Line label={t('firm.status')} group>
        {() => (
          <Checkbox.Group
            value={factors.statuses ?? []}
            options={FIRM_STATUSES.map((value) => ({ value, label: t(`records.status_${value}`) }))}
            onChange={(statuses) => changeFactors({ statuses })}
          />
        )}
      </Line>
      <Line label={t('firm.park')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            value={factors.parks ?? []}
            options={values(choices?.parks)}
            placeholder={t('firm.any')}
            onChange={(parks) => changeFactors({ parks })}
          />
        )}
      </Line>
      <Line label={t('firm.industry')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            value={factors.industries ?? []}
            options={values(choices?.industries)}
            placeholder={t('firm.any')}
            onChange={(industries) => changeFactors({ industries })}
          />
        )}
      </Line>
      <Line label={t('firm.qRange')} group>
        {() => (
          <div className="fs-pair">
            <InputNumber
              min={0}
              aria-label={t('firm.qFrom')}
              placeholder={t('firm.qFrom')}
              value={factors.minQ ?? null}
              onChange={(value) => changeFactors({ minQ: value ?? undefined })}
              data-testid="factor-min-q"
            />
            <span aria-hidden="true">–</span>
            <InputNumber
              min={0}
              aria-label={t('firm.qTo')}
              placeholder={t('firm.qTo')}
              value={factors.maxQ ?? null}
              onChange={(value) => changeFactors({ maxQ: value ?? undefined })}
            />
          </div>
        )}
      </Line>
      <NearLine near={factors.near} />
      <YesNo factors={factors} factor="openProblems" label={t('firm.openProblems')} />
      <YesNo factors={factors} factor="overdueProblems" label={t('firm.overdueProblems')} />
      <YesNo factors={factors} factor="expiredDocuments" label={t('firm.expiredDocuments')} />
      <YesNo factors={factors} factor="openComplaints" label={t('firm.openComplaints')} />
      <Possessions factor="has" label={t('firm.has')} factors={factors} />
      <Possessions factor="lacks" label={t('firm.lacks')} factors={factors} />
    </form>
  );
}

interface LineProps {
  readonly label: string;
  /** Several fields under one name. */
  readonly group?: boolean;
  readonly children: (id: string) => ReactNode;
}

function Line({ label, group = false, children }: LineProps) {
  const id = useId();
  if (group)
    return (
      <fieldset className="fs-line">
        <legend>{label}</legend>
        {children(id)}
      </fieldset>
    );
  return (
    <div className="fs-line">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function NearLine({ near }: Pick<FirmFactors, 'near'>) {
  const t = useT();
  const options = NEAR_TARGETS.map((value) => ({ value, label: t(`firm.target_${value}`) }));
  return (
    <Line label={t('firm.near')} group>
      {() => (
        <div className="fs-pair">
          <Select<NearTarget>
            allowClear
            aria-label={t('firm.near')}
            placeholder={t('firm.nearTarget')}
            value={near?.target ?? null}
            options={options}
            onChange={(target: NearTarget | undefined) =>
              changeFactors({ near: target && { target, withinM: near?.withinM ?? FIRST_NEAR_M } })
            }
            data-testid="factor-near"
          />
          <span aria-hidden="true">≤</span>
          <InputNumber
            min={1}
            max={100_000}
            disabled={!near}
            suffix="m"
            aria-label={t('firm.nearWithin')}
            value={near?.withinM ?? null}
            onChange={(withinM) => {
              if (near && withinM !== null && withinM > 0) changeFactors({ near: { ...near, withinM } });
            }}
            data-testid="factor-within"
          />
        </div>
      )}
    </Line>
  );
}

interface YesNoProps {
  readonly factors: FirmFactors;
  readonly factor: 'openProblems' | 'overdueProblems' | 'expiredDocuments' | 'openComplaints';
  readonly label: string;
}

function YesNo({ factors, factor, label }: YesNoProps) {
  const t = useT();
  const value = factors[factor];
  return (
    <div className="fs-inline">
      <span>{label}</span>
      <Segmented
        size="small"
        aria-label={label}
        value={value === undefined ? 'any' : value ? 'yes' : 'no'}
        options={[
          { value: 'any', label: t('firm.any') },
          { value: 'yes', label: t('firm.some') },
          { value: 'no', label: t('firm.none') },
        ]}
        onChange={(chosen) => changeFactors({ [factor]: chosen === 'any' ? undefined : chosen === 'yes' })}
        data-testid={`factor-${factor}`}
      />
    </div>
  );
}

interface PossessionsProps {
  readonly factors: FirmFactors;
  readonly factor: 'has' | 'lacks';
  readonly label: string;
}

function Possessions({ factors, factor, label }: PossessionsProps) {
  const t = useT();
  return (
    <Line label={label}>
      {(id) => (
        <Select
          id={id}
          mode="multiple"
          allowClear
          value={factors[factor] ?? []}
          placeholder={t('firm.any')}
          options={FIRM_POSSESSIONS.map((value) => ({ value, label: t(`firm.possession_${value}`) }))}
          onChange={(chosen) => changeFactors({ [factor]: chosen })}
        />
      )}
    </Line>
  );
}
