import { useRef, useState } from 'react';
import { isClosed } from '../../../shared/records/incident.ts';
import { useDesk } from '../../state/desk.ts';
import { useT } from '../../state/language.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { PlacedRecord } from '../area/ringTable.ts';
import { useFocus } from '../focus.ts';
import { ComposeTasks } from './ComposeTasks.tsx';
import { NearbyList } from './NearbyList.tsx';
import { TaskBoard } from './TaskBoard.tsx';

/** Who and what is near by, tasks to them, and how the tasks stand. */
export function DispatchTab() {
  const t = useT();
  const { incident } = useFocus();
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const top = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, PlacedRecord>>(new Map());
  if (!incident) return <EmptyState text={t('dispatch.noIncident')} />;
  const toggle = (entry: PlacedRecord) => {
    const next = new Map(chosen);
    if (!next.delete(entry.record.id)) next.set(entry.record.id, entry);
    setChosen(next);
  };
  const onSent = () => {
    setChosen(new Map());
    // The board, where the new tasks stand, is at the top.
    top.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className="dispatch" ref={top} data-testid="dispatch-tab">
      <TaskBoard incident={incident} />
      {replaying && <p className="hint">{t('replay.commandsWait')}</p>}
      {!replaying && isClosed(incident.state) && <p className="hint hint-warning">{t('dispatch.closed')}</p>}
      {!replaying && !isClosed(incident.state) && (
        <>
          <NearbyList position={incident.position} chosen={chosen} onToggle={toggle} />
          <ComposeTasks key={incident.id} incident={incident} chosen={chosen} onSent={onSent} />
        </>
      )}
    </div>
  );
}
