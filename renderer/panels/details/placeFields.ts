import { ringAreaM2 } from '../../../shared/geo.ts';
import type { Translate } from '../../../shared/i18n/index.ts';
import { type PlaceRecord, recordSchemas } from '../../../shared/records/index.ts';
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

function count(value: number | undefined): string | undefined {
  return value === undefined ? undefined : formatNumber(value);
}

function ownRows(t: Translate, place: PlaceRecord): Row[] {
  const firm = recordSchemas.firm.safeParse(place);
  if (firm.success) {
    const { industry, riskGrade, employees, creditCode } = firm.data;
    return [
      [t('incident.industry'), industry],
      [t('incident.riskGrade'), riskGrade && t(`records.riskGrade_${riskGrade}`)],
      [t('incident.employees'), count(employees)],
      [t('incident.creditCode'), creditCode, 'wide'],
    ];
  }
  const source = recordSchemas.riskSource.safeParse(place);
  if (source.success) {
    const { substance, casNumber, amountKg, criticalAmountKg, riskGrade, firmName } = source.data;
    const ratio = amountKg !== undefined && criticalAmountKg !== undefined ? amountKg / criticalAmountKg : undefined;
    return [
      [t('incident.substance'), substance],
      [t('incident.casNumber'), casNumber],
      [t('incident.amount'), amountKg === undefined ? undefined : formatMassKg(amountKg)],
      [t('incident.criticalAmount'), criticalAmountKg === undefined ? undefined : formatMassKg(criticalAmountKg)],
      [t('incident.ratio'), ratio === undefined ? undefined : ratio.toPrecision(3)],
      [t('incident.riskGrade'), riskGrade && t(`records.riskGrade_${riskGrade}`)],
      [t('incident.firm'), firmName],
    ];
  }
  const sensitive = recordSchemas.sensitiveArea.safeParse(place);
  if (sensitive.success) {
    const { population } = sensitive.data;
    return [
      [t('incident.populationDay'), count(population?.day)],
      [t('incident.populationNight'), count(population?.night)],
      [t('incident.populationAsOf'), population?.asOf === undefined ? undefined : formatTime(population.asOf)],
    ];
  }
  const shelter = recordSchemas.shelter.safeParse(place);
  if (shelter.success) {
    const { capacityPeople, areaM2 } = shelter.data;
    return [
      [t('incident.capacity'), capacityPeople === undefined ? t('incident.notStated') : formatNumber(capacityPeople)],
      [t('incident.area'), areaM2 === undefined ? undefined : formatArea(areaM2)],
    ];
  }
  const team = recordSchemas.team.safeParse(place);
  return team.success ? [[t('incident.members'), count(team.data.members)]] : [];
}

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
