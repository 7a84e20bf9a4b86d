import type { z } from 'zod';
import { flatCoordinates, geometrySchema, positionSchema } from '../../../shared/geo.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { contactSchema } from '../../../shared/records/base.ts';
import { isPlaceKind } from '../../../shared/records/index.ts';
import { ownFieldsOf } from '../../../shared/records/ownFields.ts';
import { populationSchema } from '../../../shared/records/sensitiveArea.ts';
import { supplySchema } from '../../../shared/records/supply.ts';
import { formatCoordinate, formatNumber } from '../../format.ts';
import { shownValue } from '../../panels/details/placeFields.ts';

/** A field's name in words. */
export function fieldText(t: Translate, field: string): string {
  const key = `import.field_${field}`;
  const text = t(key);
  return text === key ? field : text;
}

/** A field's value in words, whatever it is; a word for nothing where the field is absent. */
export function valueText(t: Translate, kind: string, field: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return t('dialog.conflictNothing');
  return partText(t, field, value) ?? ownText(t, kind, field, value) ?? plainText(value);
}

/** Parts of a record that are more than one value. */
function partText(t: Translate, field: string, value: unknown): string | undefined {
  switch (field) {
    case 'position':
      return parsed(positionSchema, value, (position) =>
        position.heightM === undefined
          ? formatCoordinate(position)
          : `${formatCoordinate(position)} · ${formatNumber(position.heightM, 1)} m`,
      );
    case 'geometry':
      return parsed(geometrySchema, value, (geometry) =>
        t(`dialog.shape_${geometry.type}`, { count: formatNumber(flatCoordinates(geometry).length) }),
      );
    case 'contact':
      return parsed(contactSchema, value, ({ name, phone }) => [name, phone].filter(Boolean).join(' '));
    case 'population':
      return parsed(populationSchema, value, ({ day, night }) =>
        t('dialog.conflictPeople', { day: numberOr(day), night: numberOr(night) }),
      );
    case 'items':
      return parsed(supplySchema.shape.items, value, (items) =>
        items.map(({ name, quantity, unit }) => `${name} ${formatNumber(quantity, 3)} ${unit}`.trim()).join('；'),
      );
    default:
      return undefined;
  }
}

const numberOr = (value: number | undefined) => (value === undefined ? '—' : formatNumber(value));

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  text: (value: z.output<Schema>) => string,
): string | undefined {
  const result = schema.safeParse(value);
  return result.success ? text(result.data) : undefined;
}

function ownText(t: Translate, kind: string, field: string, value: unknown): string | undefined {
  if (!isPlaceKind(kind)) return undefined;
  const own = ownFieldsOf(kind).find(([name]) => name === field);
  if (!own) return undefined;
  const [name, type] = own;
  if (type.type === 'category') return t(`records.${kind}_${String(value)}`);
  return shownValue(t, name, type, value);
}

const plainText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
