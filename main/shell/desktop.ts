import { join } from 'node:path';
import { app, type BaseWindow, BrowserWindow, dialog, screen, session } from 'electron';
import { CHANNELS, type DesktopNotice, type HubChoice, type HubConnection, SIGNALS } from '../../preload/bridge.ts';
import { systemClock } from '../clock.ts';
import { defaultDataFolder } from '../dataFolder.ts';
import type { Log } from '../log.ts';
import { listDisplays } from './displays.ts';
import { followHub } from './followHub.ts';
import { guardContents, guardSession } from './guards.ts';
import { createHubDialog } from './hubDialog.ts';
import { hubLauncher } from './hubLauncher.ts';
import { createHubSource } from './hubSource.ts';
import { createHubSupervisor } from './hubSupervisor.ts';
import { serveIpc } from './ipc.ts';
import { createShellLanguage } from './language.ts';
import { createMenus } from './menus.ts';
import type { MenuActions } from './menuTemplate.ts';
import { createNoticeBoard } from './notices.ts';
import { exportPdf } from './pdfExport.ts';
import { probeHub } from './remoteHub.ts';
import { openSettings } from './settings.ts';
import { serveShellPages } from './shellProtocol.ts';
import type { StartOptions } from './startOptions.ts';
import { createTokenVault } from './tokenVault.ts';
import { createWindowBook, type WindowEntry } from './windowBook.ts';
import { attachRecovery } from './windowRecovery.ts';

/** The desktop while it runs. */
export interface Desktop {
  /** A second start came: bring the first to the front and do what its arguments ask. */
  again(options: StartOptions): void;
  showMain(): void;
  /** Ends the local hub; windows that close from now on are still remembered. */
  stop(): Promise<void>;
}

