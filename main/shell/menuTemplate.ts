import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import type { DisplayInfo } from '../../preload/bridge.ts';
import type { Language, Translate } from '../../shared/i18n/index.ts';

export interface MenuState {
  readonly t: Translate;
  readonly language: Language;
  readonly displays: readonly DisplayInfo[];
  readonly platform: string;
  /** Developer tools stand in the menu of an unpacked app only. */
  readonly developer: boolean;
}

/** What the entries do; the window is the one in front. */
export interface MenuActions {
  showMain(): void;
  openWall(displayId: number): void;
  openField(): void;
  connect(): void;
  exportPdf(window: BaseWindow | undefined): void;
  toggleKiosk(window: BaseWindow | undefined): void;
  setLanguage(language: Language): void;
  about(): void;
  quit(): void;
}

/** The name of a display with its size. */
export function displayName(t: Translate, { label, bounds, primary }: DisplayInfo): string {
  return t(primary ? 'shell.displayPrimary' : 'shell.display', { label, width: bounds.width, height: bounds.height });
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function wallItems({ t, displays }: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  return displays.map((display) => ({
    id: `wall-${display.id}`,
    label: displayName(t, display),
    click: () => actions.openWall(display.id),
  }));
}

/** Menu bar. Every entry has its own text: the system's own would be in the system's language. */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const { t, language, platform, developer } = state;
  const mac = platform === 'darwin';
  const about: MenuItemConstructorOptions = { id: 'about', label: t('shell.about'), click: () => actions.about() };
  const quit: MenuItemConstructorOptions = {
    id: 'quit',
    label: t('shell.quit'),
    accelerator: 'CmdOrCtrl+Q',
    click: () => actions.quit(),
  };
  const appMenu: MenuItemConstructorOptions = {
    label: t('shell.menuApp'),
    submenu: [
      about,
      separator,
      { role: 'hide', label: t('shell.hide') },
      { role: 'hideOthers', label: t('shell.hideOthers') },
      { role: 'unhide', label: t('shell.unhide') },
      separator,
      quit,
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: t('shell.menuFile'),
    submenu: [
      { id: 'open-wall', label: t('shell.openWall'), submenu: wallItems(state, actions) },
      { id: 'open-field', label: t('shell.openField'), click: () => actions.openField() },
      separator,
      { id: 'connect', label: t('shell.connect'), click: () => actions.connect() },
      separator,
      {
        id: 'export-pdf',
        label: t('shell.exportPdf'),
        accelerator: 'CmdOrCtrl+Shift+P',
        click: (_item, window) => actions.exportPdf(window),
      },
      separator,
      { role: 'close', label: t('shell.closeWindow') },
      ...(mac ? [] : [quit]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: t('shell.menuEdit'),
    submenu: [
      { role: 'undo', label: t('shell.undo') },
      { role: 'redo', label: t('shell.redo') },
      separator,
      { role: 'cut', label: t('shell.cut') },
      { role: 'copy', label: t('shell.copy') },
      { role: 'paste', label: t('shell.paste') },
      { role: 'selectAll', label: t('shell.selectAll') },
    ],
  };
  const languageItem = (value: Language, label: string): MenuItemConstructorOptions => ({
    id: `language-${value}`,
    label,
    type: 'radio',
    checked: language === value,
    click: () => actions.setLanguage(value),
  });
  const view: MenuItemConstructorOptions = {
    label: t('shell.menuView'),
    submenu: [
      { role: 'reload', label: t('shell.reload') },
      separator,
      {
        id: 'kiosk',
        label: t('shell.kiosk'),
        accelerator: mac ? 'Ctrl+Cmd+F' : 'F11',
        click: (_item, window) => actions.toggleKiosk(window),
      },
      separator,
      { role: 'zoomIn', label: t('shell.zoomIn') },
      { role: 'zoomOut', label: t('shell.zoomOut') },
      { role: 'resetZoom', label: t('shell.zoomReset') },
      separator,
      {
        id: 'language',
        label: t('shell.language'),
        submenu: [languageItem('zh-CN', t('shell.languageChinese')), languageItem('en', t('shell.languageEnglish'))],
      },
      ...(developer
        ? [separator, { role: 'toggleDevTools', label: t('shell.developerTools') } satisfies MenuItemConstructorOptions]
        : []),
    ],
  };
  const windowMenu: MenuItemConstructorOptions = {
    label: t('shell.menuWindow'),
    submenu: [
      { id: 'show-main', label: t('shell.showMain'), click: () => actions.showMain() },
      { role: 'minimize', label: t('shell.minimize') },
    ],
  };
  const help: MenuItemConstructorOptions = { label: t('shell.menuHelp'), submenu: [about] };
  return [...(mac ? [appMenu] : []), file, edit, view, windowMenu, ...(mac ? [] : [help])];
}

/** Menu of the tray icon. */
export function trayTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const { t } = state;
  return [
    { id: 'show-main', label: t('shell.showMain'), click: () => actions.showMain() },
    { id: 'open-wall', label: t('shell.openWall'), submenu: wallItems(state, actions) },
    { id: 'connect', label: t('shell.connect'), click: () => actions.connect() },
    separator,
    { id: 'quit', label: t('shell.quit'), click: () => actions.quit() },
  ];
}
