import { Button } from 'antd';
import type { OutputOf } from '../../../shared/contract/index.ts';
import { formatDistance, formatNumber, formatRadius } from '../../format.ts';
import { peopleAt } from '../../panels/area/people.ts';
import { useQuery } from '../../panels/useQuery.ts';
import { useT } from '../../state/language.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Card } from '../Card.tsx';
import { DataTable } from '../DataTable.tsx';
import { highlightOnMap, showOnMap } from '../open.ts';
import type { SectionProps } from './section.ts';

type Answer = OutputOf<'firms.surroundings'>;

/** What lies within 0.5, 3 and 5 km of the firm. */
export function SurroundingsSection({ file }: SectionProps) {
  const t = useT();
  const { data, error, reload } = useQuery('firms.surroundings', { firmId: file.firm.id });
  if (error) return <ErrorState error={error} onRetry={reload} />;
  if (!data) return <LoadingState rows={6} />;
  return (
    <div className="ff-stack">
      <div className="ff-columns">
        <Card title={t('firm.rings')}>
          <RingTable rings={data.rings} />
        </Card>
        <Card title={t('firm.nearest')}>
          <DataTable
            caption={t('firm.nearest')}
            rows={data.nearest}
            rowKey={({ target }) => target}
            onRow={(place) => showOnMap(place)}
            rowAction={t('firm.flyThere')}
            testId="firm-nearest"
            columns={[
              { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
              { id: 'target', title: t('firm.kind'), cell: ({ target }) => t(`firm.target_${target}`) },
              {
                id: 'distance',
                title: t('firm.distance'),
                number: true,
                cell: ({ distanceM }) => formatDistance(distanceM),
              },
            ]}
          />
          {data.nearest.length === 0 && <p className="muted">{t('firm.nearestNone')}</p>}
        </Card>
      </div>
      <SensitiveCard sensitive={data.sensitive} />
    </div>
  );
}

function SensitiveCard({ sensitive }: Pick<Answer, 'sensitive'>) {
  const t = useT();
  return (
    <Card
      title={t('firm.sensitive', { count: formatNumber(sensitive.length) })}
      extra={
        sensitive.length > 0 && (
          <Button
            size="small"
            className="no-print"
            onClick={() => highlightOnMap(sensitive.map(({ record }) => record))}
          >
            {t('firm.highlight')}
          </Button>
        )
      }
    >
      {sensitive.length === 0 ? (
        <p className="muted">{t('firm.sensitiveNone')}</p>
      ) : (
        <DataTable
          caption={t('records.sensitiveArea')}
          rows={sensitive}
          rowKey={({ record }) => record.id}
          onRow={({ record }) => showOnMap(record)}
          rowAction={t('firm.flyThere')}
          provenanceOf={({ record }) => record.provenance}
          testId="firm-sensitive"
          columns={[
            { id: 'name', title: t('firm.name'), cell: ({ record }) => record.name },
            { id: 'kind', title: t('firm.kind'), cell: ({ record }) => t(`records.sensitiveArea_${record.category}`) },
            {
              id: 'people',
              title: t('firm.people'),
              number: true,
              cell: ({ record }) => {
                const people = peopleAt(record);
                return people === undefined ? t('firm.notStated') : formatNumber(people);
              },
            },
            {
              id: 'distance',
              title: t('firm.distance'),
              number: true,
              cell: ({ distanceM }) => formatDistance(distanceM),
            },
          ]}
        />
      )}
    </Card>
  );
}

const CATEGORIES = ['intake', 'reserve', 'residents', 'school', 'hospital', 'careHome'] as const;

/** Rings as columns: what is asked first, people, stands on top. */
function RingTable({ rings }: Pick<Answer, 'rings'>) {
  const t = useT();
  type Ring = Answer['rings'][number];
  const rows: readonly { id: string; title: string; value: (ring: Ring) => string }[] = [
    {
      id: 'people',
      title: t('firm.ringPeople'),
      value: ({ people, placesWithoutPopulation }) =>
        placesWithoutPopulation > 0 ? t('area.atLeast', { count: formatNumber(people) }) : formatNumber(people),
    },
    { id: 'blockPeople', title: t('firm.ringBlocks'), value: ({ blockPeople }) => formatNumber(blockPeople) },
    ...CATEGORIES.map((category) => ({
      id: category,
      title: t(`records.sensitiveArea_${category}`),
      value: ({ categories }: Ring) => formatNumber(categories[category] ?? 0),
    })),
    { id: 'all', title: t('firm.ringSensitive'), value: ({ sensitiveAreas }) => formatNumber(sensitiveAreas) },
    { id: 'firms', title: t('firm.ringFirms'), value: ({ firms }) => formatNumber(firms) },
    { id: 'risk', title: t('firm.ringRisk'), value: ({ riskSources }) => formatNumber(riskSources) },
    { id: 'shelters', title: t('records.shelter'), value: ({ shelters }) => formatNumber(shelters) },
    { id: 'supplies', title: t('records.supply'), value: ({ supplies }) => formatNumber(supplies) },
  ];
  return (
    <>
      <table className="ff-table" data-testid="firm-rings">
        <caption className="om-visually-hidden">{t('firm.rings')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('firm.within')}</th>
            {rings.map(({ radiusM }) => (
              <th key={radiusM} scope="col" className="ff-number">
                {formatRadius(radiusM)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, value }) => (
            <tr key={id}>
              <th scope="row">{title}</th>
              {rings.map((ring) => (
                <td key={ring.radiusM} className="ff-number" data-testid={`ring-${id}-${ring.radiusM}`}>
                  {value(ring)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted">{t('firm.ringsBasis')}</p>
    </>
  );
}
