import { DatePicker, Form, Input, Radio } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { closeDialog } from '../dialogs/closeDialog.ts';
import { FormDialog } from '../dialogs/FormDialog.tsx';
import { formatDuration, formatShortTime } from '../format.ts';
import { useCommand } from '../panels/useCommand.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { hubNow } from '../state/session.ts';
import { notifySuccess } from '../ui/notify.ts';
import { isShelfTime, SHELF_SPANS_MS, type ShelfSpan, shelvedUntilOf } from './shelfTime.ts';

interface Values {
  readonly span: ShelfSpan;
  readonly until: Dayjs | null;
  readonly why: string;
}

/** Sets an alarm aside for a while, with the reason: it comes back by itself. */
export function ShelveDialog() {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const alarmId = useDesk((desk) => desk.dialogSubjectId);
  const alarm = useRecords((state) => state.lists.alarm.find(({ id }) => id === alarmId));
  const { run, busy, blocked } = useCommand('alarms.shelve');
  const span = Form.useWatch('span', form) ?? '15min';
  if (!alarm) return null;

  const submit = async ({ span: chosen, until, why }: Values) => {
    const untilMs = shelvedUntilOf(chosen, hubNow(), until?.valueOf());
    if (untilMs === undefined) return;
    const shelved = await run({ alarmId: alarm.id, until: untilMs, why: why.trim() });
    if (!shelved) return;
    closeDialog();
    notifySuccess(t('alarming.shelvedDone', { name: alarm.name, at: formatShortTime(untilMs, hubNow()) }));
  };

  return (
    <FormDialog<Values>
      title={t('alarming.shelveTitle')}
      okText={t('alarming.shelveOk')}
      testId="shelve-alarm"
      form={form}
      busy={busy}
      blocked={blocked}
      initialValues={{ span: '15min', until: dayjs(hubNow() + 2 * 3_600_000), why: '' }}
      onSubmit={submit}
    >
      <p className="form-about">{t('alarming.shelveAbout', { name: alarm.name })}</p>
      <Form.Item name="span" label={t('alarming.shelveFor')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: '15min', label: formatDuration(SHELF_SPANS_MS['15min'], t) },
            { value: '1h', label: formatDuration(SHELF_SPANS_MS['1h'], t) },
            { value: 'shift', label: t('alarming.shelveShift', { span: formatDuration(SHELF_SPANS_MS.shift, t) }) },
            { value: 'custom', label: t('alarming.shelveCustom') },
          ]}
        />
      </Form.Item>
      {span === 'custom' && (
        <Form.Item
          name="until"
          label={t('alarming.shelveUntil')}
          rules={[
            {
              validator: (_rule, at: Dayjs | null) =>
                at && isShelfTime(at.valueOf(), hubNow())
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('alarming.shelveUntilWrong'))),
            },
          ]}
        >
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" className="form-number" />
        </Form.Item>
      )}
      <Form.Item
        name="why"
        label={t('alarming.shelveWhy')}
        rules={[{ required: true, whitespace: true, message: t('dialog.required') }]}
      >
        <Input maxLength={400} placeholder={t('alarming.shelveWhyExample')} data-testid="shelve-why" />
      </Form.Item>
    </FormDialog>
  );
}
