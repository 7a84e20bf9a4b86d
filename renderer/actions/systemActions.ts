import { bridgeValue } from '../../preload/bridge.ts';
import { togglePart, useFrame } from '../frame/frameState.ts';
import { signOut } from '../login/access.ts';
import { useDesk } from '../state/desk.ts';
import { useLanguage } from '../state/language.ts';
import { notifyInfo } from '../ui/notify.ts';
import type { Action } from './action.ts';

function toggleSound(): void {
  togglePart('sound');
  notifyInfo(useLanguage.getState().t(useFrame.getState().sound ? 'page.soundOn' : 'page.soundOff'));
}

/** The program itself. */
export const systemActions: readonly Action[] = [
  { id: 'system.sound', titleKey: 'page.toggleSound', group: 'system', run: toggleSound },
  {
    id: 'system.notices',
    titleKey: 'page.notices',
    group: 'system',
    run: () => useDesk.setState({ dialog: 'notices' }),
  },
  { id: 'system.about', titleKey: 'page.about', group: 'system', run: () => useDesk.setState({ dialog: 'about' }) },
  {
    id: 'system.chooseHub',
    titleKey: 'page.chooseHub',
    group: 'system',
    enabled: () => globalThis.onemap !== undefined,
    run: async () => {
      if (globalThis.onemap) bridgeValue(await globalThis.onemap.showHubDialog());
    },
  },
  { id: 'system.reload', titleKey: 'page.reload', group: 'system', run: () => window.location.reload() },
  {
    id: 'system.signOut',
    titleKey: 'page.signOut',
    group: 'system',
    enabled: () => globalThis.onemap === undefined,
    run: signOut,
  },
];
