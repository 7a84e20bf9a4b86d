import { kindOfId } from '../../shared/records/index.ts';
import { openOver } from '../firmFile/open.ts';
import { useDesk } from '../state/desk.ts';
import type { Action } from './action.ts';

/** Kinds that the quick response can be about. */
const SUBJECTS: ReadonlySet<string> = new Set(['mobileSource', 'station', 'incident', 'alarm']);

/** What is selected, else the incident in focus; empty lets the page ask. */
function radiationSubject(): string {
  const { selectedIds, focusIncidentId } = useDesk.getState();
  const selected = [...selectedIds].find((id) => SUBJECTS.has(kindOfId(id) ?? ''));
  return selected ?? focusIncidentId ?? '';
}

/** What moves, and radiation. */
export const trackActions: readonly Action[] = [
  {
    id: 'tracks.sources',
    titleKey: 'tracks.sourcesOpen',
    group: 'data',
    run: () => useDesk.setState({ dialog: 'mobileSources' }),
  },
  {
    id: 'radiation.response',
    titleKey: 'radiation.openAction',
    group: 'incident',
    run: () => openOver({ what: 'radiation', subjectId: radiationSubject() }),
  },
];
