import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

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
  /** SIGTERM, waits, and removes the folder unless `keep`. */
  stop(options?: { keep?: boolean }): Promise<void>;
}

/** Starts `main/headless.ts` and waits for its first line. */
export async function startHub(
  args: readonly string[] = [],
  folder = mkdtempSync(join(tmpdir(), 'onemap-')),
): Promise<HubProcess> {
  const script = join(projectRoot, 'main', 'headless.ts');
  const child = spawn(process.execPath, [script, '--data', folder, '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
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
    async stop({ keep = false } = {}) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await ended;
      }
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
