import { tinykeys } from 'tinykeys';
import type { Unsubscribe } from '../../shared/clock.ts';
import { useDesk } from '../state/desk.ts';
import type { Action } from './action.ts';
import { isEnabled } from './index.ts';
import { runAction } from './runAction.ts';

const HAS_MODIFIER = /(\$mod|Control|Alt|Meta)\+/;

/** True where a plain letter is text and not a command: in fields, in the open dialog, in an open menu. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest('input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]');
  return field !== null && !field.matches('input[type="radio"], input[type="checkbox"]');
}

/**
 * R1: a shortcut without a modifier does nothing while somebody types or a dialog is open.
 * @returns what takes the bindings off again
 */
export function bindKeys(target: Window, actions: readonly Action[]): Unsubscribe {
  const bindings = actions.flatMap((action) => {
    const { key } = action;
    if (key === undefined) return [];
    const handler = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || !isEnabled(action)) return;
      const { covered, dialog } = useDesk.getState();
      const busy = covered === true || dialog !== undefined || isTyping(event.target);
      if (busy && !HAS_MODIFIER.test(key)) return;
      event.preventDefault();
      runAction(action);
    };
    return [[key, handler] as const];
  });
  // What to leave alone is decided above: a modifier makes a shortcut of any field.
  return tinykeys(target, Object.fromEntries(bindings), { ignore: () => false });
}
