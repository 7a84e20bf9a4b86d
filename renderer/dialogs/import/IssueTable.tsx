import { DownloadOutlined } from '@ant-design/icons';
import { Button, Table } from 'antd';
import Papa from 'papaparse';
import type { ImportIssue, ImportReport } from '../../../shared/contract/records.ts';
import { guarded } from '../../../shared/exporting/formulaGuard.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { issueText } from '../../../shared/importing/issueText.ts';
import { formatNumber } from '../../format.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { fileNamePart } from '../../panels/selection/fileName.ts';
import { useT } from '../../state/language.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';

interface IssueTableProps {
  readonly report: ImportReport;
}

const TONES = { rejected: 'order', skipped: 'plain', warning: 'caution' } as const;

/** The issues as a table for a spreadsheet (CSV with a byte-order mark, so that it opens in the right encoding). */
export function issuesCsv(t: Translate, issues: readonly ImportIssue[]): string {
  const rows = issues.map((issue) => [
    String(issue.row),
    guarded(issue.name ?? ''),
    t(`import.severity_${issue.severity}`),
    guarded(issueText(t, issue)),
  ]);
  const fields = ['importRow', 'importName', 'importSeverity', 'importReason'].map((key) => t(`dialog.${key}`));
  return `\uFEFF${Papa.unparse({ fields, data: rows })}\r\n`;
}

/** Rows that were not taken, or taken with a remark, and why. */
export function IssueTable({ report }: IssueTableProps) {
  const t = useT();
  const { issues, issuesCut } = report;
  if (issues.length === 0) return null;
  return (
    <section data-testid="import-issues">
      <div className="list-head">
        <h3>{t('dialog.importIssues', { count: formatNumber(issues.length) })}</h3>
        {issuesCut && (
          <span className="hint">{t('dialog.importIssuesCut', { count: formatNumber(issues.length) })}</span>
        )}
        <Button
          size="small"
          icon={<DownloadOutlined />}
          onClick={() =>
            saveFile(
              `${fileNamePart(report.file)}_${fileNamePart(t('dialog.importReason'))}.csv`,
              new Blob([issuesCsv(t, issues)], { type: 'text/csv;charset=utf-8' }),
            )
          }
        >
          {t('dialog.importIssuesDownload')}
        </Button>
      </div>
      <Table
        size="small"
        pagination={issues.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false}
        scroll={{ y: 200 }}
        rowKey="key"
        dataSource={issues.map((issue, index) => ({ ...issue, key: index, text: issueText(t, issue) }))}
        columns={[
          { dataIndex: 'row', title: t('dialog.importRow'), width: 72 },
          {
            dataIndex: 'severity',
            title: t('dialog.importSeverity'),
            width: 84,
            render: (severity: ImportIssue['severity']) => (
              <StatusTag tone={TONES[severity]}>{t(`import.severity_${severity}`)}</StatusTag>
            ),
          },
          { dataIndex: 'name', title: t('dialog.importName'), width: 200, ellipsis: true },
          { dataIndex: 'text', title: t('dialog.importReason') },
        ]}
      />
    </section>
  );
}
