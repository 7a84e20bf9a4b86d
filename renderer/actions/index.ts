import type { Action } from './action.ts';
import { alarmActions } from './alarmActions.ts';
import { firmActions } from './firmActions.ts';
import { incidentActions } from './incidentActions.ts';
import { mapActions } from './mapActions.ts';
import { monitoringActions } from './monitoringActions.ts';
import { sceneActions } from './sceneActions.ts';
import { systemActions } from './systemActions.ts';
import { trackActions } from './trackActions.ts';
import { videoActions } from './videoActions.ts';
import { viewActions } from './viewActions.ts';

/** Everything that a person can do, each once. R1: no two share an id or a key. */
export const ACTIONS: readonly Action[] = [
  ...incidentActions,
  ...alarmActions,
  ...firmActions,
  ...mapActions,
  ...monitoringActions,
  ...sceneActions,
  ...trackActions,
  ...viewActions,
  ...videoActions,
  ...systemActions,
];

const byId = new Map(ACTIONS.map((action) => [action.id, action]));

export function actionNamed(id: string): Action | undefined {
  return byId.get(id);
}

/** True when the action can be run now. */
export function isEnabled(action: Action): boolean {
  return action.enabled?.() ?? true;
}
