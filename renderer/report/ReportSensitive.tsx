import { formatDate, formatDistance, formatNumber } from '../format.ts';
import { useT } from '../state/language.ts';
import type { SensitivePoint } from './reportModel.ts';

interface ReportSensitiveProps {
  readonly points: readonly SensitivePoint[];
}

/** The nearest sensitive points, two beside each other on a row, with the numbers of the map. */
export function ReportSensitive({ points }: ReportSensitiveProps) {
  const t = useT();
  if (points.length === 0) return <p>{t('report.nothing')}</p>;
  const half = Math.ceil(points.length / 2);
  const columns = [points.slice(0, half), points.slice(half)].filter((column) => column.length > 0);
  return (
    <div className="sheet-pair">
      {columns.map((column) => (
        <table key={column[0]?.number} className="sheet-table sheet-sensitive">
          <thead>
            <tr>
              <th scope="col">{t('report.nr')}</th>
              <th scope="col" className="sheet-word">
                {t('report.name')}
              </th>
              <th scope="col" className="sheet-word">
                {t('report.category')}
              </th>
              <th scope="col">{t('report.distance')}</th>
              <th scope="col">{t('report.population')}</th>
              <th scope="col">{t('report.date')}</th>
            </tr>
          </thead>
          <tbody>
            {column.map((point) => (
              <tr key={point.number}>
                <td>{point.number}</td>
                <td className="sheet-name">{point.name}</td>
                <td className="sheet-word">{t(`records.sensitiveArea_${point.category}`)}</td>
                <td>{formatDistance(point.distanceM)}</td>
                <td>{point.people === undefined ? t('report.notStated') : formatNumber(point.people)}</td>
                <td>{point.asOfMs === undefined ? t('report.notStated') : formatDate(point.asOfMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
