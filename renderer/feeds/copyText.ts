import type { Translate } from '../../shared/i18n/index.ts';
import { notifyInfo, notifySuccess } from '../ui/notify.ts';

/** Puts a text on the clipboard; where the browser forbids that, the user is told to do it by hand. */
export async function copyText(text: string, t: Translate): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notifySuccess(t('feeds.copied'));
  } catch (error) {
    console.warn(error);
    notifyInfo(t('feeds.copyFailed'));
  }
}
