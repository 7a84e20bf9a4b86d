import { useCallback, useState } from 'react';

/**
 * Text that is being typed, kept in this tab until it is sent: a reload or a fault loses nothing.
 * @param key what the text is for, unique on the page
 */
export function useDraft(key: string): readonly [text: string, setText: (text: string) => void] {
  const storageKey = `onemap.draft ${key}`;
  const [draft, setDraft] = useState(() => ({ storageKey, text: sessionStorage.getItem(storageKey) ?? '' }));
  const text = draft.storageKey === storageKey ? draft.text : (sessionStorage.getItem(storageKey) ?? '');
  const setText = useCallback(
    (next: string) => {
      if (next === '') sessionStorage.removeItem(storageKey);
      else sessionStorage.setItem(storageKey, next);
      setDraft({ storageKey, text: next });
    },
    [storageKey],
  );
  return [text, setText];
}
