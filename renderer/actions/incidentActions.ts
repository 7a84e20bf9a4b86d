import { type OperationName, operations } from '../../shared/contract/index.ts';
import type { Incident } from '../../shared/records/incident.ts';
import { isClosed } from '../../shared/records/incident.ts';
import { flyTo } from '../frame/map/mapControl.ts';
import { hashOf } from '../frame/route.ts';
import { clearArea } from '../panels/area/useArea.ts';
import { focusIncident } from '../panels/focus.ts';
import { NOTE_INPUT_ID } from '../panels/notes/AddNote.tsx';
import { leaveReplay, startReplay } from '../replay/replayEvents.ts';
import { type Dialog, type RightTab, useDesk } from '../state/desk.ts';
import { useRecords } from '../state/records.ts';
import { useSession } from '../state/session.ts';
import type { Action } from './action.ts';

/** True when the user's role has the operation and the page does not show the past. */
function may(name: OperationName): boolean {
  const role = useSession.getState().info?.user.role;
  return role !== undefined && operations[name].roles.includes(role) && useDesk.getState().replay === undefined;
}

const inFocus = () => useDesk.getState().focusIncidentId !== undefined;
const open = (dialog: Dialog) => () => useDesk.setState({ dialog });

/** Shows a tab and puts the keyboard into it, at `selector` where that exists. */
function goTo(rightTab: RightTab, selector: string): () => void {
  return () => {
    useDesk.setState({ rightTab });
    // The tab is drawn in the next frame.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
  };
}

/** Open incidents first, each group newest first: the order in which next and previous go. */
export function incidentOrder(incidents: readonly Incident[]): readonly Incident[] {
  return incidents.toSorted((a, b) => Number(isClosed(a.state)) - Number(isClosed(b.state)) || b.openedAt - a.openedAt);
}

function step(by: 1 | -1): void {
  const incidents = incidentOrder(useRecords.getState().lists.incident);
  const at = incidents.findIndex(({ id }) => id === useDesk.getState().focusIncidentId);
  const first = by === 1 ? 0 : incidents.length - 1;
  const next = incidents[at < 0 ? first : (at + by + incidents.length) % incidents.length];
  if (!next) return;
  focusIncident(next.id);
  flyTo(next.position);
}

function withFocus(run: (incidentId: string) => void | Promise<void>): () => void | Promise<void> {
  return () => {
    const { focusIncidentId } = useDesk.getState();
    return focusIncidentId === undefined ? undefined : run(focusIncidentId);
  };
}

const hasIncidents = () => useRecords.getState().lists.incident.length > 0 && !useDesk.getState().replay;
const mayReplay = () => inFocus() && useDesk.getState().replay === undefined;

/** Actions of the main job: incidents, tasks, reports, imports, replay. */
export const incidentActions: readonly Action[] = [
  {
    id: 'incident.open',
    titleKey: 'incident.actionOpen',
    group: 'incident',
    key: 'Alt+n',
    enabled: () => may('incidents.open'),
    run: open('openIncident'),
  },
  {
    id: 'incident.alarm',
    titleKey: 'incident.actionAlarm',
    group: 'incident',
    key: 'Alt+j',
    enabled: () => may('alarms.raise'),
    run: open('alarm'),
  },
  {
    id: 'incident.weather',
    titleKey: 'incident.actionWeather',
    group: 'incident',
    key: 'Alt+w',
    enabled: () => may('weather.observe'),
    run: open('weather'),
  },
  {
    id: 'incident.next',
    titleKey: 'incident.actionNext',
    group: 'incident',
    key: 'Alt+ArrowDown',
    enabled: hasIncidents,
    run: () => step(1),
  },
  {
    id: 'incident.previous',
    titleKey: 'incident.actionPrevious',
    group: 'incident',
    key: 'Alt+ArrowUp',
    enabled: hasIncidents,
    run: () => step(-1),
  },
  {
    id: 'incident.details',
    titleKey: 'incident.actionDetails',
    group: 'incident',
    key: 'Alt+d',
    run: goTo('details', '[data-testid="tab-details"]'),
  },
  {
    id: 'incident.area',
    titleKey: 'incident.actionArea',
    group: 'incident',
    key: 'Alt+a',
    run: goTo('area', '[data-testid="area-radii"]'),
  },
  { id: 'incident.clearArea', titleKey: 'incident.actionClearArea', group: 'incident', key: 'Alt+c', run: clearArea },
  {
    id: 'incident.tasks',
    titleKey: 'incident.actionTasks',
    group: 'incident',
    key: 'Alt+t',
    enabled: () => inFocus() && may('tasks.send'),
    run: goTo('dispatch', '[data-testid="task-title"]'),
  },
  {
    id: 'incident.evacuation',
    titleKey: 'incident.actionEvacuation',
    group: 'incident',
    key: 'Alt+e',
    run: goTo('evacuation', '[data-testid="tab-evacuation"]'),
  },
  {
    id: 'incident.note',
    titleKey: 'incident.actionNote',
    group: 'incident',
    key: 'Alt+m',
    enabled: () => inFocus() && may('incidents.note'),
    run: goTo('notes', `#${NOTE_INPUT_ID}`),
  },
  {
    id: 'incident.report',
    titleKey: 'incident.actionReport',
    group: 'incident',
    key: 'Alt+r',
    enabled: () => inFocus() && may('reports.produce'),
    run: open('report'),
  },
  {
    id: 'incident.lastReport',
    titleKey: 'incident.actionLastReport',
    group: 'incident',
    enabled: inFocus,
    run: withFocus((incidentId) => {
      window.location.hash = hashOf({ view: 'report', incidentId });
    }),
  },
  {
    id: 'incident.replay',
    titleKey: 'incident.actionReplay',
    group: 'incident',
    key: 'Alt+p',
    enabled: mayReplay,
    run: withFocus(startReplay),
  },
  {
    id: 'incident.leaveReplay',
    titleKey: 'replay.leave',
    group: 'incident',
    enabled: () => useDesk.getState().replay !== undefined,
    run: leaveReplay,
  },
  {
    id: 'data.import',
    titleKey: 'incident.actionImport',
    group: 'data',
    key: 'Alt+i',
    enabled: () => may('imports.run'),
    run: open('import'),
  },
  { id: 'data.imports', titleKey: 'incident.actionImports', group: 'data', run: open('imports') },
  { id: 'data.export', titleKey: 'dialog.actionExport', group: 'data', key: 'Alt+o', run: open('export') },
  { id: 'data.conflicts', titleKey: 'dialog.actionConflicts', group: 'data', run: open('conflicts') },
  {
    id: 'data.backup',
    titleKey: 'incident.actionBackup',
    group: 'data',
    key: 'Alt+b',
    enabled: () => may('backup.create'),
    run: open('backup'),
  },
  {
    id: 'system.roleWindow',
    titleKey: 'incident.actionRoleWindow',
    group: 'system',
    enabled: () => may('users.put'),
    run: open('roleWindow'),
  },
];
