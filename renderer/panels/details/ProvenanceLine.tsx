import type { Provenance } from '../../../shared/records/base.ts';
import { formatTime } from '../../format.ts';
import { useT } from '../../state/language.ts';
import { type Field, FieldList } from './FieldList.tsx';

interface ProvenanceLineProps {
  readonly provenance: Provenance;
}

/** Who produced the datum, as of when, and how it got in: one number, one source. */
export function ProvenanceLine({ provenance }: ProvenanceLineProps) {
  const t = useT();
  const { producer, asOf, file, row, demo } = provenance;
  const imported =
    file === undefined
      ? t('incident.enteredByHand')
      : row === undefined
        ? file
        : t('incident.importedRow', { file, row });
  const fields: Field[] = [
    { label: t('incident.producer'), value: producer || t('common.unknown') },
    { label: t('incident.asOf'), value: asOf === undefined ? t('incident.asOfUnknown') : formatTime(asOf) },
    { label: t('incident.importedFrom'), value: imported, wide: true },
  ];
  return (
    <section className="provenance">
      <FieldList fields={fields} testId="provenance" />
      {demo && <p className="demo-note">{t('incident.demoExplained')}</p>}
    </section>
  );
}
