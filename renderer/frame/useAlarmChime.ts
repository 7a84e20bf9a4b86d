import { useEffect, useRef } from 'react';
import { useRecords } from '../state/records.ts';
import { chime } from '../ui/chime.ts';
import { useFrame } from './frameState.ts';

/** Sounds when an alarm comes in that nobody has acknowledged; what stood there when the page opened is silent. */
export function useAlarmChime(): void {
  const alarms = useRecords((state) => state.lists.alarm);
  const known = useRef<ReadonlySet<string>>(undefined);
  useEffect(() => {
    const raised = alarms.filter(({ state }) => state === 'raised');
    const before = known.current;
    known.current = new Set(alarms.map(({ id }) => id));
    const fresh = raised.filter(({ id }) => before && !before.has(id));
    if (fresh.length === 0 || !useFrame.getState().sound) return;
    chime(fresh.some(({ priority }) => priority === 'critical' || priority === 'high') ? 'urgent' : 'calm');
  }, [alarms]);
}
