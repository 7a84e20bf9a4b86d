import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/records.ts';
import { readFields } from '../../../shared/exporting/fields.ts';
import { isPlaceKind } from '../../../shared/records/index.ts';
import { useT } from '../../state/language.ts';
import { IssueTable } from './IssueTable.tsx';
import { ReportCounts } from './ReportCounts.tsx';
import { sampleRows } from './sampleRows.ts';
import type { Import } from './useImport.ts';

interface PreviewStepProps {
  readonly wizard: Import;
  readonly report: ImportReport;
}

/** What would be imported: counts, columns, a sample, what is wrong. */
export function PreviewStep({ wizard, report }: PreviewStepProps) {
  const t = useT();
  const { state } = wizard;
  return (
    <div className="import-step" data-testid="import-preview-step">
      <ReportCounts report={report} />
      {state.working === 'writing' && (
        <p className="hint" role="status">
          {t('dialog.importWriting', { file: report.file })}
        </p>
      )}
      <IssueTable report={report} />
      {report.kind !== 'place' && state.fileColumns.length > 0 && <ColumnTable wizard={wizard} report={report} />}
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
              { dataIndex: 'about', title: t('incident.remark') },
            ]}
          />
        </section>
      )}
    </div>
  );
}

/** Which column holds which field, open to change. */
function ColumnTable({ wizard, report }: PreviewStepProps) {
  const t = useT();
  const { state, run } = wizard;
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(state.columns);
  if (!isPlaceKind(report.kind)) return null;
  const changed = JSON.stringify(chosen) !== JSON.stringify(state.columns);
  return (
    <section>
      <div className="list-head">
        <h3>{t('dialog.importColumns')}</h3>
        <span className="hint">{t('dialog.importColumnsHint')}</span>
        <Button size="small" disabled={!changed} onClick={() => void run(true, chosen)} data-testid="import-again">
          {t('dialog.importAgain')}
        </Button>
      </div>
      <div className="import-columns">
        {readFields(report.kind)
          .filter((field) => field !== 'recordKind')
          .map((field) => (
            <div key={field} className="import-column">
              <span>{t(`import.field_${field}`)}</span>
              <Select
                size="small"
                showSearch
                value={chosen[field] ?? report.columns[field] ?? ''}
                aria-label={t(`import.field_${field}`)}
                onChange={(column) => setChosen({ ...chosen, [field]: column })}
                options={[
                  { value: '', label: t('dialog.importColumnNone') },
                  ...state.fileColumns.map((column) => ({ value: column, label: column })),
                ]}
              />
            </div>
          ))}
      </div>
    </section>
  );
}
