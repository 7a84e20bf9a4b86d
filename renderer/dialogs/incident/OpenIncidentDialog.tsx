import { DatePicker, Form, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo } from 'react';
import { INCIDENT_SOURCES, type Incident } from '../../../shared/records/incident.ts';
import { flyTo } from '../../frame/map/mapControl.ts';
import { DEFAULT_RADII_M } from '../../panels/area/useArea.ts';
import { focusIncident, isPlace, placeById, selectedRecords } from '../../panels/focus.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { hubNow } from '../../state/session.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { closeDialog } from '../closeDialog.ts';
import { FormDialog } from '../FormDialog.tsx';
import { PositionFields } from '../PositionFields.tsx';
import { type Beginnings, proposeIncident } from './proposal.ts';

interface Values {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly address?: string;
  readonly substance?: string;
  readonly informationSource: Incident['informationSource'];
  readonly occurredAt: Dayjs | null;
  readonly description?: string;
}

/** What the dialog is about: its subject or alarm, else the one place that is selected. */
function beginnings(): Beginnings {
  const { dialogPosition, dialogSubjectId, selectedIds } = useDesk.getState();
  const { lists } = useRecords.getState();
  const alarm = lists.alarm.find(({ id }) => id === dialogSubjectId);
  if (alarm) {
    const subject = alarm.subjectId === undefined ? undefined : placeById(lists, alarm.subjectId);
    return { position: dialogPosition, alarm, subject };
  }
  if (dialogSubjectId !== undefined) {
    return { position: dialogPosition, subject: placeById(lists, dialogSubjectId) };
  }
  if (dialogPosition) return { position: dialogPosition };
  const [only, ...others] = selectedRecords(lists, selectedIds);
  return only && others.length === 0 && isPlace(only) ? { subject: only } : {};
}

/** Text as the hub takes it: trimmed, absent when there is none. */
function optional<Name extends string>(name: Name, text: string | undefined): Partial<Record<Name, string>> {
  const trimmed = text?.trim() ?? '';
  return (trimmed === '' ? {} : { [name]: trimmed }) as Partial<Record<Name, string>>;
}

/** Opens an incident at a place, a firm, a risk source, or out of an alarm. */
export function OpenIncidentDialog() {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const { run, busy, blocked } = useCommand('incidents.open');
  const proposal = useMemo(() => proposeIncident(t, beginnings()), [t]);
  const { position, subjectId, subjectName, alarmId } = proposal;

  const submit = async (values: Values) => {
    const opened = await run({
      name: values.name.trim(),
      position: { lon: values.lon, lat: values.lat },
      informationSource: values.informationSource,
      radiiM: [...DEFAULT_RADII_M],
      ...(values.occurredAt ? { occurredAt: values.occurredAt.valueOf() } : {}),
      ...optional('address', values.address),
      ...optional('substance', values.substance),
      ...optional('description', values.description),
      ...(subjectId === undefined ? {} : { subjectId, subjectName }),
      ...(alarmId === undefined ? {} : { alarmId }),
    });
    if (!opened) return;
    closeDialog();
    focusIncident(opened.incident.id);
    flyTo(opened.incident.position);
    notifySuccess(t('dialog.opened', { name: opened.incident.name }));
  };

  return (
    <FormDialog<Values>
      title={t('dialog.openTitle')}
      okText={t('dialog.openOk')}
      testId="open-incident"
      form={form}
      busy={busy}
      blocked={blocked}
      initialValues={{
        ...proposal,
        occurredAt: dayjs(hubNow()),
        ...(position ? { lon: Number(position.lon.toFixed(6)), lat: Number(position.lat.toFixed(6)) } : {}),
      }}
      onSubmit={submit}
    >
      <Form.Item
        name="name"
        label={t('dialog.incidentName')}
        rules={[{ required: true, whitespace: true, max: 200, message: t('dialog.required') }]}
      >
        <Input maxLength={200} data-testid="incident-name" />
      </Form.Item>
      {subjectName !== undefined && (
        <p className="form-about">
          {t('incident.subject')}: <b>{subjectName}</b>
        </p>
      )}
      <PositionFields form={form} required />
      <div className="form-line">
        <Form.Item name="substance" label={t('dialog.substance')}>
          <Input maxLength={200} data-testid="incident-substance" />
        </Form.Item>
        <Form.Item name="informationSource" label={t('dialog.informationSource')}>
          <Select
            options={INCIDENT_SOURCES.map((value) => ({ value, label: t(`records.informationSource_${value}`) }))}
          />
        </Form.Item>
      </div>
      <div className="form-line">
        <Form.Item
          name="occurredAt"
          label={t('dialog.occurredAt')}
          rules={[
            {
              validator: (_rule, at: Dayjs | null) =>
                at && at.valueOf() > hubNow() + 60_000
                  ? Promise.reject(new Error(t('dialog.occurredInFuture')))
                  : Promise.resolve(),
            },
          ]}
        >
          <DatePicker showTime className="form-number" />
        </Form.Item>
        <Form.Item name="address" label={t('dialog.address')}>
          <Input maxLength={300} />
        </Form.Item>
      </div>
      <Form.Item name="description" label={t('dialog.description')}>
        <Input.TextArea
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder={t('dialog.descriptionPlaceholder')}
          data-testid="incident-description"
        />
      </Form.Item>
    </FormDialog>
  );
}
