import { Form, Input } from 'antd';
import { closeDialog } from '../dialogs/closeDialog.ts';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { useCommand } from '../panels/useCommand.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';

/** Dismisses an alarm as none, with the reason for the log. */
export function DismissDialog() {
  const t = useT();
  const [form] = Form.useForm<{ why: string }>();
  const alarmId = useDesk((desk) => desk.dialogSubjectId);
  const alarm = useRecords((state) => state.lists.alarm.find(({ id }) => id === alarmId));
  const { run, busy, blocked } = useCommand('alarms.advance');
  if (!alarm) return null;
  const submit = async ({ why }: { why: string }) => {
    if (await run({ alarmId: alarm.id, to: 'dismissed', why: why.trim() })) closeDialog();
  };
  return (
    <FormDialog<{ why: string }>
      title={t('page.alarmDismiss')}
      okText={t('page.alarmDismiss')}
      testId="dismiss-alarm"
      form={form}
      busy={busy}
      blocked={blocked}
      initialValues={{ why: '' }}
      onSubmit={submit}
    >
      <p className="form-about">{alarm.name}</p>
      <Form.Item
        name="why"
        label={t('page.alarmDismissWhy')}
        rules={[{ required: true, whitespace: true, message: t('dialog.required') }]}
      >
        <Input maxLength={400} data-testid="dismiss-why" />
      </Form.Item>
    </FormDialog>
  );
}
