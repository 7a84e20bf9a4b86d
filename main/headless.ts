import { join } from 'node:path';
import { AppError, toAppError } from '../shared/errors.ts';
import { createTranslate, errorText } from '../shared/i18n/index.ts';
import { systemClock } from './clock.ts';
import { readHeadlessOptions } from './headlessOptions.ts';
import { createHub } from './hub.ts';
import { createLog } from './log.ts';
import { appFolders, readVersion } from './version.ts';

/** The hub in plain Node. The first line of stdout is `{"url","token"}` when it is ready; the log goes to stderr. */
async function main(): Promise<void> {
  const options = readHeadlessOptions(process.argv.slice(2));
  // A drill never writes into the live database.
  const folder = options.drill ? join(options.data, 'drill') : options.data;
  const log = createLog(options['log-level'], join(folder, 'log', 'hub.log'));
  process.on('uncaughtException', (error) => log.error({ err: error }, 'uncaught exception'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  const hub = await createHub({
    folder,
    clock: systemClock,
    log,
    mode: options.drill ? 'drill' : 'live',
    version: readVersion(),
    ...appFolders(),
  });
  if (options.demo) await hub.dispatcher.call('demo.load', {}, { user: hub.localUser });
  if (options['hj212-port'] !== undefined) log.warn('--hj212-port: this version has no HJ 212 gateway yet');
  const { url, token } = await hub.listen(options.host, options.port);
  process.stdout.write(`${JSON.stringify({ url, token })}\n`);

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    hub.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Electron's utility process says "stop" on its own channel; a plain parent closes our stdin.
  process.on('message', (message) => message === 'stop' && stop());
  if (options['exit-with-parent']) process.stdin.on('end', stop).resume();
}

main().catch((error: unknown) => {
  const known = error instanceof AppError ? error : toAppError(error);
  const text = known.code === 'internal' ? String(error instanceof Error ? error.message : error) : undefined;
  process.stderr.write(`${text ?? errorText(createTranslate('zh-CN'), known.toPayload())}\n`);
  process.stderr.write(`${JSON.stringify({ error: known.toPayload() })}\n`);
  process.exit(1);
});