/** Composition root of the shell. Runs after the app is ready. */
export function openDesktop(options: StartOptions, log: Log): Desktop {
  const settings = openSettings(join(app.getPath('userData'), 'shell.json'));
  const language = createShellLanguage(settings.read().language);
  const vault = createTokenVault();
  const icons = join(app.getAppPath(), 'dist', 'shell', 'icons');
  const icon = join(icons, 'icon.png');
  const notices = createNoticeBoard();

  const supervisor = createHubSupervisor({
    launch: hubLauncher((text) => {
      if (!app.isPackaged) process.stderr.write(text);
    }),
    clock: systemClock,
    args: ['--address-first', '--data', options.data ?? defaultDataFolder(), ...options.hubArguments],
    port: settings.read().localPort,
    onPort: (localPort) => {
      if (settings.read().localPort !== localPort) settings.change({ localPort });
    },
  });
  const source = createHubSource({
    supervisor,
    clock: systemClock,
    initial: initialChoice(),
    probe: (origin) => probeHub(origin),
    remember(choice) {
      if (choice.kind === 'local') settings.change({ hub: choice });
      else {
        const sealedToken = choice.token === undefined ? undefined : vault.seal(choice.token);
        settings.change({ hub: { kind: 'remote', url: choice.url, ...(sealedToken ? { sealedToken } : {}) } });
      }
    },
  });
  const hubOrigin = () => source.connection()?.url;

  function initialChoice(): HubChoice {
    const { hub } = settings.read();
    if (hub.kind === 'local') return hub;
    const token = hub.sealedToken === undefined ? undefined : vault.open(hub.sealedToken);
    return { kind: 'remote', url: hub.url, ...(token ? { token } : {}) };
  }

  const send = (signal: string, value?: unknown) => {
    for (const { window } of book.entries) {
      if (!window.isDestroyed() && !window.webContents.isCrashed()) window.webContents.send(signal, value);
    }
  };
  const notice = ({ window }: WindowEntry, key: string, params: DesktopNotice['params'] = {}) => {
    notices.add(window.webContents.id, { key, params, at: systemClock.now() });
    if (!window.webContents.isCrashed()) window.webContents.send(SIGNALS.notices);
  };

  const book = createWindowBook({
    settings,
    language,
    icon,
    hubOrigin,
    onOpened(entry) {
      const id = entry.window.webContents.id;
      entry.window.once('closed', () => notices.forget(id));
      attachRecovery(entry, { clock: systemClock, log, language, load: book.load, notice });
    },
    onChanged: () => send(SIGNALS.windows),
  });
  const hubDialog = createHubDialog(language, icon);

  const connectionFor = (entry: WindowEntry): HubConnection | undefined => {
    const connection = source.connection();
    return connection && entry.token !== undefined ? { ...connection, token: entry.token } : connection;
  };
  const toggleKiosk = (window: BaseWindow | undefined) => {
    if (window instanceof BrowserWindow) book.setKiosk(window, !window.isKiosk());
  };
  const setLanguage = (next: typeof language.current) => {
    if (next === language.current) return;
    settings.change({ language: next });
    language.set(next);
    send(SIGNALS.language, next);
  };

  const actions: MenuActions = {
    showMain: () => void book.showMain(),
    openWall: (displayId) => void book.open({ role: 'wall', displayId }),
    openField: () => void book.open({ role: 'field' }),
    connect: () => hubDialog.show(book.main()),
    exportPdf(window) {
      if (!(window instanceof BrowserWindow)) return;
      exportPdf(window.webContents, language.t('shell.pdfDefaultName'), language.t).catch((error: unknown) => {
        log.error({ err: error }, 'PDF export failed');
        dialog.showErrorBox(language.t('shell.pdfTitle'), error instanceof Error ? error.message : String(error));
      });
    },
    toggleKiosk,
    setLanguage,
    about() {
      const { t } = language;
      const versions = { version: app.getVersion(), ...process.versions } as Record<string, string>;
      void dialog.showMessageBox({
        title: t('shell.about'),
        message: t('common.appName'),
        detail: t('shell.aboutDetail', versions),
        icon,
        buttons: [t('common.ok')],
      });
    },
    quit: () => app.quit(),
  };

  guardSession(session.defaultSession, { hubOrigin, log });
  guardContents(app, { hubOrigin, log });
  serveShellPages(session.defaultSession, {
    state: () => ({
      t: language.t,
      language: language.current,
      choice: source.choice(),
      problem: source.problem(),
      keepsTokens: vault.available,
    }),
    choose: (choice) => source.choose(choice),
    retry: () => source.retryNow(),
    done: () => hubDialog.close(),
  });
  serveIpc({
    book,
    log,
    hubOrigin,
    connectionFor,
    handlers: {
      [CHANNELS.hubConnection]: (_input, from) => connectionFor(from),
      [CHANNELS.chooseHub]: async (choice) => {
        await source.choose(choice);
        return null;
      },
      [CHANNELS.showHubDialog]: (_input, from) => {
        hubDialog.show(from.window);
        return null;
      },
      [CHANNELS.listWindows]: (_input, from) =>
        book.entries.map((entry) => book.info(entry, from.window.webContents.id)),
      [CHANNELS.openWindow]: (request) => book.info(book.open(request)),
      [CHANNELS.closeWindow]: ({ id }) => {
        book.entries.find(({ window }) => window.id === id)?.window.close();
        return null;
      },
      [CHANNELS.listDisplays]: () => listDisplays(language.t),
      [CHANNELS.setKiosk]: ({ kiosk }, from) => {
        book.setKiosk(from.window, kiosk);
        return kiosk;
      },
      [CHANNELS.exportPdf]: ({ suggestedName }, from) => exportPdf(from.window.webContents, suggestedName, language.t),
      [CHANNELS.setLanguage]: (input) => {
        setLanguage(input.language);
        return null;
      },
      [CHANNELS.takeNotices]: (_input, from) => notices.take(from.window.webContents.id),
    },
  });

  const menus = createMenus({ language, actions, trayIcon: join(icons, 'tray.png'), hubIsReady: () => !!hubOrigin() });

  followHub(source, book, {
    onRestarted: (entry) => notice(entry, 'shell.noticeHubRestarted'),
    onChange(status) {
      send(SIGNALS.hubStatus, status);
      menus.refresh();
    },
  });
  screen.on('display-added', () => {
    book.restoreWalls();
    send(SIGNALS.displays);
  });
  screen.on('display-removed', () => {
    book.closeLostWalls();
    send(SIGNALS.displays);
  });
  screen.on('display-metrics-changed', () => send(SIGNALS.displays));

  const obey = (asked: StartOptions) => {
    const window = book.showMain();
    if (asked.kiosk) book.setKiosk(window, true);
    if (asked.wall) book.open({ role: 'wall' });
  };

  source.start();
  obey(options);
  book.restoreWalls();
  if (settings.setAside !== undefined) {
    const main = book.entries.find(({ role }) => role === 'main');
    if (main) notice(main, 'shell.noticeSettingsSetAside', { path: settings.setAside });
  }

  return {
    again: obey,
    showMain: () => void book.showMain(),
    async stop() {
      book.freeze();
      await source.stop();
    },
  };
}
