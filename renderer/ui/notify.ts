import type { useAppProps } from 'antd/es/app/context';
import { toAppError } from '../../shared/errors.ts';
import { errorText } from '../../shared/i18n/index.ts';
import { useLanguage } from '../state/language.ts';

let app: useAppProps | undefined;

/** The page's message outlet, once it is there (`NotifyBridge`). */
export function setNotifier(next: useAppProps | undefined): void {
  app = next;
}

/** Tells the user what failed, in words. For code outside components: actions, map callbacks. */
export function notifyError(error: unknown): void {
  const known = toAppError(error);
  if (known.code === 'internal') console.error(error);
  void app?.message.error({ content: errorText(useLanguage.getState().t, known), duration: 8 });
}

/** Says what was done. @param text translated */
export function notifySuccess(text: string): void {
  void app?.message.success({ content: text, duration: 3 });
}

/** Says something that is neither success nor failure. @param text translated */
export function notifyInfo(text: string): void {
  void app?.message.info({ content: text, duration: 5 });
}
