import { Result } from 'antd';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/records.ts';
import { useT } from '../../state/language.ts';
import { IssueTable } from './IssueTable.tsx';
import { ReportCounts } from './ReportCounts.tsx';
import { UndoImport } from './UndoImport.tsx';

interface ResultStepProps {
  readonly report: ImportReport;
}

/** What was imported, and the way back. */
export function ResultStep({ report }: ResultStepProps) {
  const t = useT();
  const [undone, setUndone] = useState(false);
  const { importId, file } = report;
  return (
    <div className="import-step" data-testid="import-result">
      <Result
        status={undone ? 'info' : 'success'}
        title={t(undone ? 'dialog.importUndo' : 'dialog.importDone', { file })}
        {...(importId !== undefined && !undone
          ? { extra: <UndoImport importId={importId} name={file} onUndone={() => setUndone(true)} /> }
          : {})}
      />
      <ReportCounts report={report} />
      <IssueTable report={report} />
    </div>
  );
}
