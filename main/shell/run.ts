import { join } from 'node:path';
import { app, session } from 'electron';
import { createLog } from '../log.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { registerShellScheme } from './shellProtocol.ts';
import { readStartOptions, startOptionsSchema } from './startOptions.ts';

/** The arguments after the program: a packed app has no app folder among them. */
const ownArguments = (argv: readonly string[]) => argv.slice(app.isPackaged ? 1 : 2);

/** Life of the app: one instance, hardened before anything loads, and a clean end of the hub. */
export function runShell(): void {
  // R1: every renderer is sandboxed, also one that forgot to ask for it. As root, where only tests run, Chromium has no
  // sandbox and starts with --no-sandbox alone.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  registerShellScheme();
  const options = readStartOptions(ownArguments(process.argv), process.cwd());
  // Handed over as data: Chromium sorts the arguments of a second start, which parts switches from their values.
  if (!app.requestSingleInstanceLock({ ...options })) {
    app.quit();
    return;
  }
  const log = createLog('info', join(app.getPath('userData'), 'log', 'shell.log'));
  process.on('uncaughtException', (error) => log.error({ err: error }, 'uncaught exception'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));
  app.on('child-process-gone', (_event, details) => log.error(details, 'child process gone'));

  let desktop: Desktop | undefined;
  app.on('second-instance', (_event, _argv, _folder, handed) => {
    const asked = startOptionsSchema.safeParse(handed);
    log.info({ understood: asked.success }, 'second start');
    if (asked.success) desktop?.again(asked.data);
    else desktop?.showMain();
  });
  app.on('activate', () => desktop?.showMain());
  app.on('window-all-closed', () => app.quit());

  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped || !desktop) return;
    // The hub writes everything down first, then the app goes.
    event.preventDefault();
    void desktop.stop().then(
      () => {
        stopped = true;
        app.quit();
      },
      (error: unknown) => {
        log.error({ err: error }, 'the hub did not stop cleanly');
        stopped = true;
        app.quit();
      },
    );
  });

  app
    .whenReady()
    .then(async () => {
      // No proxy script is looked for, and no name is sent to a resolver on the Internet.
      await session.defaultSession.setProxy({ mode: 'direct' });
      app.configureHostResolver({ secureDnsMode: 'off', enableBuiltInResolver: false });
      desktop = openDesktop(options, log);
    })
    .catch((error: unknown) => {
      log.fatal({ err: error }, 'the shell could not start');
      app.exit(1);
    });
}
