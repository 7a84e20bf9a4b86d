import type { EventType, LoggedEvent } from '../../../shared/events.ts';

/** What the timeline can be narrowed to. */
export const EVENT_GROUPS = ['all', 'notes', 'tasks', 'states'] as const;
export type EventGroup = (typeof EVENT_GROUPS)[number];

const TYPES: Readonly<Record<Exclude<EventGroup, 'all'>, readonly EventType[]>> = {
  notes: ['incident.noted'],
  tasks: ['task.sent', 'task.advanced'],
  states: ['incident.opened', 'incident.advanced', 'incident.changed'],
};

/** Events of the group, newest first. */
export function newestFirst(events: readonly LoggedEvent[], group: EventGroup): readonly LoggedEvent[] {
  const wanted = group === 'all' ? events : events.filter(({ type }) => TYPES[group].includes(type));
  return wanted.toReversed();
}

/** Class of an event's mark in the timeline. */
export function markOf({ type }: LoggedEvent): 'note' | 'task' | 'state' | 'other' {
  if (TYPES.notes.includes(type)) return 'note';
  if (TYPES.tasks.includes(type)) return 'task';
  return TYPES.states.includes(type) ? 'state' : 'other';
}
