import { Button } from 'antd';
import { useState } from 'react';
import type { Inspection } from '../../../shared/records/inspection.ts';
import { InspectionForm } from '../../firms/inspections/InspectionForm.tsx';
import { ProblemList } from '../../firms/inspections/ProblemList.tsx';
import { formatDate } from '../../format.ts';
import { useBlocked } from '../../panels/useCommand.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { Card } from '../Card.tsx';
import { usePrinting } from '../printing.ts';
import { Source } from '../Source.tsx';
import type { SectionProps } from './section.ts';

/** Inspections of the firm and what became of the problems found. */
export function InspectionsSection({ file, reload }: SectionProps) {
  const t = useT();
  const printing = usePrinting();
  const blocked = useBlocked('records.put');
  const [entering, setEntering] = useState(false);
  const { inspections, firm } = file;
  const enter = blocked === undefined && !printing && (
    <Button type="primary" onClick={() => setEntering(true)} data-testid="enter-inspection">
      {t('inspection.enter')}
    </Button>
  );
  return (
    <div className="ff-stack">
      {inspections.length === 0 ? (
        <EmptyState text={t('firm.inspectionsNone')} action={enter} />
      ) : (
        <Card title={t('firm.section_inspections')} extra={enter}>
          {inspections.map((inspection) => (
            <InspectionItem key={inspection.id} inspection={inspection} onChanged={reload} />
          ))}
        </Card>
      )}
      {entering && (
        <InspectionForm
          firmId={firm.id}
          firmName={firm.name}
          onClose={(entered) => {
            setEntering(false);
            if (entered) reload();
          }}
        />
      )}
    </div>
  );
}

interface InspectionItemProps {
  readonly inspection: Inspection;
  readonly onChanged: () => void;
}

function InspectionItem({ inspection, onChanged }: InspectionItemProps) {
  const t = useT();
  return (
    <article className="ff-inspection" data-testid="firm-inspection">
      <header>
        <time>{formatDate(inspection.at)}</time>
        <b>{inspection.name}</b>
        <StatusTag tone="plain">{t(`records.inspection_${inspection.category}`)}</StatusTag>
        <span className="muted">{inspection.inspectors.join('、')}</span>
        <Source provenance={inspection.provenance} />
      </header>
      {inspection.findings && <p>{inspection.findings}</p>}
      <ProblemList inspection={inspection} onChanged={onChanged} />
    </article>
  );
}
