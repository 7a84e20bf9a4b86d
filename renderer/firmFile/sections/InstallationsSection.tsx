import { INSTALLATION_CATEGORIES, type Installation } from '../../../shared/records/installation.ts';
import { formatMassKg, formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Card } from '../Card.tsx';
import { DataTable } from '../DataTable.tsx';
import { showOnMap } from '../open.ts';
import { usePrinting } from '../printing.ts';
import { SiteSketch } from '../SiteSketch.tsx';
import { CONDITION_TONES } from '../tones.ts';
import type { SectionProps } from './section.ts';

/** Installations by category; each leads to its place on the map. */
export function InstallationsSection({ file }: SectionProps) {
  const t = useT();
  // On paper the plan already stands with the basics.
  const printing = usePrinting();
  const { installations } = file;
  if (installations.length === 0) return <EmptyState text={t('firm.installationsNone')} />;
  const groups = INSTALLATION_CATEGORIES.map((category) => ({
    category,
    group: installations.filter((installation) => installation.category === category),
  })).filter(({ group }) => group.length > 0);
  return (
    <div className="ff-stack">
      {!printing && (
        <Card title={t('firm.sketch')}>
          <SiteSketch file={file} />
        </Card>
      )}
      {groups.map(({ category, group }) => (
        <Card
          key={category}
          title={`${t(`records.installation_${category}`)} · ${formatNumber(group.length)}`}
          testId={`firm-installations-${category}`}
        >
          <InstallationTable caption={t(`records.installation_${category}`)} rows={group} />
        </Card>
      ))}
    </div>
  );
}

interface InstallationTableProps {
  readonly caption: string;
  readonly rows: readonly Installation[];
}

function InstallationTable({ caption, rows }: InstallationTableProps) {
  const t = useT();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      onRow={(installation) => showOnMap(installation)}
      rowAction={t('firm.flyThere')}
      provenanceOf={({ provenance }) => provenance}
      columns={[
        { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
        { id: 'code', title: t('firm.code'), cell: ({ code }) => code ?? '—' },
        { id: 'substance', title: t('firm.substance'), cell: ({ substance }) => substance ?? '—' },
        {
          id: 'amount',
          title: t('firm.amount'),
          number: true,
          cell: ({ amountKg }) => (amountKg === undefined ? '—' : formatMassKg(amountKg)),
        },
        {
          id: 'volume',
          title: t('firm.volume'),
          number: true,
          cell: ({ volumeM3 }) => (volumeM3 === undefined ? '—' : `${formatNumber(volumeM3)} m³`),
        },
        { id: 'sizes', title: t('firm.sizes'), number: true, cell: sizesOf },
        {
          id: 'dike',
          title: t('firm.dike'),
          number: true,
          cell: ({ dikeHeightM }) => (dikeHeightM === undefined ? '—' : `${dikeHeightM} m`),
        },
        {
          id: 'condition',
          title: t('firm.condition'),
          cell: ({ condition = 'normal' }) => (
            <StatusTag tone={CONDITION_TONES[condition]}>{t(`records.condition_${condition}`)}</StatusTag>
          ),
        },
      ]}
    />
  );
}

const metre = (value: number) => Number(value.toFixed(1));

/** Sizes as people write them: `⌀ 21 × 16 m`, `40 × 18 × 9 m` (length, width, height). */
function sizesOf({ diameterM, lengthM, widthM, structureHeightM }: Installation): string {
  const parts =
    lengthM === undefined ? [diameterM, structureHeightM] : [lengthM, widthM ?? diameterM, structureHeightM];
  const known = parts.flatMap((part) => (part === undefined ? [] : metre(part)));
  if (known.length === 0) return '—';
  return `${lengthM === undefined && diameterM !== undefined ? '⌀ ' : ''}${known.join(' × ')} m`;
}
