import { useEffect } from 'react';
import type { DataConflict } from '../../../shared/records/desk.ts';
import { useRecords } from '../../state/records.ts';
import { ensureKinds, useSession } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';

/** Conflicts that wait for a decision, oldest first; they are loaded once somebody asks. */
export function useOpenConflicts(): readonly DataConflict[] {
  const conflicts = useConflicts();
  return conflicts.filter(({ state }) => state === 'open').toSorted((a, b) => a.raisedAt - b.raisedAt);
}

/** Every conflict, decided ones too. */
export function useConflicts(): readonly DataConflict[] {
  const conflicts = useRecords((state) => state.lists.dataConflict);
  const loaded = useSession((session) => session.loaded);
  useEffect(() => {
    if (loaded) ensureKinds(['dataConflict']).catch(notifyError);
  }, [loaded]);
  return conflicts;
}
