import { dialog } from 'electron';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../log.ts';
import { createCrashBudget } from './backoff.ts';
import type { ShellLanguage } from './language.ts';
import { isShellPage } from './requestPolicy.ts';
import { WAITING_PAGE } from './shellProtocol.ts';
import type { WindowEntry } from './windowBook.ts';

/** Crashes within a minute after which a window is no longer recovered by itself. */
export const CRASHES_ALLOWED = 3;
const CRASH_WINDOW_MS = 60_000;
const RELOAD_AFTER_MS = 400;
const RETRY_LOAD_MS = 2_000;
/** Chromium's ERR_ABORTED: another navigation took its place. */
const ABORTED = -3;

export interface RecoveryDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly language: ShellLanguage;
  load(entry: WindowEntry): void;
  /** Tells the page of the window, once it can hear. */
  notice(entry: WindowEntry, key: string, params: Readonly<Record<string, string | number>>): void;
}

/** R1: a window whose page crashed, hangs or did not load comes back by itself; after many crashes it asks. */
export function attachRecovery(entry: WindowEntry, deps: RecoveryDeps): void {
  const { window } = entry;
  const { clock, log, language } = deps;
  const contents = window.webContents;
  const budget = createCrashBudget(CRASHES_ALLOWED, CRASH_WINDOW_MS);
  let asking = false;

  const reload = () => {
    if (!window.isDestroyed()) deps.load(entry);
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error({ role: entry.role, reason, exitCode }, 'page process gone');
    if (budget.spend(clock.now())) {
      deps.notice(entry, 'shell.noticeRecovered', { reason });
      clock.after(RELOAD_AFTER_MS, reload);
      return;
    }
    const { t } = language;
    void dialog
      .showMessageBox(window, {
        type: 'error',
        title: t('shell.crashTitle'),
        message: t('shell.crashText', { title: window.getTitle(), count: CRASHES_ALLOWED + 1 }),
        detail: t('shell.crashDetail', { reason }),
        buttons: [t('shell.crashReload'), t('shell.crashClose')],
        defaultId: 0,
        cancelId: 1,
      })
      .then(({ response }) => {
        if (response === 0) reload();
        else if (!window.isDestroyed()) window.destroy();
      });
  });

  window.on('unresponsive', () => {
    log.warn({ role: entry.role }, 'page does not respond');
    // Nobody sits at a wall screen to answer.
    if (entry.role === 'wall') return contents.forcefullyCrashRenderer();
    if (asking) return;
    asking = true;
    const { t } = language;
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        title: t('shell.hangTitle'),
        message: t('shell.hangText', { title: window.getTitle() }),
        detail: t('shell.hangDetail'),
        buttons: [t('shell.hangWait'), t('shell.hangReload')],
        defaultId: 0,
        cancelId: 0,
      })
      .then(({ response }) => {
        asking = false;
        // A page that hangs does not hear a reload: its process ends, and recovery loads it again.
        if (response === 1 && !window.isDestroyed()) contents.forcefullyCrashRenderer();
      });
  });

  contents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED || isShellPage(url)) return;
    log.warn({ code, description, role: entry.role }, 'page did not load');
    contents.loadURL(WAITING_PAGE).catch(() => {});
    clock.after(RETRY_LOAD_MS, () => {
      if (!window.isDestroyed() && isShellPage(contents.getURL())) reload();
    });
  });
}
