import { FireOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { type Incident, isClosed } from '../../../shared/records/incident.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useShownLists, useShownTimeMs } from '../../replay/useShownLists.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNow } from '../../ui/useNow.ts';
import { IncidentRow } from './IncidentRow.tsx';
import { sortIncidents } from './listOrder.ts';
import { taskCounts } from './taskCounts.ts';
import { useHeldList } from './useHeldList.ts';
import { WaitingBar } from './WaitingBar.tsx';

const MAX_ROWS = 200;

/** Incidents: the open ones, and on request those that have ended. */
export function IncidentList() {
  const t = useT();
  const { incident, task } = useShownLists();
  const focusId = useDesk((desk) => desk.focusIncidentId);
  const shownTimeMs = useShownTimeMs();
  const now = useNow(10_000);
  const [endedToo, setEndedToo] = useState(false);
  const open = useMemo(() => incident.filter(({ state }) => !isClosed(state)), [incident]);
  const counts = useMemo(() => taskCounts(task), [task]);
  const sorted = useMemo(
    () => sortIncidents(endedToo ? incident : withFocus(open, incident, focusId)),
    [endedToo, incident, open, focusId],
  );
  const { shown, waiting, release, ref, barAt } = useHeldList(sorted);
  const ended = incident.length - open.length;
  return (
    <Panel
      title={t('page.incidents')}
      className="om-list om-list-incidents"
      testId="incident-list"
      scrolls={false}
      extra={
        <>
          {ended > 0 && (
            <Button
              size="small"
              type="text"
              aria-pressed={endedToo}
              data-testid="incidents-ended"
              onClick={() => setEndedToo(!endedToo)}
            >
              {endedToo ? t('page.incidentsOpenOnly') : t('page.incidentsEnded', { count: ended })}
            </Button>
          )}
          <ActionButton id="incident.open" look="icon" />
        </>
      }
    >
      <div className="om-rows-frame" ref={ref}>
        <WaitingBar
          waiting={waiting}
          text={t('page.incidentsWaiting', { count: waiting })}
          at={barAt}
          onRelease={release}
          testId="incidents-waiting"
        />
        <div className="om-rows">
          {shown.length === 0 && waiting === 0 ? (
            <EmptyState
              icon={<FireOutlined />}
              text={t('page.incidentsEmpty')}
              action={<ActionButton id="incident.open" look="text" />}
            />
          ) : (
            <ul>
              {shown.slice(0, MAX_ROWS).map((entry) => (
                <IncidentRow
                  key={entry.id}
                  incident={entry}
                  tasks={counts.get(entry.id)}
                  nowMs={shownTimeMs ?? now}
                  focused={entry.id === focusId}
                />
              ))}
            </ul>
          )}
          {shown.length > MAX_ROWS && (
            <p className="om-rows-more">{t('page.rowsMore', { count: shown.length - MAX_ROWS })}</p>
          )}
        </div>
      </div>
    </Panel>
  );
}

/** The open incidents, and the one in focus even when it has ended. */
function withFocus(open: readonly Incident[], all: readonly Incident[], focusId: string | undefined) {
  const focus = all.find(({ id, state }) => id === focusId && isClosed(state));
  return focus ? [...open, focus] : open;
}
