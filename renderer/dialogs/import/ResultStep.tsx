import { EnvironmentOutlined } from '@ant-design/icons';
import { Button, Result } from 'antd';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { formatNumber } from '../../format.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { FileQueue } from './FileQueue.tsx';
import { IssueTable } from './IssueTable.tsx';
import { ReportCounts } from './ReportCounts.tsx';
import { showImported } from './showImported.ts';
import { UndoImport } from './UndoImport.tsx';
import type { Import } from './useImport.ts';

interface ResultStepProps {
  readonly wizard: Import;
  readonly report: ImportReport;
}

/** What was imported, where it is, and the way back. */
export function ResultStep({ wizard, report }: ResultStepProps) {
  const t = useT();
  const [undone, setUndone] = useState(false);
  const { importId, file, conflicts } = report;
  const places = wizard.state.report?.preview?.places ?? [];
  const takenBack = () => {
    setUndone(true);
    wizard.markUndone();
  };
  return (
    <div className="import-step" data-testid="import-result">
      <Result
        status={undone ? 'info' : 'success'}
        title={t(undone ? 'dialog.importTakenBack' : 'dialog.importDone', { file })}
        extra={
          importId !== undefined &&
          !undone && (
            <div className="button-row import-result-actions">
              <Button
                size="small"
                icon={<EnvironmentOutlined />}
                disabled={places.length === 0}
                onClick={() => showImported(report, places)}
                data-testid="import-show"
              >
                {t('dialog.importShow')}
              </Button>
              {conflicts > 0 && (
                <Button size="small" onClick={() => useDesk.setState({ dialog: 'conflicts' })}>
                  {t('dialog.conflictsOpen', { count: formatNumber(conflicts) })}
                </Button>
              )}
              <UndoImport importId={importId} name={file} onUndone={takenBack} />
            </div>
          )
        }
      />
      <FileQueue wizard={wizard} />
      <ReportCounts report={report} />
      <IssueTable report={report} />
    </div>
  );
}
