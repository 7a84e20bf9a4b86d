import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  PrinterOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Inspection, InspectionDraw } from '../../../shared/records/inspection.ts';
import { openFirmFile } from '../../firmFile/open.ts';
import { PrintFrame } from '../../firmFile/print/PrintFrame.tsx';
import { usePrinting } from '../../firmFile/printing.ts';
import { formatNumber, formatTime } from '../../format.ts';
import { FieldList } from '../../panels/details/FieldList.tsx';
import { userName } from '../../panels/focus.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { runCommand } from '../../ui/runCommand.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { InspectionForm } from './InspectionForm.tsx';

interface DrawRecordProps {
  readonly draw: InspectionDraw;
  readonly printing?: boolean;
  readonly onPrinting: (printing: boolean) => void;
}

/** The record of one draw: everything needed to repeat it, its result, and what the inspections found. */
export function DrawRecord({ draw, printing = false, onPrinting }: DrawRecordProps) {
  const t = useT();
  if (printing)
    return (
      <PrintFrame fileName={draw.name} onClose={() => onPrinting(false)}>
        <h1>{t('inspection.recordTitle')}</h1>
        <DrawFacts draw={draw} />
        <DrawnTable draw={draw} />
        <p className="fp-sign">
          <span>{t('inspection.signDrawer')}</span>
          <span>{t('inspection.signWitness')}</span>
          <span>{t('inspection.signDate')}</span>
        </p>
      </PrintFrame>
    );
  return (
    <section className="in-record" aria-label={draw.name} data-testid="draw-record">
      <header className="in-record-head">
        <h3>{draw.name}</h3>
        {draw.demo && <StatusTag tone="caution">{t('common.demo')}</StatusTag>}
        <Verify drawId={draw.id} />
        <Button icon={<PrinterOutlined />} onClick={() => onPrinting(true)} data-testid="draw-print">
          {t('inspection.print')}
        </Button>
      </header>
      <DrawFacts draw={draw} />
      <DrawnTable draw={draw} />
    </section>
  );
}

function Verify({ drawId }: { readonly drawId: string }) {
  const t = useT();
  const [answer, setAnswer] = useState<OutputOf<'inspections.verify'>>();
  const verify = async () => setAnswer(await runCommand('inspections.verify', { drawId }));
  return (
    <>
      {answer && (
        <span className={answer.valid ? 'in-valid' : 'in-invalid'} role="status" data-testid="verify-answer">
          {answer.valid ? <CheckCircleOutlined aria-hidden="true" /> : <CloseCircleOutlined aria-hidden="true" />}
          {answer.valid
            ? t('inspection.valid')
            : answer.methodKnown
              ? t('inspection.invalid', { places: answer.differences.join('、') })
              : t('inspection.methodUnknown')}
        </span>
      )}
      <Button icon={<SafetyCertificateOutlined />} onClick={() => void verify()} data-testid="draw-verify">
        {t('inspection.verify')}
      </Button>
    </>
  );
}

function DrawFacts({ draw }: { readonly draw: InspectionDraw }) {
  const t = useT();
  const lists = useRecords((state) => state.lists);
  const firmName = (id: string) => lists.firm.find((firm) => firm.id === id)?.name ?? id;
  const avoid = draw.avoid ?? [];
  return (
    <FieldList
      testId="draw-facts"
      fields={[
        { label: t('inspection.drawnAt'), value: `${formatTime(draw.drawnAt)} · ${userName(lists, draw.drawnBy)}` },
        { label: t('inspection.method'), value: draw.method },
        { label: t('inspection.seed'), value: <code data-testid="draw-seed">{draw.seed}</code>, wide: true },
        { label: t('inspection.condition'), value: draw.condition ?? t('inspection.poolAll'), wide: true },
        {
          label: t('inspection.firmPool'),
          value: t('inspection.poolCount', { count: formatNumber(draw.firmPool.length) }),
        },
        { label: t('inspection.weighted'), value: draw.weights ? weightText(draw.weights) : t('inspection.alike') },
        { label: t('inspection.inspectorPool'), value: draw.inspectorPool.join('、'), wide: true },
        {
          label: t('inspection.avoid'),
          value:
            avoid.length === 0
              ? t('inspection.avoidNone')
              : avoid.map(({ inspector, firmId }) => `${inspector} — ${firmName(firmId)}`).join('；'),
          wide: true,
        },
        { label: t('inspection.number'), value: draw.id.slice(draw.id.indexOf(':') + 1), wide: true },
      ]}
    />
  );
}

