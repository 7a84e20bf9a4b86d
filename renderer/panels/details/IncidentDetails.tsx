import { Button } from 'antd';
import { type Incident, isClosed } from '../../../shared/records/incident.ts';
import { formatCoordinate, formatDuration, formatRadius, formatTime } from '../../format.ts';
import { useShownLists, useShownNow } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { IncidentStateTag } from '../../ui/StateTags.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { userName } from '../focus.ts';
import { type Field, FieldList } from './FieldList.tsx';
import { IncidentActions } from './IncidentActions.tsx';
import { IncidentStepper } from './IncidentStepper.tsx';

interface IncidentDetailsProps {
  readonly incident: Incident;
}

/** An incident: where it stands, what is known of it, what to do next. */
export function IncidentDetails({ incident }: IncidentDetailsProps) {
  const t = useT();
  const lists = useShownLists();
  const now = useShownNow();
  const { subjectId, subjectName } = incident;
  const subject = subjectId ? (
    <Button
      type="link"
      className="inline-link"
      onClick={() => useDesk.setState({ selectedIds: new Set([subjectId]), rightTab: 'details' })}
    >
      {subjectName ?? subjectId}
    </Button>
  ) : (
    subjectName
  );
  const rows: (Field | undefined)[] = [
    { label: t('incident.occurredAt'), value: formatTime(incident.occurredAt) },
    { label: t('incident.openedAt'), value: formatTime(incident.openedAt) },
    incident.endedAt !== undefined && isClosed(incident.state)
      ? { label: t('incident.endedAt'), value: formatTime(incident.endedAt) }
      : undefined,
    {
      label: t('incident.elapsed'),
      value: formatDuration(
        Math.max(0, (isClosed(incident.state) ? (incident.endedAt ?? now) : now) - incident.occurredAt),
      ),
    },
    { label: t('incident.source'), value: t(`records.informationSource_${incident.informationSource}`) },
    { label: t('incident.openedBy'), value: userName(lists, incident.openedBy) },
    { label: t('incident.substance'), value: incident.substance || t('incident.notStated') },
    { label: t('incident.radii'), value: incident.radiiM.map(formatRadius).join(' / ') },
    { label: t('incident.position'), value: formatCoordinate(incident.position), wide: true },
    subject ? { label: t('incident.subject'), value: subject, wide: true } : undefined,
    incident.address ? { label: t('incident.address'), value: incident.address, wide: true } : undefined,
    incident.description ? { label: t('incident.description'), value: incident.description, wide: true } : undefined,
  ];
  return (
    <article className="details" data-testid="incident-details" data-incident={incident.id}>
      <header className="details-head">
        <h2>{incident.name}</h2>
        <p className="details-tags" data-testid="incident-state">
          <IncidentStateTag state={incident.state} />
          {incident.drill && <StatusTag tone="good">{t('common.drill')}</StatusTag>}
        </p>
      </header>
      <IncidentStepper incident={incident} />
      <IncidentActions incident={incident} />
      <FieldList fields={rows.flatMap((row) => row ?? [])} testId="incident-fields" />
    </article>
  );
}
