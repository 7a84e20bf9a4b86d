import type { Unsubscribe } from '../../shared/clock.ts';
import { createTranslate, type Language, type Translate } from '../../shared/i18n/index.ts';

/** Language of menus, dialogs and the shell's pages. */
export interface ShellLanguage {
  readonly current: Language;
  readonly t: Translate;
  set(language: Language): void;
  onChange(listener: (language: Language) => void): Unsubscribe;
}

export function createShellLanguage(initial: Language): ShellLanguage {
  const listeners = new Set<(language: Language) => void>();
  let current = initial;
  let t = createTranslate(initial);
  return {
    get current() {
      return current;
    },
    get t() {
      return t;
    },
    set(language) {
      if (language === current) return;
      current = language;
      t = createTranslate(language);
      for (const listener of listeners) listener(language);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
