import { DownloadOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select, Table } from 'antd';
import Papa from 'papaparse';
import { useMemo, useState } from 'react';
import type { ImportIssue, ImportReport } from '../../../shared/contract/imports.ts';
import { guarded } from '../../../shared/exporting/formulaGuard.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { issueText } from '../../../shared/importing/issueText.ts';
import { formatNumber } from '../../format.ts';
import { saveFile } from '../../frame/saveFile.ts';
import { fileNamePart } from '../../panels/selection/fileName.ts';
import { useT } from '../../state/language.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { filterIssues, type IssueFilter, reasonCounts, type WordedIssue } from './issueFilter.ts';

interface IssueTableProps {
  readonly report: ImportReport;
}

const SEVERITIES = ['rejected', 'skipped', 'warning'] as const;
/** Of an example in the list of reasons. */
const REASON_CHARACTERS = 48;
const TONES = { rejected: 'order', skipped: 'plain', warning: 'caution' } as const;

/** The issues as a table for a spreadsheet (CSV with a byte-order mark, so that it opens in the right encoding). */
export function issuesCsv(t: Translate, issues: readonly ImportIssue[]): string {
  const hasSheets = issues.some(({ sheet }) => sheet !== undefined);
  const rows = issues.map((issue) => [
    ...(hasSheets ? [guarded(issue.sheet ?? '')] : []),
    String(issue.row),
    guarded(issue.name ?? ''),
    t(`import.severity_${issue.severity}`),
    guarded(issueText(t, issue)),
  ]);
  const keys = ['importRow', 'importName', 'importSeverity', 'importReason'];
  const fields = [...(hasSheets ? ['importSheet'] : []), ...keys].map((key) => t(`dialog.${key}`));
  return `\uFEFF${Papa.unparse({ fields, data: rows })}\r\n`;
}

/** Rows that were not taken, or taken with a remark, and why; to be filtered and downloaded. */
export function IssueTable({ report }: IssueTableProps) {
  const t = useT();
  const { issues, issuesCut } = report;
  const [filter, setFilter] = useState<IssueFilter>({ text: '' });
  const worded = useMemo<readonly WordedIssue[]>(
    () => issues.map((issue, key) => ({ ...issue, key, text: issueText(t, issue) })),
    [issues, t],
  );
  if (issues.length === 0) return <p className="hint">{t('dialog.importNoIssues')}</p>;
  const shown = filterIssues(worded, filter);
  const hasSheets = issues.some(({ sheet }) => sheet !== undefined);
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
          onClick={() => download(t, report, shown)}
          data-testid="issues-download"
        >
          {t('dialog.importIssuesDownload')}
        </Button>
      </div>
      <IssueFilterBar issues={worded} filter={filter} onFilter={setFilter} />
      <Table<WordedIssue>
        size="small"
        pagination={shown.length > 50 ? { pageSize: 50, size: 'small', showSizeChanger: false } : false}
        scroll={{ y: 220 }}
        rowKey="key"
        dataSource={[...shown]}
        locale={{ emptyText: t('dialog.importIssuesNone') }}
        columns={[
          ...(hasSheets ? [{ dataIndex: 'sheet', title: t('dialog.importSheet'), width: 120, ellipsis: true }] : []),
          {
            dataIndex: 'row',
            title: t('dialog.importRow'),
            width: 84,
            render: (row: number) => (row === 0 ? t('dialog.importWholeFile') : formatNumber(row)),
          },
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

function download(t: Translate, report: ImportReport, issues: readonly ImportIssue[]): void {
  const name = `${fileNamePart(report.file)}_${fileNamePart(t('dialog.importReason'))}.csv`;
  saveFile(name, new Blob([issuesCsv(t, issues)], { type: 'text/csv;charset=utf-8' }));
}

interface IssueFilterBarProps {
  readonly issues: readonly WordedIssue[];
  readonly filter: IssueFilter;
  readonly onFilter: (filter: IssueFilter) => void;
}

function IssueFilterBar({ issues, filter, onFilter }: IssueFilterBarProps) {
  const t = useT();
  const counts = reasonCounts(filter.severity ? issues.filter(({ severity }) => severity === filter.severity) : issues);
  const present = SEVERITIES.filter((severity) => issues.some((issue) => issue.severity === severity));
  return (
    <div className="import-filter">
      <Segmented<string>
        size="small"
        value={filter.severity ?? ''}
        aria-label={t('dialog.importSeverity')}
        onChange={(value) =>
          onFilter({ ...filter, severity: present.find((severity) => severity === value), reason: undefined })
        }
        options={[
          { value: '', label: `${t('dialog.importAll')} ${formatNumber(issues.length)}` },
          ...present.map((severity) => ({
            value: severity,
            label: `${t(`import.severity_${severity}`)} ${formatNumber(
              issues.filter((issue) => issue.severity === severity).length,
            )}`,
          })),
        ]}
      />
      <Select<string>
        size="small"
        allowClear
        popupMatchSelectWidth={false}
        value={filter.reason ?? null}
        placeholder={t('dialog.importReasonAny')}
        aria-label={t('dialog.importReasonAny')}
        onChange={(reason: string | undefined) => onFilter({ ...filter, reason: reason ?? undefined })}
        options={counts.map(({ reason, count, example }) => ({
          value: reason,
          label: `${formatNumber(count)} × ${example.slice(0, REASON_CHARACTERS)}`,
        }))}
      />
      <Input.Search
        size="small"
        allowClear
        value={filter.text}
        placeholder={t('dialog.importIssuesFind')}
        aria-label={t('dialog.importIssuesFind')}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
    </div>
  );
}
