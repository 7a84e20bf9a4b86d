// `npm start`: installs, builds and opens the desktop app; serves the browser where there is no Electron.
import { spawn } from 'node:child_process';
import { ensureBuilt, ensureInstalled, environment, nodePath, root } from './steps.mjs';

try {
  await ensureInstalled();
  await ensureBuilt();
  const { findElectron } = await import('./findElectron.mjs');
  const electron = await findElectron();
  const passed = process.argv.slice(2);
  const child = electron.path
    ? spawn(electron.path, [root, ...passed], { stdio: 'inherit', env: { ...environment(), ONEMAP_NODE: nodePath() } })
    : serveBrowser(electron.reason, passed);
  child.on('exit', (code) => process.exit(code ?? 0));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
} catch (error) {
  process.stderr.write(`[onemap] ${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

/** The same app at an address for the browser. */
function serveBrowser(reason, passed) {
  process.stderr.write(`[onemap] ${reason}\n`);
  const args = [`${root}/main/headless.ts`, '--log-level', 'warn', ...passed];
  const hub = spawn(nodePath(), args, { stdio: ['inherit', 'pipe', 'inherit'], env: environment() });
  let text = '';
  hub.stdout.on('data', function first(chunk) {
    text += chunk;
    if (!text.includes('\n')) return;
    hub.stdout.off('data', first);
    const { url, token } = JSON.parse(text.slice(0, text.indexOf('\n')));
    process.stdout.write(`[onemap] 请在浏览器中打开 / open in a browser:\n  ${url}/#token=${token}\n`);
  });
  return hub;
}
