import { app, type BrowserWindow, type Rectangle, screen } from 'electron';
import { ROLE_ROUTES, type WindowInfo, type WindowRequest, type WindowRole } from '../../preload/bridge.ts';
import { createRoleWindow } from '../windows.ts';
import type { ShellLanguage } from './language.ts';
import { displayUnder, findDisplay, fitInto, type RememberedDisplay } from './placement.ts';
import type { SettingsFile } from './settings.ts';
import { WAITING_PAGE } from './shellProtocol.ts';

/** A window and what belongs to it. */
export interface WindowEntry {
  readonly window: BrowserWindow;
  readonly role: WindowRole;
  /** Token of another account, for this window alone. */
  readonly token: string | undefined;
  /** The display that a wall window belongs to. */
  readonly wall: RememberedDisplay | undefined;
}

export interface WindowBookDeps {
  readonly settings: SettingsFile;
  readonly language: ShellLanguage;
  readonly icon: string;
  /** Origin of the hub, once it answers. */
  hubOrigin(): string | undefined;
  /** A window was made: recovery and the like attach here. */
  onOpened(entry: WindowEntry): void;
  onChanged(): void;
}

/** All windows that show the page: opens, finds, loads and remembers them. */
export interface WindowBook {
  readonly entries: readonly WindowEntry[];
  main(): BrowserWindow | undefined;
  entryOf(webContentsId: number): WindowEntry | undefined;
  /** Brings the main window to the front, making it if it was closed. */
  showMain(): BrowserWindow;
  open(request: WindowRequest): WindowEntry;
  /** Opens the remembered wall windows whose display is there. */
  restoreWalls(): void;
  /** Closes walls whose display is gone; they stay remembered. */
  closeLostWalls(): void;
  load(entry: WindowEntry): void;
  loadAll(): void;
  setKiosk(window: BrowserWindow, kiosk: boolean): void;
  info(entry: WindowEntry, asker?: number): WindowInfo;
  /** From now on a closing window is not forgotten: the app is quitting. */
  freeze(): void;
}

const DEFAULT_SIZE = { width: 1600, height: 960 };
const TITLES = { main: 'shell.titleMain', wall: 'shell.titleWall', field: 'shell.titleField' } as const;
const FIELD_SIZE = { width: 430, height: 860 };

export function createWindowBook(deps: WindowBookDeps): WindowBook {
  const { settings, language } = deps;
  let entries: WindowEntry[] = [];
  let frozen = false;
  const keptOnClose = new Set<BrowserWindow>();

  const main = () => entries.find(({ role }) => role === 'main')?.window;
  const titleOf = (role: WindowRole) => language.t(TITLES[role]);

  const displayFor = (displayId: number | undefined) => {
    const displays = screen.getAllDisplays();
    const under = main() && displayUnder(displays, main()?.getBounds() ?? screen.getPrimaryDisplay().bounds);
    return displays.find(({ id }) => id === displayId) ?? under ?? screen.getPrimaryDisplay();
  };

  const boundsFor = (role: WindowRole, displayId: number | undefined): Rectangle => {
    const display = displayFor(displayId);
    if (role === 'wall') return display.bounds;
    const remembered = role === 'main' && displayId === undefined ? settings.read().mainWindow?.bounds : undefined;
    if (remembered) {
      const area = displayUnder(screen.getAllDisplays(), remembered)?.workArea ?? display.workArea;
      return fitInto(area, remembered);
    }
    const { workArea } = display;
    const size = role === 'field' ? FIELD_SIZE : DEFAULT_SIZE;
    const x = workArea.x + Math.max(0, Math.round((workArea.width - size.width) / 2));
    const y = workArea.y + Math.max(0, Math.round((workArea.height - size.height) / 2));
    return fitInto(workArea, { x, y, ...size });
  };

  const rememberMain = (window: BrowserWindow) => {
    if (window.isKiosk() || window.isMinimized()) return;
    settings.change({ mainWindow: { bounds: window.getNormalBounds(), maximized: window.isMaximized() } });
  };
  const forgetWall = (wall: RememberedDisplay) =>
    settings.change({ walls: settings.read().walls.filter(({ displayId }) => displayId !== wall.displayId) });

  const load = ({ window, role }: WindowEntry) => {
    if (window.isDestroyed()) return;
    const origin = deps.hubOrigin();
    const url = origin === undefined ? WAITING_PAGE : `${origin}/#${ROLE_ROUTES[role]}`;
    // What fails here is told by did-fail-load, where it is dealt with.
    window.webContents.loadURL(url).catch(() => {});
  };

  const open = (request: WindowRequest): WindowEntry => {
    const { role } = request;
    const display = displayFor(request.displayId);
    const twin = entries.find(
      (entry) =>
        (role === 'main' && entry.role === 'main') || (role === 'wall' && entry.wall?.displayId === display.id),
    );
    if (twin) {
      twin.window.show();
      twin.window.focus();
      return twin;
    }
    const bounds = boundsFor(role, request.displayId);
    const window = createRoleWindow(
      { role, title: titleOf(role), bounds, icon: deps.icon },
      { role, version: app.getVersion(), platform: process.platform, language: language.current },
    );
    const wall = role === 'wall' ? { displayId: display.id, bounds: display.bounds } : undefined;
    const entry: WindowEntry = { window, role, token: request.token, wall };
    entries = [...entries, entry];
    if (wall) {
      const others = settings.read().walls.filter(({ displayId }) => displayId !== wall.displayId);
      settings.change({ walls: [...others, wall] });
    }
    if (role === 'main' && settings.read().mainWindow?.maximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', () => role === 'main' && rememberMain(window));
    // R1: a wall that the user closes is forgotten; one that closes with the app or its display is not.
    window.once('closed', () => {
      entries = entries.filter((other) => other !== entry);
      if (wall && !frozen && !keptOnClose.has(window)) forgetWall(wall);
      deps.onChanged();
    });
    deps.onOpened(entry);
    load(entry);
    deps.onChanged();
    return entry;
  };

  language.onChange(() => {
    for (const { window, role } of entries) window.setTitle(titleOf(role));
  });

  return {
    get entries() {
      return entries;
    },
    main,
    entryOf: (webContentsId) => entries.find(({ window }) => window.webContents.id === webContentsId),
    showMain() {
      const window = main() ?? open({ role: 'main' }).window;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return window;
    },
    open,
    restoreWalls() {
      for (const remembered of settings.read().walls) {
        const display = findDisplay(screen.getAllDisplays(), remembered);
        if (!display) continue;
        // The display has got another id: the new one is remembered in its place.
        if (display.id !== remembered.displayId) forgetWall(remembered);
        open({ role: 'wall', displayId: display.id });
      }
    },
    closeLostWalls() {
      for (const { window, wall } of entries) {
        if (!wall || findDisplay(screen.getAllDisplays(), wall)) continue;
        keptOnClose.add(window);
        window.close();
      }
    },
    load,
    loadAll() {
      for (const entry of entries) load(entry);
    },
    setKiosk(window, kiosk) {
      window.setKiosk(kiosk);
      window.setMenuBarVisibility(!kiosk);
      deps.onChanged();
    },
    info: ({ window, role }, asker) => ({
      id: window.id,
      role,
      displayId: screen.getDisplayMatching(window.getBounds()).id,
      kiosk: window.isKiosk() || window.isFullScreen(),
      own: window.webContents.id === asker,
    }),
    freeze() {
      frozen = true;
    },
  };
}
