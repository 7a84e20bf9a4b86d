import { join } from 'node:path';
import { app } from 'electron';
import { utilityLauncher } from '../../main/shell/hubUtility.ts';
import { toAppError } from '../../shared/errors.ts';

/** Runs a hub script in a utility process twice, once well and once failing, and tells what it saw, a JSON line each. */
const tell = (what: unknown) => process.stdout.write(`${JSON.stringify(what)}\n`);

app.whenReady().then(async () => {
  const launch = utilityLauncher(join(app.getAppPath(), 'hub.mjs'));
  const good = launch(['--data', 'here']);
  const address = await good.ready;
  const answer = await fetch(address.url).then((response) => response.json());
  await good.stop();
  const after = await fetch(address.url).then(
    () => 'still there',
    () => 'gone',
  );
  const bad = launch(['--fail']);
  const problem = await bad.ready.then(
    () => undefined,
    (error: unknown) => toAppError(error),
  );
  await bad.ended;
  tell({ address, answer, after, problem: problem?.code, params: problem?.params });
  app.exit(0);
});
