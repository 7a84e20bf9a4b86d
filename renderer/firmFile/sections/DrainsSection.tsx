import { pathLengthM } from '../../../shared/geo.ts';
import { DRAIN_CATEGORIES, type Drain } from '../../../shared/records/drain.ts';
import { formatDistance, formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Card } from '../Card.tsx';
import { DataTable } from '../DataTable.tsx';
import { showOnMap } from '../open.ts';
import { SiteSketch } from '../SiteSketch.tsx';
import { verticesOf } from '../siteSketch.ts';
import type { SectionProps } from './section.ts';

/** Length of a pipe: as stated, else along its line. */
function lengthOf(pipe: Drain): number {
  return pipe.lengthM ?? (pipe.geometry ? pathLengthM(verticesOf(pipe)) : 0);
}

const VALVE_TONES = { open: 'warning', closed: 'good', unknown: 'plain' } as const;

/** The drain network: counts, length, pools and valves. */
export function DrainsSection({ file }: SectionProps) {
  const t = useT();
  const { drains } = file;
  if (drains.length === 0) return <EmptyState text={t('firm.drainsNone')} />;
  const ofKind = (category: Drain['category']) => drains.filter((drain) => drain.category === category);
  const pools = ofKind('pool');
  const valves = [...ofKind('valve'), ...ofKind('pump')];
  const outfalls = ofKind('outfall');
  const networks = new Set(drains.flatMap(({ networkName }) => networkName ?? []));
  const waters = Map.groupBy(ofKind('pipe'), ({ water }) => water ?? 'unknown');
  return (
    <div className="ff-stack">
      <div className="ff-columns">
        <Card title={t('firm.drainSums')}>
          <dl className="ff-steps" data-testid="firm-drain-sums">
            <div>
              <dt>{t('firm.networks')}</dt>
              <dd>{formatNumber(networks.size)}</dd>
            </div>
            <div>
              <dt>{t('firm.pipeLength')}</dt>
              <dd>{formatDistance(ofKind('pipe').reduce((sum, pipe) => sum + lengthOf(pipe), 0))}</dd>
            </div>
            <div>
              <dt>{t('firm.poolVolume')}</dt>
              <dd>{formatNumber(pools.reduce((sum, { volumeM3 = 0 }) => sum + volumeM3, 0))} m³</dd>
            </div>
            {DRAIN_CATEGORIES.map((category) => (
              <div key={category}>
                <dt>{t(`records.drain_${category}`)}</dt>
                <dd>{formatNumber(ofKind(category).length)}</dd>
              </div>
            ))}
          </dl>
          <ul className="ff-waters">
            {[...waters].map(([water, pipes]) => (
              <li key={water}>
                <i className={`sk-key sk-${water}`} aria-hidden="true" />
                {water === 'unknown' ? t('common.unknown') : t(`records.water_${water}`)}
                <b>{formatDistance(pipes.reduce((sum, pipe) => sum + lengthOf(pipe), 0))}</b>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('firm.sketch')}>
          <SiteSketch file={file} drains />
        </Card>
      </div>
      <NodeTable title={t('firm.poolsAndValves')} rows={[...pools, ...valves]} testId="firm-valves" />
      <NodeTable title={t('records.drain_outfall')} rows={outfalls} testId="firm-outfalls" />
    </div>
  );
}

interface NodeTableProps {
  readonly title: string;
  readonly rows: readonly Drain[];
  readonly testId: string;
}

function NodeTable({ title, rows, testId }: NodeTableProps) {
  const t = useT();
  return (
    <Card title={`${title} · ${formatNumber(rows.length)}`}>
      {rows.length === 0 ? (
        <p className="muted">{t('firm.nodesNone')}</p>
      ) : (
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          onRow={(drain) => showOnMap(drain)}
          rowAction={t('firm.flyThere')}
          provenanceOf={({ provenance }) => provenance}
          testId={testId}
          columns={[
            { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
            { id: 'kind', title: t('firm.kind'), cell: ({ category }) => t(`records.drain_${category}`) },
            { id: 'network', title: t('firm.network'), cell: ({ networkName }) => networkName ?? '—' },
            { id: 'water', title: t('firm.water'), cell: ({ water }) => (water ? t(`records.water_${water}`) : '—') },
            {
              id: 'volume',
              title: t('firm.volume'),
              number: true,
              cell: ({ volumeM3 }) => (volumeM3 === undefined ? '—' : `${formatNumber(volumeM3)} m³`),
            },
            {
              id: 'valve',
              title: t('firm.valveState'),
              cell: ({ valveState }) =>
                valveState ? (
                  <StatusTag tone={VALVE_TONES[valveState]}>{t(`records.valveState_${valveState}`)}</StatusTag>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      )}
    </Card>
  );
}
