import { useMemo } from 'react';
import { formatShortTime } from '../format.ts';
import { useTimeline } from '../panels/timeline/timelineStore.ts';
import { useT } from '../state/language.ts';
import { eventText, eventTone } from '../ui/eventText.ts';
import { Panel } from '../ui/Panel.tsx';
import { useNow } from '../ui/useNow.ts';

const MAX_ROWS = 6;

/** The last things that happened. */
export function WallEvents({ incidentId }: { readonly incidentId: string }) {
  const t = useT();
  const now = useNow(30_000);
  const { events } = useTimeline(incidentId);
  const newest = useMemo(() => events.slice(-MAX_ROWS).reverse(), [events]);
  return (
    <Panel title={t('page.timeline')} className="om-wall-events" testId="wall-events" scrolls={false}>
      <ol>
        {newest.map((event) => (
          <li key={event.id} className={`om-tone-${eventTone(event)}`}>
            <time>{formatShortTime(event.at.ms, now)}</time>
            <span>{eventText(t, event)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
