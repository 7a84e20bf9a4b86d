import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

export const projectRoot = join(import.meta.dirname, '..');
export const fixtures = process.env.ONEMAP_FIXTURES ?? join(projectRoot, '..', 'shared', 'fixtures');

/** A real hub in its own process on its own folder. */
export interface HubProcess {
  readonly url: string;
  readonly token: string;
  readonly folder: string;
  readonly child: ChildProcess;
  /** What it wrote to stderr so far. */
  log(): string;
  /** Every connection and name look-up that the hub began, a line each. */
  connections(): string[];
  /** SIGTERM, waits, and removes the folder unless `keep`. */
  stop(options?: { keep?: boolean }): Promise<void>;
}

/** Starts `main/headless.ts` and waits for its first line. */
export async function startHub(
  args: readonly string[] = [],
  folder = mkdtempSync(join(tmpdir(), 'onemap-')),
): Promise<HubProcess> {
  const script = join(projectRoot, 'main', 'headless.ts');
  const record = join(folder, 'connections.txt');
  const recorder = pathToFileURL(join(import.meta.dirname, 'e2e', 'recordConnections.mjs')).href;
  const child = spawn(process.execPath, ['--import', recorder, script, '--data', folder, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ONEMAP_CONNECTION_RECORD: record },
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += String(chunk);
  });
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, 'line') as Promise<[string]>;
  const ended = once(child, 'exit').then(() => undefined);
  const first = await Promise.race([ready, ended]);
  if (!first) throw new Error(`the hub ended before it was ready:\n${log}`);
  const { url, token } = JSON.parse(first[0]) as { url: string; token: string };
  return {
    url,
    token,
    folder,
    child,
    log: () => log,
    connections: () => readFileSync(record, 'utf8').trim().split('\n'),
    async stop({ keep = false } = {}) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await ended;
      }
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
