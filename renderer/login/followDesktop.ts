import { create } from 'zustand';
import { bridgeValue, type DesktopNotice } from '../../preload/bridge.ts';
import type { Unsubscribe } from '../../shared/clock.ts';
import { useLanguage } from '../state/language.ts';
import { notifyError, notifyInfo } from '../ui/notify.ts';
import { setAccess } from './access.ts';

/** What the desktop shell had to say since the page was loaded, the newest first. */
export const useDesktopNotices = create<{ readonly notices: readonly DesktopNotice[] }>(() => ({ notices: [] }));

/**
 * Keeps the page and the desktop shell in step: the hub's address and token after a restart, the language of menus, and
 * notices. Does nothing in a browser.
 */
export function followDesktop(): Unsubscribe {
  const bridge = globalThis.onemap;
  if (!bridge) return () => {};
  const askHub = () => bridge.hubConnection().then((answer) => setAccess(bridgeValue(answer)), notifyError);
  const stops = [
    bridge.onHubStatus(({ state }) => {
      if (state === 'ready') askHub().catch(notifyError);
    }),
    bridge.onLanguage((language) => {
      if (language !== useLanguage.getState().language) useLanguage.getState().setLanguage(language);
    }),
    bridge.onNotice((notice) => {
      useDesktopNotices.setState(({ notices }) => ({ notices: [notice, ...notices] }));
      notifyInfo(useLanguage.getState().t(notice.key, notice.params));
    }),
    useLanguage.subscribe(({ language }, before) => {
      if (language !== before.language) bridge.setLanguage(language).then(bridgeValue).catch(notifyError);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
