import { createInstance } from 'i18next';
import { type ErrorPayload, errorKey } from '../errors.ts';
import { en } from './en.ts';
import type { CatalogueKey } from './keys.ts';
import { zhCN } from './zh-CN.ts';

export type Language = 'zh-CN' | 'en';
export const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];
export type MessageKey = CatalogueKey<typeof zhCN>;
export type MessageParams = Readonly<Record<string, string | number>>;
/** Text of a key; `{{name}}` is filled from the parameters. A key made at run time is a plain string. */
export type Translate = (key: MessageKey | (string & {}), params?: MessageParams) => string;

/** A translator for one language. Keys missing in English fall back to Chinese, unknown keys show themselves. */
export function createTranslate(language: Language): Translate {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return (key, params) => instance.t(key, params ?? {});
}

/** The text of an error in the translator's language. */
export function errorText(t: Translate, error: ErrorPayload): string {
  const params = { ...error.params };
  // What is wrong with a file comes as a code of its own.
  const what = `import.what_${params.what}`;
  if (error.code === 'import.unreadable' && t(what) !== what) params.what = t(what);
  // States come as they stand in the records.
  const states = { 'incident.wrongState': 'incidentState', 'task.wrongState': 'taskState' } as const;
  if (error.code === 'incident.wrongState' || error.code === 'task.wrongState') {
    const word = (state: unknown) => t(`records.${states[error.code as keyof typeof states]}_${state}`);
    return t(errorKey(error.code), { from: word(params.from), to: word(params.to) });
  }
  if (error.code === 'auth.denied') params.role = t(`records.role_${params.role}`);
  return t(errorKey(error.code), params);
}
