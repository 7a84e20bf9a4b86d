import { Form, Input } from 'antd';
import { hashOf } from '../../frame/route.ts';
import { useCommand } from '../../panels/useCommand.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { notifySuccess } from '../../ui/notify.ts';
import { closeDialog } from '../closeDialog.ts';
import { FormDialog } from '../FormDialog.tsx';

interface Values {
  readonly summary?: string;
}

/** Produces the report of the incident in focus and opens it. */
export function ReportDialog() {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const { run, busy, blocked } = useCommand('reports.produce');
  const incidentId = useDesk((desk) => desk.focusIncidentId);
  const reports = useRecords((state) => state.lists.report);
  const last = reports
    .filter((report) => report.incidentId === incidentId)
    .reduce((newest, next) => (newest && newest.producedAt > next.producedAt ? newest : next), reports[0]);

  const submit = async ({ summary }: Values) => {
    if (incidentId === undefined) return;
    if (!(await run({ incidentId, summary: summary?.trim() ?? '' }))) return;
    closeDialog();
    notifySuccess(t('dialog.reportDone'));
    window.location.hash = hashOf({ view: 'report', incidentId });
  };

  return (
    <FormDialog<Values>
      title={t('report.produceTitle')}
      okText={t('report.produce')}
      testId="produce-report"
      form={form}
      busy={busy}
      blocked={incidentId === undefined ? t('incident.noIncident') : blocked}
      initialValues={{ summary: last?.incidentId === incidentId ? (last?.summary ?? '') : '' }}
      onSubmit={submit}
    >
      <p className="form-about">{t('report.produceHint')}</p>
      <Form.Item name="summary" label={t('report.summary')}>
        <Input.TextArea
          maxLength={4000}
          autoSize={{ minRows: 4, maxRows: 10 }}
          placeholder={t('report.summaryPlaceholder')}
          data-testid="report-summary"
        />
      </Form.Item>
    </FormDialog>
  );
}
