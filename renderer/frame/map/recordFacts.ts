import type { Translate } from '../../../shared/i18n/index.ts';
import { type AnyRecord, kindOfId } from '../../../shared/records/index.ts';
import { formatAge, formatMassKg, formatNumber, formatPeople } from '../../format.ts';

/** What kind of thing a record is, in words: its category where it has one. */
export function kindText(record: AnyRecord, t: Translate): string {
  const kind = kindOfId(record.id);
  if (!kind) return t('common.unknown');
  return t('category' in record ? `records.${kind}_${record.category}` : `records.${kind}`);
}

/** The few facts that matter at a glance, in words, the most important first. */
export function glanceFacts(record: AnyRecord, nowMs: number, t: Translate): readonly string[] {
  const facts: (string | undefined)[] = [];
  if ('openedAt' in record) {
    facts.push(t(`records.incidentState_${record.state}`), record.substance, formatAge(record.openedAt, nowMs, t));
  }
  if ('raisedAt' in record) {
    facts.push(t(`records.alarmState_${record.state}`), formatAge(record.raisedAt, nowMs, t));
  }
  if ('riskGrade' in record && record.riskGrade)
    facts.push(t('page.riskGrade', { grade: t(`records.riskGrade_${record.riskGrade}`) }));
  if ('amountKg' in record) facts.push(substanceText(record.substance, record.amountKg));
  else if ('casNumber' in record || 'firmId' in record)
    facts.push('substance' in record ? record.substance : undefined);
  if ('population' in record && record.population) facts.push(peopleText(record.population, t));
  if ('capacityPeople' in record && record.capacityPeople !== undefined)
    facts.push(t('page.capacity', { people: formatPeople(record.capacityPeople, t) }));
  if ('items' in record) facts.push(t('page.supplyItems', { count: record.items.length }));
  if ('members' in record && record.members !== undefined)
    facts.push(t('page.teamMembers', { count: formatNumber(record.members) }));
  if ('provenance' in record && record.provenance.demo) facts.push(t('common.demo'));
  return facts.flatMap((fact) => (fact === undefined || fact === '' ? [] : fact));
}

function substanceText(substance: string | undefined, amountKg: number | undefined): string | undefined {
  if (amountKg === undefined) return substance;
  return [substance, formatMassKg(amountKg)].filter((part) => part !== undefined).join(' ');
}

/** The larger of day and night: what must be reckoned with. */
function peopleText(
  { day, night }: { day?: number | undefined; night?: number | undefined },
  t: Translate,
): string | undefined {
  const people = day === undefined ? night : Math.max(day, night ?? 0);
  return people === undefined ? undefined : formatPeople(people, t);
}
