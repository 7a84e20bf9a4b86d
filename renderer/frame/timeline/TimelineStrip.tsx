import { HistoryOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTimeline } from '../../panels/timeline/timelineStore.ts';
import { useShownTimeMs } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { useRecords } from '../../state/records.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useNow } from '../../ui/useNow.ts';
import { EventList } from './EventList.tsx';
import { TimeAxis } from './TimeAxis.tsx';

/** Events drawn at most: the newest. */
const MAX_EVENTS = 300;

/** What happened: in the incident in focus, from its beginning; else everywhere, since the page was opened. */
export function TimelineStrip() {
  const t = useT();
  const incidentId = useDesk((desk) => desk.focusIncidentId);
  const timeline = useTimeline(incidentId);
  const recent = useRecords((state) => state.recent);
  const shownTimeMs = useShownTimeMs();
  const now = useNow(5_000);
  const timeMs = shownTimeMs ?? now;
  const events = useMemo(
    () => (incidentId === undefined ? recent : timeline.events.slice(-MAX_EVENTS).reverse()),
    [incidentId, recent, timeline.events],
  );
  if (incidentId !== undefined && timeline.error) return <ErrorState error={timeline.error} onRetry={timeline.retry} />;
  if (incidentId !== undefined && timeline.loading && events.length === 0) return <LoadingState rows={2} />;
  if (events.length === 0) return <EmptyState icon={<HistoryOutlined />} text={t('page.timelineEmpty')} />;
  return (
    <div className="om-timeline">
      <TimeAxis events={events} timeMs={timeMs} />
      <EventList events={events} nowMs={timeMs} />
    </div>
  );
}
