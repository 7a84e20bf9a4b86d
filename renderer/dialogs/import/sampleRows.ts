import type { ImportReport } from '../../../shared/contract/imports.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { isPlaceKind, kindOfId, recordSchemas } from '../../../shared/records/index.ts';
import { formatCoordinate } from '../../format.ts';
import { labelKeyOf } from '../../panels/area/ringTable.ts';
import { placeFields } from '../../panels/details/placeFields.ts';

/** A record of the sample as a row of text. */
export interface SampleRow {
  readonly key: string;
  readonly name: string;
  readonly label: string;
  readonly position: string;
  readonly about: string;
}

/** Records of a report's sample, each of its kind. */
export function sampleRows(t: Translate, sample: ImportReport['sample']): readonly SampleRow[] {
  return sample.flatMap((record) => {
    const kind = kindOfId(record.id);
    if (!kind || !isPlaceKind(kind)) return [];
    const parsed = recordSchemas[kind].safeParse(record);
    if (!parsed.success) return [];
    const place = parsed.data;
    const position = formatCoordinate(place.position);
    const about = placeFields(t, place)
      .filter(({ value }) => value !== position)
      .map(({ label, value }) => `${label} ${String(value)}`)
      .join(' · ');
    return [{ key: place.id, name: place.name, label: t(labelKeyOf(kind, place)), position, about }];
  });
}
