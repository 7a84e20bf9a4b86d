import { join } from 'node:path';
import { DEMO_FILES } from '../shared/demo.ts';
import { AppError, toAppError } from '../shared/errors.ts';
import { createTranslate, errorText } from '../shared/i18n/index.ts';
import { systemClock } from './clock.ts';
import { readHeadlessOptions } from './headlessOptions.ts';
import { createHub, type Hub } from './hub.ts';
import { createLog } from './log.ts';
import { appFolders, readVersion } from './version.ts';

/**
 * The hub in plain Node. The first line of stdout is `{"url","token"}` when it is ready (with `--address-first`: as soon
 * as it listens, before the demonstration is loaded); the log goes to stderr.
 */
async function main(): Promise<void> {
  const options = readHeadlessOptions(process.argv.slice(2));
  // A drill never writes into the live database.
  const folder = options.drill ? join(options.data, 'drill') : options.data;
  const log = createLog(options['log-level'], join(folder, 'log', 'hub.log'));
  process.on('uncaughtException', (error) => log.error({ err: error }, 'uncaught exception'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  const gatewayPort = options['hj212-port'];
  /** The simulator plays the devices of the demonstration; a drill has players of its own. */
  const isPlayed = options.demo && !options['no-simulator'] && !options.drill;
  const hub = await createHub({
    folder,
    clock: systemClock,
    log,
    mode: options.drill ? 'drill' : 'live',
    version: readVersion(),
    ...appFolders(),
    gateway: gatewayPort === undefined ? undefined : { host: options.host, port: gatewayPort, demo: isPlayed },
  });
  // It serves before the demonstration is loaded: a page that is open shows what has come so far.
  const address = await hub.listen(options.host, options.port);
  const sayAddress = () => process.stdout.write(`${JSON.stringify(address)}\n`);
  if (options['address-first']) sayAddress();

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

  if (options.demo) await loadDemo(hub, () => stopping);
  if (isPlayed && !stopping) {
    // The hub serves without its demonstration's data, too.
    await hub.feeds.simulator
      .start({ incident: false })
      .catch((error: unknown) => log.error({ err: error }, 'the simulator could not start'));
  }
  if (!options['address-first'] && !stopping) sayAddress();
}

/** Loads the demonstration once, and says on stderr which file has come. */
async function loadDemo(hub: Hub, isStopping: () => boolean): Promise<void> {
  const say = createTranslate('zh-CN');
  let step = 0;
  const silence = hub.store.onCommit((events) => {
    for (const { type, payload } of events) {
      if (type !== 'import.completed') continue;
      step += 1;
      const { name: file, imported, updated } = payload.batch;
      const text = say('demo.progress', { step, of: DEMO_FILES, file, count: imported + updated });
      process.stderr.write(`[onemap] ${text}\n`);
    }
  });
  try {
    await hub.dispatcher.call('demo.load', {}, { user: hub.localUser });
  } catch (error) {
    if (!isStopping()) throw error;
  } finally {
    silence();
  }
}

main().catch((error: unknown) => {
  const known = error instanceof AppError ? error : toAppError(error);
  const text = known.code === 'internal' ? String(error instanceof Error ? error.message : error) : undefined;
  process.stderr.write(`${text ?? errorText(createTranslate('zh-CN'), known.toPayload())}\n`);
  process.stderr.write(`${JSON.stringify({ error: known.toPayload() })}\n`);
  process.exit(1);
});
