import type { Provenance } from '../../shared/records/base.ts';
import { formatDate } from '../format.ts';
import { useT } from '../state/language.ts';

interface SourceProps {
  readonly provenance: Provenance;
}

/** One number, one source: producing department and date of a datum; the file and row in its tooltip. */
export function Source({ provenance }: SourceProps) {
  const t = useT();
  const { producer, asOf, file, row } = provenance;
  const from =
    file === undefined
      ? t('incident.enteredByHand')
      : row === undefined
        ? file
        : t('incident.importedRow', { file, row });
  return (
    <span className="ff-source" title={from}>
      {producer || t('common.unknown')} · {asOf === undefined ? t('firm.noDate') : formatDate(asOf)}
    </span>
  );
}
