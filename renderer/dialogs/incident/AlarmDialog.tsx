import { Form, Input, Select } from 'antd';
import { ALARM_PRIORITIES, type Alarm, alarmSchema } from '../../../shared/records/alarm.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { closeDialog } from '../closeDialog.ts';
import { FormDialog } from '../FormDialog.tsx';
import { PositionFields } from '../PositionFields.tsx';

interface Values {
  readonly name: string;
  readonly priority: Alarm['priority'];
  readonly source: Alarm['source'];
  readonly lon?: number | null;
  readonly lat?: number | null;
  readonly description?: string;
}

/** Records a phone call, a patrol's report or what an operator saw as an alarm. */
export function AlarmDialog() {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const { run, busy, blocked } = useCommand('alarms.raise');
  const at = useDesk((desk) => desk.dialogPosition);
  const subjectId = useDesk((desk) => desk.dialogSubjectId);

  const submit = async ({ name, priority, source, lon, lat, description }: Values) => {
    const raised = await run({
      name: name.trim(),
      priority,
      source,
      ...(typeof lon === 'number' && typeof lat === 'number' ? { position: { lon, lat } } : {}),
      ...(description?.trim() ? { description: description.trim() } : {}),
      ...(subjectId === undefined ? {} : { subjectId }),
    });
    if (!raised) return;
    closeDialog();
    useDesk.setState({ selectedIds: new Set([raised.alarm.id]), rightTab: 'details' });
    notifySuccess(t('dialog.alarmRecorded', { name: raised.alarm.name }));
  };

  return (
    <FormDialog<Values>
      title={t('dialog.alarmTitle')}
      okText={t('dialog.alarmOk')}
      testId="record-alarm"
      form={form}
      busy={busy}
      blocked={blocked}
      initialValues={{ priority: 'high', source: 'phone', lon: at?.lon ?? null, lat: at?.lat ?? null }}
      onSubmit={submit}
    >
      <Form.Item
        name="name"
        label={t('dialog.alarmName')}
        rules={[{ required: true, whitespace: true, max: 200, message: t('dialog.required') }]}
      >
        <Input maxLength={200} placeholder={t('dialog.alarmNamePlaceholder')} data-testid="alarm-name" />
      </Form.Item>
      <div className="form-line">
        <Form.Item name="priority" label={t('dialog.alarmPriority')}>
          <Select options={ALARM_PRIORITIES.map((value) => ({ value, label: t(`records.alarmPriority_${value}`) }))} />
        </Form.Item>
        <Form.Item name="source" label={t('dialog.alarmSource')}>
          <Select
            options={alarmSchema.shape.source.options.map((value) => ({
              value,
              label: t(`records.alarmSource_${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <p className="form-about">{t('dialog.alarmPlace')}</p>
      <PositionFields form={form} required={false} />
      <Form.Item name="description" label={t('dialog.alarmDescription')}>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
