import { useMemo } from 'react';
import type { Incident } from '../../shared/records/incident.ts';
import { formatNumber, formatRadius } from '../format.ts';
import { useQuery } from '../panels/useQuery.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Panel } from '../ui/Panel.tsx';

/** People and places within each ring of the incident. */
export function RingCounts({ incident }: { readonly incident: Incident }) {
  const t = useT();
  const { lon, lat } = incident.position;
  const input = useMemo(() => ({ centre: { lon, lat }, radiiM: [...incident.radiiM] }), [lon, lat, incident.radiiM]);
  // Places that came in since change the answer.
  const areas = useRecords((state) => state.lists.sensitiveArea);
  const { data, error, reload } = useQuery('area.rings', input, areas);
  return (
    <Panel title={t('page.wallRings')} testId="wall-rings" scrolls={false}>
      {error && !data && <ErrorState error={error} onRetry={reload} />}
      {!data && !error && <LoadingState />}
      {data && (
        <table className="om-wall-rings">
          <thead>
            <tr>
              <th scope="col">{t('page.wallRadius')}</th>
              <th scope="col">{t('page.wallPeople')}</th>
              <th scope="col">{t('records.sensitiveArea')}</th>
              <th scope="col">{t('records.riskSource')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rings.map((ring) => (
              <tr key={ring.radiusM}>
                <th scope="row">{formatRadius(ring.radiusM)}</th>
                <td className="people">
                  {ring.placesWithoutPopulation > 0
                    ? t('page.atLeast', { value: formatNumber(ring.people) })
                    : formatNumber(ring.people)}
                </td>
                <td>{formatNumber(ring.sensitiveAreas)}</td>
                <td>{formatNumber(ring.riskSources)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
