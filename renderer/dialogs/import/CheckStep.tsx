import { Alert, Table } from 'antd';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { IssueTable } from './IssueTable.tsx';
import { ReportCounts } from './ReportCounts.tsx';
import { sampleRows } from './sampleRows.ts';
import type { Import } from './useImport.ts';

interface CheckStepProps {
  readonly wizard: Import;
  readonly report: ImportReport;
}

/** What would be imported: counts, conflicts, what is wrong, and the first records as they would be stored. */
export function CheckStep({ wizard, report }: CheckStepProps) {
  const t = useT();
  const { onConflict } = wizard.state.choices;
  return (
    <div className="import-step" data-testid="import-check-step">
      <ReportCounts report={report} />
      {report.conflicts > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t(onConflict === 'queue' ? 'dialog.importConflicts' : 'dialog.importConflictsRefused', {
            count: formatNumber(report.conflicts),
          })}
          data-testid="import-conflicts"
        />
      )}
      <IssueTable report={report} />
      {report.sample.length > 0 && (
        <section>
          <h3>{t('dialog.importSample', { count: report.sample.length })}</h3>
          <Table
            size="small"
            pagination={false}
            scroll={{ x: 'max-content', y: 220 }}
            rowKey="key"
            dataSource={sampleRows(t, report.sample)}
            columns={[
              { dataIndex: 'name', title: t('dialog.importName'), fixed: 'left', width: 220 },
              { dataIndex: 'label', title: t('incident.category') },
              { dataIndex: 'position', title: t('dialog.importPosition') },
              { dataIndex: 'about', title: t('dialog.importAbout') },
            ]}
          />
        </section>
      )}
    </div>
  );
}
