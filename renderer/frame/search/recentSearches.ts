import { create } from 'zustand';

const STORAGE_KEY = 'onemap.searches';
const MOST = 8;

/** What was searched for and found on this machine, newest first. */
export const useRecentSearches = create<{ readonly texts: readonly string[] }>(() => ({ texts: kept() }));

/** Keeps a text that led somewhere. */
export function keepSearch(text: string): void {
  const wanted = text.trim();
  if (wanted === '') return;
  save([wanted, ...useRecentSearches.getState().texts.filter((known) => known !== wanted)].slice(0, MOST));
}

export function forgetSearches(): void {
  save([]);
}

function save(texts: readonly string[]): void {
  useRecentSearches.setState({ texts });
  globalThis.localStorage?.setItem(STORAGE_KEY, JSON.stringify(texts));
}

function kept(): readonly string[] {
  try {
    const texts: unknown = JSON.parse(globalThis.localStorage?.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string').slice(0, MOST) : [];
  } catch {
    // Somebody else wrote there: begin anew.
    return [];
  }
}
