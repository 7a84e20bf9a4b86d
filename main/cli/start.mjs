// `npm start`: installs, builds and opens the desktop app; serves the browser where there is no Electron.
import { spawn } from 'node:child_process';
import { ensureBuilt, ensureInstalled, environment, nodePath, root } from './steps.mjs';

/** An Electron that ends with an error this soon could not start at all (a missing system library, say). */
const COULD_NOT_START_MS = 8_000;
const passed = process.argv.slice(2);
let child;

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child?.kill(signal));
try {
  await ensureInstalled();
  await ensureBuilt();
  const { findElectron } = await import('./findElectron.mjs');
  const electron = await findElectron();
  if (electron.path) openDesktop(electron.path);
  else serveBrowser(electron.reason);
} catch (error) {
  process.stderr.write(`[onemap] ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

function openDesktop(path) {
  const startedAt = Date.now();
  child = spawn(path, [root, ...passed], { stdio: 'inherit', env: { ...environment(), ONEMAP_NODE: nodePath() } });
  const ended = (code, why) => {
    if (code !== 0 && Date.now() - startedAt < COULD_NOT_START_MS) {
      serveBrowser(`Electron 未能启动（${why}），改用浏览器 / Electron did not start (${why}): using the browser`);
    } else process.exit(code ?? 0);
  };
  child.on('error', (error) => ended(1, error.message));
  child.on(
    'exit',
    (code, signal) => signal !== 'SIGINT' && signal !== 'SIGTERM' && ended(code ?? 1, signal ?? `exit ${code}`),
  );
}

/** The same app at an address for the browser. */
function serveBrowser(reason) {
  process.stderr.write(`[onemap] ${reason}\n`);
  const args = [`${root}/main/headless.ts`, '--log-level', 'warn', ...passed];
  child = spawn(nodePath(), args, { stdio: ['inherit', 'pipe', 'inherit'], env: environment() });
  child.on('exit', (code) => process.exit(code ?? 0));
  let text = '';
  child.stdout.on('data', function first(chunk) {
    text += chunk;
    if (!text.includes('\n')) return;
    child.stdout.off('data', first);
    const { url, token } = JSON.parse(text.slice(0, text.indexOf('\n')));
    process.stdout.write(`[onemap] 请在浏览器中打开 / open in a browser:\n  ${url}/#token=${token}\n`);
  });
}
