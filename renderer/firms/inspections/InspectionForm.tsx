import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { INSPECTION_CATEGORIES, type Inspection } from '../../../shared/records/inspection.ts';
import { focusFirst } from '../../dialogs/focusFirst.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { hubNow } from '../../state/session.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { notifySuccess } from '../../ui/notify.ts';
import { namesOf } from './names.ts';

interface InspectionFormProps {
  readonly firmId: string;
  readonly firmName: string;
  /** The draw that sent them, with who was drawn. */
  readonly draw?: { readonly id: string; readonly inspectors: readonly string[] } | undefined;
  readonly onClose: (entered: boolean) => void;
}

interface Values {
  readonly name: string;
  readonly category: Inspection['category'];
  readonly at: Dayjs | null;
  readonly inspectors: string;
  readonly findings?: string;
  readonly problems?: readonly { readonly text?: string; readonly dueAt?: Dayjs | null }[];
}

/** Enters what an inspection found. */
export function InspectionForm({ firmId, firmName, draw, onClose }: InspectionFormProps) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const { run, busy } = useCommand('records.put');
  const submit = async (values: Values) => {
    const problems = (values.problems ?? []).flatMap(({ text, dueAt }) =>
      text?.trim()
        ? [{ text: text.trim(), state: 'open', ...(dueAt ? { dueAt: dueAt.endOf('day').valueOf() } : {}) }]
        : [],
    );
    const record = {
      name: values.name.trim(),
      category: values.category,
      firmId,
      at: values.at?.valueOf() ?? hubNow(),
      inspectors: namesOf(values.inspectors),
      problems,
      ...(values.findings?.trim() ? { findings: values.findings.trim() } : {}),
      ...(draw ? { drawId: draw.id } : {}),
    };
    if (!(await run({ kind: 'inspection', record }))) return;
    notifySuccess(t('inspection.entered'));
    onClose(true);
  };
  return (
    <Modal
      open
      width={720}
      title={t('inspection.enterFor', { firm: firmName })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={() => onClose(false)}
      afterOpenChange={focusFirst('#inspection_name')}
      data-testid="inspection-form"
    >
      <Form<Values>
        form={form}
        name="inspection"
        layout="vertical"
        initialValues={{
          name: t(draw ? 'inspection.nameRandom' : 'inspection.nameRoutine'),
          category: draw ? 'random' : 'routine',
          at: dayjs(hubNow()),
          inspectors: draw?.inspectors.join('、') ?? '',
          problems: [],
        }}
        onFinish={(values) => void submit(values)}
      >
        <div className="ff-form-row">
          <Form.Item name="name" label={t('firm.name')} rules={[{ required: true, whitespace: true, max: 200 }]}>
            <Input />
          </Form.Item>
          <Form.Item name="category" label={t('firm.kind')}>
            <Select
              options={INSPECTION_CATEGORIES.map((value) => ({ value, label: t(`records.inspection_${value}`) }))}
            />
          </Form.Item>
        </div>
        <div className="ff-form-row">
          <Form.Item name="at" label={t('inspection.at')} rules={[{ required: true }]}>
            <DatePicker showTime format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item
            name="inspectors"
            label={t('inspection.inspectors')}
            rules={[{ required: true, whitespace: true }]}
            extra={t('inspection.inspectorsHint')}
          >
            <Input />
          </Form.Item>
        </div>
        <Form.Item name="findings" label={t('inspection.findings')} rules={[{ max: 4000 }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.List name="problems">
          {(rows, { add, remove }) => (
            <fieldset className="in-problem-fields">
              <legend>{t('inspection.problems')}</legend>
              {rows.map(({ key, name }) => (
                <div key={key} className="in-problem-row">
                  <Form.Item name={[name, 'text']} noStyle>
                    <Input placeholder={t('inspection.problemText')} aria-label={t('inspection.problemText')} />
                  </Form.Item>
                  <Form.Item name={[name, 'dueAt']} noStyle>
                    <DatePicker placeholder={t('inspection.dueDate')} />
                  </Form.Item>
                  <IconButton icon={<DeleteOutlined />} label={t('common.delete')} onClick={() => remove(name)} />
                </div>
              ))}
              <Button size="small" icon={<PlusOutlined />} onClick={() => add({})} data-testid="add-problem">
                {t('inspection.addProblem')}
              </Button>
            </fieldset>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}
