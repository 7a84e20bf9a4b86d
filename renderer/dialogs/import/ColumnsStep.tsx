import { Input, Select } from 'antd';
import { useState } from 'react';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { type Field, readFields } from '../../../shared/exporting/fields.ts';
import { isPlaceKind } from '../../../shared/records/index.ts';
import { formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { KeptMapping } from './KeptMapping.tsx';
import type { Import } from './useImport.ts';

interface ColumnsStepProps {
  readonly wizard: Import;
  readonly report: ImportReport;
}

/** Which column holds which field, with what stands in it; open to change, to be kept for the next file like it. */
export function ColumnsStep({ wizard, report }: ColumnsStepProps) {
  const t = useT();
  const [wanted, setWanted] = useState('');
  const { choices } = wizard.state;
  if (!isPlaceKind(report.kind)) return null;
  const columnOf = (field: Field) => choices.columns[field] ?? report.columns[field] ?? '';
  const samplesOf = (column: string) => report.preview?.columnSamples[column] ?? [];
  const fields = readFields(report.kind).filter((field) => field !== 'recordKind');
  // Matched fields first as the check found them, so that no row jumps away while it is being changed.
  const sorted = fields.toSorted((a, b) => Number(!report.columns[a]) - Number(!report.columns[b]));
  const used = new Set(fields.map(columnOf));
  const unused = report.header.filter((column) => !used.has(column));
  const shown = sorted.filter((field) =>
    `${t(`import.field_${field}`)} ${columnOf(field)}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <div className="import-step" data-testid="import-columns-step">
      <KeptMapping wizard={wizard} report={report} columnOf={columnOf} fields={fields} />
      <div className="list-head">
        <h3>
          {t('dialog.importColumnsCount', {
            matched: formatNumber(fields.filter((field) => columnOf(field) !== '').length),
            columns: formatNumber(report.header.length),
          })}
        </h3>
        <Input.Search
          size="small"
          allowClear
          className="import-column-search"
          placeholder={t('dialog.importColumnsFind')}
          aria-label={t('dialog.importColumnsFind')}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <table className="import-column-table">
        <thead>
          <tr>
            <th scope="col">{t('dialog.importColumnField')}</th>
            <th scope="col">{t('dialog.importColumnOf')}</th>
            <th scope="col">{t('dialog.importColumnSamples')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((field) => (
            <tr key={field} data-testid={`import-column-${field}`}>
              <th scope="row">{t(`import.field_${field}`)}</th>
              <td>
                <Select
                  size="small"
                  showSearch
                  value={columnOf(field)}
                  aria-label={t(`import.field_${field}`)}
                  onChange={(column) => wizard.choosing({ columns: { ...choices.columns, [field]: column } })}
                  options={[
                    { value: '', label: t('dialog.importColumnNone') },
                    ...report.header.map((column) => ({ value: column, label: column })),
                  ]}
                />
              </td>
              <td className="import-samples">{samplesOf(columnOf(field)).join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {unused.length > 0 && (
        <section>
          <h3>{t('dialog.importColumnsUnused', { count: formatNumber(unused.length) })}</h3>
          <ul className="import-unused">
            {unused.slice(0, 60).map((column) => (
              <li key={column}>
                <b>{column}</b> <span className="import-samples">{samplesOf(column).join(' · ')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
