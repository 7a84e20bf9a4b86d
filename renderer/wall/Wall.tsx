import './wall.css';
import { useEffect, useMemo, useState } from 'react';
import { DrillWatermark } from '../frame/DrillWatermark.tsx';
import { hearFocus } from '../frame/focusChannel.ts';
import { PageErrorBoundary } from '../frame/PageErrorBoundary.tsx';
import { OfflineBanner } from '../frame/topbar/OfflineBanner.tsx';
import { useAlarmChime } from '../frame/useAlarmChime.ts';
import { useDesk } from '../state/desk.ts';
import { useT } from '../state/language.ts';
import { useRecords } from '../state/records.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { WallVideo } from '../video/WallVideo.tsx';
import { followedIncident } from './followedIncident.ts';
import { IncidentBanner } from './IncidentBanner.tsx';
import { RingCounts } from './RingCounts.tsx';
import { TaskBoard } from './TaskBoard.tsx';
import { WallEvents } from './WallEvents.tsx';
import { WallHead } from './WallHead.tsx';
import { WallMap } from './WallMap.tsx';

/** The video wall: one incident, read from across the room. Nothing on it can be pressed. */
export function Wall() {
  const t = useT();
  const incidents = useRecords((state) => state.lists.incident);
  const [deskFocusId, setDeskFocusId] = useState<string>();
  useEffect(() => hearFocus(setDeskFocusId), []);
  useAlarmChime(false);
  const incident = useMemo(() => followedIncident(incidents, deskFocusId), [incidents, deskFocusId]);
  useEffect(() => useDesk.setState({ focusIncidentId: incident?.id }), [incident?.id]);
  return (
    <div className="om-wall" data-testid="wall">
      <WallHead />
      <OfflineBanner />
      {incident && <IncidentBanner incident={incident} />}
      <main className="om-wall-body">
        <PageErrorBoundary part>
          <div className="om-wall-stage">
            <WallMap incident={incident} />
            {incident && <WallVideo incident={incident} />}
          </div>
        </PageErrorBoundary>
        <aside className="om-wall-side" aria-label={t('page.right')}>
          {incident ? (
            <PageErrorBoundary part>
              <RingCounts incident={incident} />
              <TaskBoard incidentId={incident.id} />
              <WallEvents incidentId={incident.id} />
            </PageErrorBoundary>
          ) : (
            <EmptyState text={t('page.wallQuiet')} testId="wall-quiet" />
          )}
        </aside>
      </main>
      <DrillWatermark />
    </div>
  );
}
