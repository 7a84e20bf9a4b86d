import { formatDate, formatNumber, formatRadius } from '../../format.ts';
import { useT } from '../../state/language.ts';
import type { RingRow } from './ringTable.ts';

interface RingTableProps {
  readonly rows: readonly RingRow[];
  /** Radius that the list below is limited to; undefined for the largest. */
  readonly chosenM: number | undefined;
  readonly onChoose: (radiusM: number) => void;
}

/** Counts and people by ring; a row chosen limits the list to it. */
export function RingTable({ rows, chosenM, onChoose }: RingTableProps) {
  const t = useT();
  const unstated = rows.filter((row) => row.withoutPopulation > 0).at(-1);
  const dates = rows.at(-1)?.asOf;
  return (
    <>
      <table className="ring-table" data-testid="ring-table">
        <thead>
          <tr>
            <th scope="col">{t('area.ring')}</th>
            <th scope="col">{t('area.sensitiveArea')}</th>
            <th scope="col">{t('area.riskSource')}</th>
            <th scope="col">{t('area.firm')}</th>
            <th scope="col">{t('area.other')}</th>
            <th scope="col">{t('area.people')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.radiusM} aria-selected={row.radiusM === chosenM} data-testid={`ring-${row.radiusM}`}>
              <th scope="row">
                <button type="button" aria-pressed={row.radiusM === chosenM} onClick={() => onChoose(row.radiusM)}>
                  {formatRadius(row.radiusM)}
                </button>
              </th>
              <td>{formatNumber(row.byKind.sensitiveArea)}</td>
              <td>{formatNumber(row.byKind.riskSource)}</td>
              <td>{formatNumber(row.byKind.firm)}</td>
              <td>{formatNumber(row.byKind.supply + row.byKind.shelter + row.byKind.team)}</td>
              <td className="ring-people">
                {row.withoutPopulation > 0
                  ? t('area.atLeast', { count: formatNumber(row.people) })
                  : formatNumber(row.people)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="ring-notes">
        {unstated && (
          <p className="hint hint-warning" data-testid="without-population">
            {t('area.withoutPopulation', {
              radius: formatRadius(unstated.radiusM),
              count: formatNumber(unstated.withoutPopulation),
            })}
          </p>
        )}
        {rows.some((row) => row.people > 0) && (
          <p className="hint">
            {dates === undefined
              ? t('area.asOfUnknown')
              : formatDate(dates.oldestMs) === formatDate(dates.newestMs)
                ? t('area.asOfOne', { date: formatDate(dates.oldestMs) })
                : t('area.asOf', { from: formatDate(dates.oldestMs), to: formatDate(dates.newestMs) })}
          </p>
        )}
        <p className="hint">{t('area.peopleBasis')}</p>
      </div>
    </>
  );
}
