import { kindOfId } from '../../shared/records/index.ts';

/** Id of the firm that a record is or belongs to; undefined when it belongs to none. */
export function firmIdOf(record: { readonly id: string } | undefined): string | undefined {
  if (!record) return undefined;
  if (kindOfId(record.id) === 'firm') return record.id;
  if ('firmId' in record && typeof record.firmId === 'string') return record.firmId;
  if ('subjectId' in record && typeof record.subjectId === 'string' && kindOfId(record.subjectId) === 'firm')
    return record.subjectId;
  return undefined;
}
