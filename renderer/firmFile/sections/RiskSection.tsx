import type { FirmFile } from '../../../shared/contract/firms.ts';
import {
  ratioDisagrees,
  ratioLevel,
  ratioQOf,
  type SubstanceSum,
  sumSubstances,
} from '../../../shared/firms/ratioQ.ts';
import { formatMassKg, formatNumber } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Card } from '../Card.tsx';
import { DataTable } from '../DataTable.tsx';
import { showOnMap } from '../open.ts';
import { ratioText } from '../ratioText.ts';
import { GRADE_TONES } from '../tones.ts';
import type { SectionProps } from './section.ts';

/** Risk sources, what they add up to, and the grade by HJ 941. */
export function RiskSection({ file }: SectionProps) {
  const t = useT();
  const { riskSources } = file;
  const sums = sumSubstances(riskSources);
  return (
    <div className="ff-stack">
      <GradeCard file={file} sums={sums} />
      {sums.length > 0 && (
        <Card title={t('firm.substances')} testId="firm-substances">
          <SubstanceTable sums={sums} />
        </Card>
      )}
      <Card title={t('firm.riskSources', { count: formatNumber(riskSources.length) })}>
        {riskSources.length === 0 ? (
          <EmptyState text={t('firm.riskSourcesNone')} />
        ) : (
          <DataTable
            caption={t('records.riskSource')}
            rows={riskSources}
            rowKey={({ id }) => id}
            onRow={(source) => showOnMap(source)}
            rowAction={t('firm.flyThere')}
            provenanceOf={({ provenance }) => provenance}
            testId="firm-risk-sources"
            columns={[
              { id: 'name', title: t('firm.name'), cell: ({ name }) => name },
              { id: 'category', title: t('firm.kind'), cell: ({ category }) => t(`records.riskSource_${category}`) },
              { id: 'substance', title: t('firm.substance'), cell: ({ substance }) => substance ?? '—' },
              { id: 'cas', title: 'CAS', cell: ({ casNumber }) => casNumber ?? '—' },
              { id: 'amount', title: t('firm.amount'), number: true, cell: ({ amountKg }) => mass(amountKg) },
              {
                id: 'critical',
                title: t('firm.critical'),
                number: true,
                cell: ({ criticalAmountKg }) => mass(criticalAmountKg),
              },
              {
                id: 'ratio',
                title: 'q/Q',
                number: true,
                cell: ({ amountKg, criticalAmountKg }) =>
                  amountKg === undefined || criticalAmountKg === undefined
                    ? '—'
                    : ratioText(amountKg / criticalAmountKg),
              },
              {
                id: 'grade',
                title: t('firm.grade'),
                cell: ({ riskGrade }) =>
                  riskGrade && (
                    <StatusTag tone={GRADE_TONES[riskGrade]}>{t(`records.riskGrade_${riskGrade}`)}</StatusTag>
                  ),
              },
            ]}
          />
        )}
      </Card>
    </div>
  );
}

const mass = (kilograms: number | undefined) => (kilograms === undefined ? '—' : formatMassKg(kilograms));

interface GradeCardProps {
  readonly file: FirmFile;
  readonly sums: readonly SubstanceSum[];
}

/** Q as stated beside Q as the risk sources give it; what does not agree is said. */
function GradeCard({ file, sums }: GradeCardProps) {
  const t = useT();
  const { ratioQ: stated, riskGrade, processLevel, receptorLevel } = file.firm;
  const { q: computed, unrated } = ratioQOf(sums);
  const q = stated ?? computed;
  const gradeOdd = q !== undefined && q < 1 && riskGrade !== undefined && riskGrade !== 'general';
  const notes = [
    ratioDisagrees(stated, computed) &&
      t('firm.qDisagrees', { stated: ratioText(stated ?? 0), computed: ratioText(computed ?? 0) }),
    unrated > 0 && t('firm.qUnrated', { count: unrated }),
    sums.some(({ withoutAmount }) => withoutAmount > 0) && t('firm.qWithoutAmount'),
    sums.some(({ criticalDiffers }) => criticalDiffers) && t('firm.criticalDiffers'),
    gradeOdd && t('firm.gradeOdd', { grade: t(`records.riskGrade_${riskGrade}`) }),
  ].filter((note) => note !== false);
  const steps = [
    { id: 'stated', label: t('firm.qStated'), value: stated === undefined ? t('firm.notStated') : ratioText(stated) },
    { id: 'computed', label: t('firm.qComputed'), value: computed === undefined ? '—' : ratioText(computed) },
    { id: 'level', label: t('firm.qLevel'), value: q === undefined ? '—' : ratioLevel(q) },
    { id: 'm', label: t('firm.levelM'), value: processLevel ?? t('firm.notStated') },
    { id: 'e', label: t('firm.levelE'), value: receptorLevel ?? t('firm.notStated') },
  ];
  return (
    <Card title={t('firm.gradeTitle')} testId="firm-grade">
      <dl className="ff-steps">
        {steps.map(({ id, label, value }) => (
          <div key={id} data-testid={`firm-${id}`}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="ff-grade">
          <dt>{t('firm.grade')}</dt>
          <dd>
            {riskGrade ? (
              <StatusTag tone={GRADE_TONES[riskGrade]} solid>
                {t(`records.riskGrade_${riskGrade}`)}
              </StatusTag>
            ) : (
              t('firm.notStated')
            )}
          </dd>
        </div>
      </dl>
      {notes.length > 0 && (
        <ul className="ff-notes" data-testid="firm-q-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <p className="muted">{t('firm.qRule')}</p>
    </Card>
  );
}

function SubstanceTable({ sums }: { readonly sums: readonly SubstanceSum[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t('firm.substances')}
      rows={sums}
      rowKey={({ key }) => key}
      columns={[
        { id: 'substance', title: t('firm.substance'), cell: ({ substance }) => substance },
        { id: 'cas', title: 'CAS', cell: ({ casNumber }) => casNumber ?? '—' },
        { id: 'sources', title: t('firm.sourceCount'), number: true, cell: ({ sources }) => formatNumber(sources) },
        { id: 'amount', title: t('firm.amountSum'), number: true, cell: ({ amountKg }) => formatMassKg(amountKg) },
        { id: 'critical', title: t('firm.critical'), number: true, cell: (row) => mass(row.criticalAmountKg) },
        {
          id: 'ratio',
          title: 'q/Q',
          number: true,
          cell: ({ ratio }) => (ratio === undefined ? '—' : <b>{ratioText(ratio)}</b>),
        },
      ]}
    />
  );
}
