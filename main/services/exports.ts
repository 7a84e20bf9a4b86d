import { MAX_EXPORTED } from '../../shared/contract/imports.ts';
import type { ParsedInputOf } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { exportTitle, word } from '../../shared/exporting/recordFields.ts';
import { isPlaceKind, kindOfId, type PlaceKind, type PlaceRecord } from '../../shared/records/index.ts';
import { exportFile, MEDIA_TYPES } from '../exporting/exportFile.ts';
import type { ReadView } from '../store/types.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** Any list or selection as a file that opens elsewhere, and that the importers read back. */
export function exportService({ store, clock }: ServiceDeps): Service {
  return {
    'exports.run': async (input) => {
      const { format, language } = input;
      const records = 'ids' in input ? recordsOf(store.view, input.ids) : listed(store.view, input);
      const kinds = new Set(records.map(({ id }) => kindOfId(id)));
      const [kind] = 'kind' in input ? [input.kind] : kinds;
      const title = kind !== undefined && kinds.size <= 1 ? word(kind, language) : exportTitle(language);
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const bytes = await exportFile({ records, format, language });
      return {
        fileName: `${title}-${day}.${format}`,
        mediaType: MEDIA_TYPES[format],
        content: Buffer.from(bytes).toString('base64'),
        records: records.length,
      };
    },
  };
}

/** @throws AppError record.notFound */
function recordsOf(view: ReadView, ids: readonly string[]): PlaceRecord[] {
  return [...new Set(ids)].map((id) => {
    const kind = kindOfId(id);
    if (!kind || !isPlaceKind(kind)) throw new AppError('record.notFound', { id });
    return required<PlaceKind>(view, kind, id);
  });
}

/** @throws AppError export.tooMany */
function listed(view: ReadView, { kind, text }: Extract<ParsedInputOf<'exports.run'>, { kind: PlaceKind }>) {
  const { records, total } = view.list<PlaceKind>(kind, { limit: MAX_EXPORTED, text });
  if (total > MAX_EXPORTED) throw new AppError('export.tooMany', { total, limit: MAX_EXPORTED });
  return records;
}