/** How many firms have which weight: `1 × 40, 3 × 12`. */
function weightText(weights: readonly number[]): string {
  const groups = [...Map.groupBy(weights, (weight) => weight)].sort(([a], [b]) => a - b);
  return groups.map(([weight, group]) => `${weight} × ${group.length}`).join('，');
}

function DrawnTable({ draw }: { readonly draw: InspectionDraw }) {
  const t = useT();
  const printing = usePrinting();
  const blocked = useBlocked('records.put');
  const firms = useRecords((state) => state.lists.firm);
  const inspections = useRecords((state) => state.lists.inspection);
  const [entering, setEntering] = useState<InspectionDraw['drawn'][number]>();
  const nameOf = (id: string) => firms.find((firm) => firm.id === id)?.name ?? t('inspection.firmGone', { id });
  const outcomeOf = (firmId: string): Inspection | undefined =>
    inspections.find((inspection) => inspection.drawId === draw.id && inspection.firmId === firmId);
  return (
    <>
      <table className="ff-table" data-testid="drawn-table">
        <thead>
          <tr>
            <th scope="col" className="ff-number">
              {t('report.nr')}
            </th>
            <th scope="col">{t('records.firm')}</th>
            <th scope="col">{t('firm.grade')}</th>
            <th scope="col">{t('inspection.inspectors')}</th>
            <th scope="col">{t('inspection.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {draw.drawn.map((entry, index) => {
            const outcome = outcomeOf(entry.firmId);
            const grade = firms.find(({ id }) => id === entry.firmId)?.riskGrade;
            return (
              <tr key={entry.firmId} data-testid="drawn-row">
                <td className="ff-number">{index + 1}</td>
                <td>
                  {printing ? (
                    nameOf(entry.firmId)
                  ) : (
                    <button type="button" className="ff-link" onClick={() => openFirmFile(entry.firmId, 'inspections')}>
                      {nameOf(entry.firmId)}
                    </button>
                  )}
                </td>
                <td>{grade ? t(`records.riskGrade_${grade}`) : '—'}</td>
                <td>{entry.inspectors.join('、')}</td>
                <td>
                  {outcome ? (
                    <Outcome inspection={outcome} />
                  ) : printing ? null : (
                    <Button
                      size="small"
                      disabled={blocked !== undefined}
                      title={blocked ?? ''}
                      onClick={() => setEntering(entry)}
                      data-testid="enter-outcome"
                    >
                      {t('inspection.enter')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {entering && (
        <InspectionForm
          firmId={entering.firmId}
          firmName={nameOf(entering.firmId)}
          draw={{ id: draw.id, inspectors: entering.inspectors }}
          onClose={() => setEntering(undefined)}
        />
      )}
    </>
  );
}

function Outcome({ inspection }: { readonly inspection: Inspection }) {
  const t = useT();
  const open = inspection.problems.filter(({ state }) => state === 'open').length;
  if (inspection.problems.length === 0) return <StatusTag tone="good">{t('firm.noProblems')}</StatusTag>;
  return (
    <StatusTag tone={open > 0 ? 'warning' : 'good'}>
      {t('inspection.outcomeCount', { count: inspection.problems.length, open })}
    </StatusTag>
  );
}
