import type { RingCount } from '../../shared/records/report.ts';
import { formatNumber, formatRadius } from '../format.ts';
import { useT } from '../state/language.ts';

interface ReportRingsProps {
  readonly rings: readonly RingCount[];
}

/** Counts and people by ring, as the report kept them. */
export function ReportRings({ rings }: ReportRingsProps) {
  const t = useT();
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">{t('report.ring')}</th>
          <th scope="col">{t('report.sensitiveCount')}</th>
          <th scope="col">{t('report.riskCount')}</th>
          <th scope="col">{t('report.firmCount')}</th>
          <th scope="col">{t('report.people')}</th>
        </tr>
      </thead>
      <tbody>
        {rings.map((ring) => (
          <tr key={ring.radiusM}>
            <th scope="row">{formatRadius(ring.radiusM)}</th>
            <td>{formatNumber(ring.sensitiveAreas)}</td>
            <td>{formatNumber(ring.riskSources)}</td>
            <td>{formatNumber(ring.firms)}</td>
            <td>
              {ring.placesWithoutPopulation > 0
                ? t('report.peopleAtLeast', {
                    count: formatNumber(ring.people),
                    places: formatNumber(ring.placesWithoutPopulation),
                  })
                : formatNumber(ring.people)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
