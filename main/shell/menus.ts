import { app, Menu, nativeImage, screen, Tray } from 'electron';
import { listDisplays } from './displays.ts';
import type { ShellLanguage } from './language.ts';
import { type MenuActions, type MenuState, menuTemplate, trayTemplate } from './menuTemplate.ts';

export interface MenuDeps {
  readonly language: ShellLanguage;
  readonly actions: MenuActions;
  readonly trayIcon: string;
  hubIsReady(): boolean;
}

/** The menu bar and the tray icon; they follow the language, the displays and the state of the hub. */
export interface Menus {
  readonly tray: Tray;
  refresh(): void;
}

export function createMenus({ language, actions, trayIcon, hubIsReady }: MenuDeps): Menus {
  const tray = new Tray(nativeImage.createFromPath(trayIcon));
  tray.on('click', () => actions.showMain());

  const refresh = () => {
    const { t } = language;
    const state: MenuState = {
      t,
      language: language.current,
      displays: listDisplays(t),
      platform: process.platform,
      developer: !app.isPackaged,
    };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, actions)));
    tray.setContextMenu(Menu.buildFromTemplate(trayTemplate(state, actions)));
    tray.setToolTip(hubIsReady() ? t('shell.trayReady') : t('shell.trayWaiting'));
  };
  language.onChange(refresh);
  screen.on('display-added', refresh);
  screen.on('display-removed', refresh);
  screen.on('display-metrics-changed', refresh);
  refresh();
  return { tray, refresh };
}
