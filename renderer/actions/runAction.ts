import { notifyError } from '../ui/notify.ts';
import type { Action } from './action.ts';

/** Runs an action; a failure is told to the user. */
export function runAction(action: Action): void {
  try {
    const running = action.run();
    if (running instanceof Promise) running.catch(notifyError);
  } catch (error) {
    notifyError(error);
  }
}
