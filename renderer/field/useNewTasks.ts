import { useEffect, useRef, useState } from 'react';
import type { Task } from '../../shared/records/task.ts';
import { chime } from '../ui/chime.ts';

/** Ids of my tasks that came in while the page was open and are not answered yet; each comes with a signal. */
export function useNewTasks(open: readonly Task[]): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string>>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const before = known.current;
    known.current = new Set([...(before ?? []), ...open.map(({ id }) => id)]);
    const arrived = before ? open.filter(({ id, state }) => state === 'sent' && !before.has(id)) : [];
    const waiting = new Set(open.filter(({ state }) => state === 'sent').map(({ id }) => id));
    setFresh((now) => {
      const next = new Set([...now, ...arrived.map(({ id }) => id)].filter((id) => waiting.has(id)));
      return next.size === now.size && [...next].every((id) => now.has(id)) ? now : next;
    });
    if (arrived.length === 0) return;
    void chime('high');
    navigator.vibrate?.([200, 100, 200]);
  }, [open]);
  return fresh;
}
