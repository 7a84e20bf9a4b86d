import type { ImportReport } from '../../../shared/contract/imports.ts';
import { PLACE_KINDS } from '../../../shared/records/index.ts';
import { formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';

interface ReportCountsProps {
  readonly report: ImportReport;
}

/** How many rows became what. */
export function ReportCounts({ report }: ReportCountsProps) {
  const t = useT();
  const numbers = [
    ['importNew', report.imported, 'good'],
    ['importUpdated', report.updated, 'plain'],
    ['importSkipped', report.skipped, 'plain'],
    ['importRejected', report.rejected, report.rejected > 0 ? 'bad' : 'plain'],
  ] as const;
  return (
    <section className="import-counts" data-testid="import-counts">
      <p className="muted">
        {report.file} · {report.format.toUpperCase()} · {t('dialog.importEncoding', { encoding: report.encoding })} ·{' '}
        {t('dialog.importFound', { rows: formatNumber(report.rows) })}
      </p>
      <dl className="import-numbers">
        {numbers.map(([key, value, tone]) => (
          <div key={key} className={`import-number import-${tone}`} data-testid={`import-count-${key}`}>
            <dt>{t(`dialog.${key}`)}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <ul className="chips">
        {PLACE_KINDS.flatMap((kind) => {
          const count = report.byKind[kind];
          return count === undefined || count === 0
            ? []
            : [
                <li key={kind} className="chip">
                  {t(`records.${kind}`)} <b>{formatNumber(count)}</b>
                </li>,
              ];
        })}
      </ul>
    </section>
  );
}
