import { ringAreaM2 } from '../../../shared/geo.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { isPlaceKind, kindOfId, type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
import {
  type FieldType,
  type NumberUnit,
  type OwnField,
  ownFieldsOf,
  ownValue,
} from '../../../shared/records/ownFields.ts';
import { formatArea, formatCoordinate, formatMassKg, formatNumber, formatTime } from '../../format.ts';
import type { Field } from './FieldList.tsx';

type Row = readonly [label: string, value: string | undefined, wide?: 'wide'];

/** Every field that the record states, in reading order; what it does not state is left out. */
export function placeFields(t: Translate, place: PlaceRecord): readonly Field[] {
  const rows: Row[] = [
    ...ownRows(t, place),
    [t('incident.address'), place.address, 'wide'],
    [t('incident.position'), formatCoordinate(place.position)],
    [t('incident.outline'), outlineArea(place)],
    [t('incident.contact'), [place.contact?.name, place.contact?.phone].filter(Boolean).join(' ') || undefined],
    [t('incident.code'), place.code],
    [t('incident.remark'), place.remark, 'wide'],
  ];
  return rows.flatMap(([label, value, wide]) => (value ? [{ label, value, ...(wide ? { wide: true } : {}) }] : []));
}

/** Texts longer than this take the whole width. */
const WIDE_TEXT = 24;

/** What the kind has of its own, and the ratio Q of a risk source. */
function ownRows(t: Translate, place: PlaceRecord): Row[] {
  const kind = kindOfId(place.id);
  if (!kind || !isPlaceKind(kind)) return [];
  const rows = ownFieldsOf(kind).flatMap(([field, type]): Row[] => {
    if (type.type === 'category' || type.type === 'items') return [];
    const shown = shownValue(t, field, type, ownValue(place, field));
    const label = t(`import.field_${field}`)
      .replace(/[（(][^（(]*[）)]$/u, '')
      .trim();
    return [shown && shown.length > WIDE_TEXT ? [label, shown, 'wide'] : [label, shown]];
  });
  const source = recordSchemas.riskSource.safeParse(place);
  if (!source.success) return rows;
  const { amountKg, criticalAmountKg } = source.data;
  const ratio = amountKg !== undefined && criticalAmountKg !== undefined ? amountKg / criticalAmountKg : undefined;
  return [...rows, [t('incident.ratio'), ratio === undefined ? undefined : ratio.toPrecision(3)]];
}

/** A field's value as it is shown; undefined when the record does not state it. */
export function shownValue(t: Translate, field: OwnField, type: FieldType, value: unknown): string | undefined {
  if (typeof value === 'boolean') return t(value ? 'records.yesNo_yes' : 'records.yesNo_no');
  if (typeof value === 'string') return type.type === 'words' ? t(`records.${field}_${value}`) : value;
  if (typeof value !== 'number') return undefined;
  switch (type.type) {
    case 'massKg':
      return formatMassKg(value);
    case 'areaM2':
      return formatArea(value);
    case 'date':
      return formatTime(value);
    case 'number':
      return UNIT_TEXT[type.unit](value);
    default:
      return formatNumber(value);
  }
}

const plain = (unit: string) => (value: number) =>
  `${Number(value.toPrecision(6)).toLocaleString('zh-CN')} ${unit}`.trim();
const UNIT_TEXT: Readonly<Record<NumberUnit, (value: number) => string>> = {
  '': plain(''),
  m: plain('m'),
  m3: plain('m³'),
  'm3/d': plain('m³/d'),
  'm3/s': plain('m³/s'),
  'm/s': plain('m/s'),
  'km/h': plain('km/h'),
  deg: (value) => `${Number(value.toFixed(1))}°`,
  Bq: (value) => `${value.toExponential(2)} Bq`,
};

/** Area of a place's outer outlines, holes not subtracted; undefined for points and lines. */
function outlineArea({ geometry }: PlaceRecord): string | undefined {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return undefined;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const areaM2 = polygons.reduce((sum, [outer]) => sum + ringAreaM2(positions(outer ?? [])), 0);
  return formatArea(areaM2);
}

function positions(ring: readonly (readonly number[])[]): { lon: number; lat: number }[] {
  return ring.flatMap(([lon, lat]) => (lon === undefined || lat === undefined ? [] : [{ lon, lat }]));
}
