import type { Incident } from '../../shared/records/incident.ts';
import { formatElapsed, formatTime } from '../format.ts';
import { useT } from '../state/language.ts';
import { IncidentStateTag } from '../ui/StateTags.tsx';
import { useNow } from '../ui/useNow.ts';

/** What is going on, in what state it is, and for how long. */
export function IncidentBanner({ incident }: { readonly incident: Incident }) {
  const t = useT();
  const now = useNow();
  const facts = [incident.substance, incident.subjectName ?? incident.address].filter((fact) => fact !== undefined);
  return (
    <section
      className="om-wall-banner"
      aria-label={t('records.incident')}
      data-testid="wall-incident"
      data-id={incident.id}
    >
      <h2>{incident.name}</h2>
      <IncidentStateTag state={incident.state} />
      <span className="om-wall-facts">{facts.join(' · ')}</span>
      <span className="om-wall-elapsed">
        <small>{t('page.wallSince', { time: formatTime(incident.occurredAt) })}</small>
        <strong data-testid="wall-elapsed">{formatElapsed(now - incident.occurredAt)}</strong>
      </span>
    </section>
  );
}
