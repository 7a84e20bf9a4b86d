import { join } from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, type WebPreferences } from 'electron';
import type { DesktopStart, WindowRole } from '../preload/bridge.ts';
import type { Rectangle } from './shell/placement.ts';

/** R1: every window is sandboxed and isolated, and the page reaches nothing but the bridge. */
const HARDENED: WebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
  // Alarms sound and count down also behind another window, and without a click first.
  backgroundThrottling: false,
  autoplayPolicy: 'no-user-gesture-required',
};

/** Background of the page, so that no white flashes up before it is drawn. */
const BACKGROUND = '#070d18';
const SMALLEST = { minWidth: 1024, minHeight: 640 };

export interface WindowPlan {
  readonly role: WindowRole;
  readonly title: string;
  readonly bounds: Rectangle;
  /** Path of the icon file. */
  readonly icon: string;
}

/** Makes the window of a role, not shown and not loaded yet. A wall fills its display without a frame. */
export function createRoleWindow(plan: WindowPlan, start: DesktopStart): BrowserWindow {
  const wall: BrowserWindowConstructorOptions = { frame: false, fullscreen: true, skipTaskbar: false };
  const window = new BrowserWindow({
    ...plan.bounds,
    ...(plan.role === 'main' ? SMALLEST : {}),
    ...(plan.role === 'wall' ? wall : {}),
    title: plan.title,
    icon: plan.icon,
    show: false,
    backgroundColor: BACKGROUND,
    autoHideMenuBar: plan.role !== 'main',
    webPreferences: {
      ...HARDENED,
      devTools: !app.isPackaged,
      preload: join(app.getAppPath(), 'dist', 'preload', 'preload.cjs'),
      additionalArguments: [`--onemap-start=${encodeURIComponent(JSON.stringify(start))}`],
    },
  });
  return window;
}

/** Makes the small dialog for choosing the hub: no preload, no script. */
export function createDialogWindow(parent: BrowserWindow | undefined, title: string, icon: string): BrowserWindow {
  return new BrowserWindow({
    width: 640,
    height: 820,
    useContentSize: true,
    ...(parent ? { parent, modal: process.platform !== 'darwin' } : {}),
    title,
    icon,
    show: false,
    minimizable: false,
    fullscreenable: false,
    autoHideMenuBar: true,
    backgroundColor: BACKGROUND,
    webPreferences: { ...HARDENED, javascript: false, devTools: !app.isPackaged },
  });
}
