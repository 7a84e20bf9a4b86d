import type { MessageKey } from '../../shared/i18n/index.ts';

/** Groups of the palette and of the shortcut help. */
export type ActionGroup = 'incident' | 'map' | 'data' | 'view' | 'system';

/** One thing a person can do: feeds buttons, menus, shortcuts, the command palette and the shortcut help. */
export interface Action {
  readonly id: string;
  readonly titleKey: MessageKey;
  readonly group: ActionGroup;
  /** tinykeys binding, e.g. `$mod+k`. */
  readonly key?: string;
  /** Undefined or true: it can be run now. */
  readonly enabled?: () => boolean;
  readonly run: () => void | Promise<void>;
}
