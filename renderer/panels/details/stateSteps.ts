import type { LoggedEvent } from '../../../shared/events.ts';
import { INCIDENT_STATES, type IncidentState } from '../../../shared/records/incident.ts';

/** Who moved the incident into a state, when and why. */
export interface StateEntry {
  readonly atMs: number;
  readonly actor: string;
  readonly why: string;
}

export interface StateStep {
  readonly state: IncidentState;
  /** `passed`: been there; `current`; `skipped`: jumped over (a false report ends at once); `ahead`. */
  readonly standing: 'passed' | 'current' | 'skipped' | 'ahead';
  /** The last time it came into this state. */
  readonly entry?: StateEntry | undefined;
}

/** The six steps of an incident as its events tell them. */
export function stateSteps(events: readonly LoggedEvent[], current: IncidentState): readonly StateStep[] {
  const entries = new Map<IncidentState, StateEntry>();
  for (const event of events) {
    if (event.type === 'incident.opened')
      entries.set(event.payload.incident.state, { atMs: event.at.ms, actor: event.actor, why: '' });
    if (event.type === 'incident.advanced')
      entries.set(event.payload.to, { atMs: event.at.ms, actor: event.actor, why: event.payload.why });
  }
  const at = INCIDENT_STATES.indexOf(current);
  return INCIDENT_STATES.map((state, index) => {
    const entry = entries.get(state);
    if (index === at) return { state, standing: 'current', entry };
    // An incident taken back from its end has been there, but is not past it now.
    if (index > at) return { state, standing: 'ahead' };
    return { state, standing: entry ? 'passed' : 'skipped', entry };
  });
}
