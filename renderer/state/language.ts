import { create } from 'zustand';
import { createTranslate, type Language, type Translate } from '../../shared/i18n/index.ts';

interface LanguageState {
  readonly language: Language;
  readonly t: Translate;
  setLanguage(language: Language): void;
}

const STORAGE_KEY = 'onemap.language';
const initial: Language = globalThis.localStorage?.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh-CN';

/** Language of the page: Simplified Chinese unless switched. */
export const useLanguage = create<LanguageState>((set) => ({
  language: initial,
  t: createTranslate(initial),
  setLanguage(language) {
    globalThis.localStorage?.setItem(STORAGE_KEY, language);
    document.documentElement.lang = language;
    set({ language, t: createTranslate(language) });
  },
}));

/** Translator of the current language, for components. */
export function useT(): Translate {
  return useLanguage((state) => state.t);
}
