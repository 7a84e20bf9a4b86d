import { Form, Input, Select, Switch } from 'antd';
import { useMemo } from 'react';
import { ALARM_PRIORITIES } from '../../../shared/records/alarm.ts';
import { STATION_CATEGORIES } from '../../../shared/records/station.ts';
import { factorName, knownFactors } from '../../../shared/telemetry/factors.ts';
import { useLanguage, useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { MOBILE_TESTS, RULE_TESTS, type RuleTest, type RuleValues } from './ruleForm.ts';

/** What a rule is called, how urgent it is, and what it holds for. */
export function RuleScope() {
  const t = useT();
  const language = useLanguage((state) => state.language);
  const test = Form.useWatch<RuleTest | undefined>('test') ?? 'limit';
  const moves = MOBILE_TESTS.has(test);
  const factors = useMemo(
    () =>
      knownFactors().map((factor) => ({ value: factor.code, label: `${factorName(factor, language)} ${factor.code}` })),
    [language],
  );
  return (
    <>
      <div className="form-line">
        <Form.Item<RuleValues>
          name="name"
          label={t('alarming.ruleName')}
          rules={[{ required: true, whitespace: true, message: t('dialog.required') }]}
        >
          <Input maxLength={200} data-testid="rule-name" />
        </Form.Item>
        <Form.Item<RuleValues> name="priority" label={t('alarming.rulePriority')} className="om-rule-short">
          <Select options={ALARM_PRIORITIES.map((value) => ({ value, label: t(`records.alarmPriority_${value}`) }))} />
        </Form.Item>
        <Form.Item<RuleValues>
          name="enabled"
          label={t('alarming.ruleEnabled')}
          valuePropName="checked"
          className="om-rule-switch"
        >
          <Switch />
        </Form.Item>
      </div>
      <div className="form-line">
        <Form.Item<RuleValues> name="test" label={t('alarming.ruleTest')}>
          <Select
            data-testid="rule-test"
            options={RULE_TESTS.map((value) => ({ value, label: t(`alarming.test_${value}`) }))}
          />
        </Form.Item>
        {!moves && (
          <Form.Item<RuleValues> name="categories" label={t('alarming.ruleCategories')}>
            <Select
              mode="multiple"
              allowClear
              placeholder={t('alarming.ruleEvery')}
              optionFilterProp="label"
              options={STATION_CATEGORIES.map((value) => ({ value, label: t(`records.station_${value}`) }))}
            />
          </Form.Item>
        )}
      </div>
      <div className="form-line">
        {!moves && test !== 'silence' && (
          <Form.Item<RuleValues> name="factors" label={t('alarming.ruleFactors')}>
            <Select
              mode="tags"
              allowClear
              placeholder={t('alarming.ruleEvery')}
              optionFilterProp="label"
              maxCount={100}
              options={factors}
            />
          </Form.Item>
        )}
        <SubjectField moves={moves} />
      </div>
    </>
  );
}

function SubjectField({ moves }: { readonly moves: boolean }) {
  const t = useT();
  const stations = useRecords((state) => state.lists.station);
  const sources = useRecords((state) => state.lists.mobileSource);
  const vehicles = useRecords((state) => state.lists.vehicle);
  const options = useMemo(
    () => (moves ? [...sources, ...vehicles] : stations).map(({ id, name }) => ({ value: id, label: name })),
    [moves, stations, sources, vehicles],
  );
  return (
    <Form.Item<RuleValues> name="subjectIds" label={t(moves ? 'alarming.ruleSources' : 'alarming.ruleStations')}>
      <Select
        mode="multiple"
        allowClear
        placeholder={t('alarming.ruleEvery')}
        optionFilterProp="label"
        maxCount={1000}
        maxTagCount={3}
        options={options}
      />
    </Form.Item>
  );
}
