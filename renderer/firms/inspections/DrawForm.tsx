import { Form, Input, InputNumber, Modal, Select, Switch } from 'antd';
import { useMemo, useState } from 'react';
import type { InspectionDraw } from '../../../shared/records/inspection.ts';
import { focusFirst } from '../../dialogs/focusFirst.ts';
import { formatDate, formatNumber } from '../../format.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { hubNow } from '../../state/session.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { namesOf, readAvoidances } from './names.ts';
import { DEFAULT_WEIGHTS, GRADES, type GradeWeights, type PoolSource, usePool } from './pool.ts';

interface DrawFormProps {
  readonly onClose: (draw: InspectionDraw | undefined) => void;
}

interface Values {
  readonly name: string;
  readonly inspectors: string;
  readonly avoid?: string;
  readonly firmCount: number;
  readonly inspectorsPerFirm: number;
  readonly seed?: string;
  readonly weighted: boolean;
  readonly weights: GradeWeights;
}

/** Asks for the pools and the numbers of a draw; the hub draws. */
export function DrawForm({ onClose }: DrawFormProps) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const views = useRecords((state) => state.lists.savedView);
  const contacts = useRecords((state) => state.lists.contact);
  const firms = useRecords((state) => state.lists.firm);
  const pool = usePool();
  const { run, busy, blocked } = useCommand('inspections.draw');
  const weighted = Form.useWatch('weighted', form) === true;
  const inspectors = namesOf(Form.useWatch('inspectors', form) ?? '');
  const [unread, setUnread] = useState<readonly string[]>([]);
  const inPool = useMemo(() => {
    const ids = new Set(pool.ids);
    return firms.filter(({ id }) => ids.has(id));
  }, [firms, pool.ids]);
  const officials = [...new Set(contacts.filter(({ firmId }) => firmId === undefined).map(({ name }) => name))];
  const sources = [
    ...(pool.present ? [{ value: 'present', label: t('inspection.poolPresent') }] : []),
    { value: 'all', label: t('inspection.poolAll') },
    ...views
      .filter(({ operation }) => operation === 'firms.search')
      .map(({ id, name }) => ({ value: id, label: t('inspection.poolView', { name }) })),
  ];

  const submit = async (values: Values) => {
    const avoidances = readAvoidances(values.avoid ?? '', inspectors, inPool);
    setUnread(avoidances.unread);
    if (avoidances.unread.length > 0 || !pool.ids) return;
    const answer = await run({
      name: values.name.trim(),
      firmIds: [...pool.ids],
      inspectors,
      firmCount: values.firmCount,
      inspectorsPerFirm: values.inspectorsPerFirm,
      avoid: avoidances.avoid,
      ...(values.weighted ? { weights: { ...DEFAULT_WEIGHTS, ...values.weights } } : {}),
      ...(values.seed?.trim() ? { seed: values.seed.trim() } : {}),
      ...(pool.condition ? { condition: pool.condition } : {}),
    });
    if (!answer) return;
    notifySuccess(t('inspection.drawn', { count: answer.draw.drawn.length }));
    onClose(answer.draw);
  };

  return (
    <Modal
      open
      width={760}
      title={t('inspection.newDraw')}
      okText={t('inspection.drawNow')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      okButtonProps={{ disabled: blocked !== undefined || !pool.ids?.length, title: blocked ?? '' }}
      onOk={() => form.submit()}
      onCancel={() => onClose(undefined)}
      afterOpenChange={focusFirst('#draw_name')}
      data-testid="draw-form"
    >
      <Form<Values>
        form={form}
        name="draw"
        layout="vertical"
        initialValues={{
          name: t('inspection.drawName', { date: formatDate(hubNow()) }),
          inspectors: '',
          firmCount: 5,
          inspectorsPerFirm: 2,
          weighted: false,
          weights: DEFAULT_WEIGHTS,
        }}
        onFinish={(values) => void submit(values)}
      >
        <div className="ff-form-row">
          <Form.Item name="name" label={t('firm.name')} rules={[{ required: true, whitespace: true, max: 200 }]}>
            <Input />
          </Form.Item>
          <Form.Item
            label={t('inspection.firmPool')}
            extra={pool.ids && t('inspection.poolCount', { count: formatNumber(pool.ids.length) })}
          >
            <Select<PoolSource>
              value={pool.source}
              onChange={pool.choose}
              options={sources}
              aria-label={t('inspection.firmPool')}
            />
          </Form.Item>
        </div>
        <Form.Item
          name="inspectors"
          label={t('inspection.inspectorPool')}
          extra={t('inspection.inspectorCount', { count: inspectors.length })}
          rules={[
            {
              validator: (_, value: string) =>
                namesOf(value ?? '').length >= 2
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('inspection.atLeastTwo'))),
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} placeholder={t('inspection.inspectorPoolHint')} />
        </Form.Item>
        {officials.length > 0 && (
          <Select
            className="in-from-contacts"
            mode="multiple"
            value={inspectors.filter((name) => officials.includes(name))}
            placeholder={t('inspection.fromContacts')}
            aria-label={t('inspection.fromContacts')}
            options={officials.map((value) => ({ value, label: value }))}
            onChange={(chosen) =>
              form.setFieldValue(
                'inspectors',
                [...inspectors.filter((name) => !officials.includes(name)), ...chosen].join('、'),
              )
            }
          />
        )}
        <div className="ff-form-row three">
          <Form.Item name="firmCount" label={t('inspection.firmCount')} rules={[{ required: true }]}>
            <InputNumber
              min={1}
              max={Math.min(5000, pool.ids?.length ?? 5000)}
              precision={0}
              style={{ width: '100%' }}
            />
          </Form.Item>
          <Form.Item name="inspectorsPerFirm" label={t('inspection.perFirm')} rules={[{ required: true }]}>
            <InputNumber min={2} max={10} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="seed" label={t('inspection.seed')} rules={[{ max: 100 }]} extra={t('inspection.seedHint')}>
            <Input />
          </Form.Item>
        </div>
        <Form.Item
          name="avoid"
          label={t('inspection.avoid')}
          extra={t('inspection.avoidHint')}
          {...(unread.length > 0
            ? { validateStatus: 'error' as const, help: t('inspection.avoidUnread', { lines: unread.join('；') }) }
            : {})}
        >
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} placeholder={t('inspection.avoidExample')} />
        </Form.Item>
        <div className="in-weights">
          <Form.Item name="weighted" label={t('inspection.weighted')} valuePropName="checked" layout="horizontal">
            <Switch />
          </Form.Item>
          {weighted &&
            GRADES.map((grade) => (
              <Form.Item
                key={grade}
                name={['weights', grade]}
                label={grade === 'none' ? t('firm.gradeNone') : t(`records.riskGrade_${grade}`)}
              >
                <InputNumber min={1} max={100} precision={0} />
              </Form.Item>
            ))}
        </div>
      </Form>
    </Modal>
  );
}
