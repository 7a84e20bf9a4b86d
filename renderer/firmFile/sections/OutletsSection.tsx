import { formatNumber } from '../../format.ts';
import { FirmReadings } from '../../monitoring/FirmReadings.tsx';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Card } from '../Card.tsx';
import { DataTable } from '../DataTable.tsx';
import { showOnMap } from '../open.ts';
import type { SectionProps } from './section.ts';

/** Outlets and the monitoring points of the firm. */
export function OutletsSection({ file }: SectionProps) {
  const t = useT();
  const { outlets, stations } = file;
  return (
    <div className="ff-stack">
      <Card title={`${t('records.outlet')} · ${formatNumber(outlets.length)}`}>
        {outlets.length === 0 ? (
          <EmptyState text={t('firm.outletsNone')} />
        ) : (
          <DataTable
            caption={t('records.outlet')}
            rows={outlets}
            rowKey={({ id }) => id}
            onRow={(outlet) => showOnMap(outlet)}
            rowAction={t('firm.flyThere')}
            provenanceOf={({ provenance }) => provenance}
            testId="firm-outlets"
            columns={[
              { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
              { id: 'kind', title: t('firm.kind'), cell: ({ category }) => t(`records.outlet_${category}`) },
              { id: 'code', title: t('firm.code'), cell: ({ code }) => code ?? '—' },
              { id: 'factors', title: t('firm.factors'), cell: ({ factors }) => listText(factors) },
              { id: 'into', title: t('firm.receivingWater'), cell: ({ receivingWater }) => receivingWater ?? '—' },
              {
                id: 'flow',
                title: t('firm.permittedFlow'),
                number: true,
                cell: ({ permittedFlowM3Day }) =>
                  permittedFlowM3Day === undefined ? '—' : `${formatNumber(permittedFlowM3Day)} m³/d`,
              },
              {
                id: 'height',
                title: t('firm.stackHeight'),
                number: true,
                cell: ({ structureHeightM }) => (structureHeightM === undefined ? '—' : `${structureHeightM} m`),
              },
            ]}
          />
        )}
      </Card>
      <Card title={`${t('firm.stations')} · ${formatNumber(stations.length)}`}>
        {stations.length === 0 ? (
          <EmptyState text={t('firm.stationsNone')} />
        ) : (
          <DataTable
            caption={t('firm.stations')}
            rows={stations}
            rowKey={({ id }) => id}
            onRow={(station) => showOnMap(station)}
            rowAction={t('firm.flyThere')}
            provenanceOf={({ provenance }) => provenance}
            testId="firm-stations"
            columns={[
              { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
              { id: 'kind', title: t('firm.kind'), cell: ({ category }) => t(`records.station_${category}`) },
              { id: 'device', title: 'MN', cell: ({ deviceCode }) => deviceCode ?? '—' },
              { id: 'factors', title: t('firm.factors'), cell: ({ factors }) => listText(factors) },
            ]}
          />
        )}
      </Card>
      <Card title={t('firm.readings')} testId="firm-readings">
        <FirmReadings stations={stations} />
      </Card>
    </div>
  );
}

const listText = (text: string | undefined) => text?.split(/[;；]/u).filter(Boolean).join('、') || '—';
