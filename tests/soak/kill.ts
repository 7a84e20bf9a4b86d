import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/clock.ts';
import { openReader } from '../../main/store/connection.ts';
import { journalProblem } from '../../main/store/journalCheck.ts';
import { openStore } from '../../main/store/openStore.ts';
import type { Soak } from '../soak.ts';

const WHOLE_KILLS = 50;
const SHORT_KILLS = 5;
/** So many kills of one store, then a new one: first starts are killed too, and the checks stay short. */
const KILLS_OF_ONE_STORE = 10;
/** One kill in so many comes at any time after the child was spawned, the others after its store was open. */
const KILLS_ANY_TIME = 3;
/** Latest kill after the one or the other, milliseconds. */
const LATEST_KILL_MS = 1500;
const SLOWEST_START_MS = 3000;

/**
 * R2: a hub's store is killed at random moments, while it starts, writes and backs up; no acknowledged write is lost,
 * none is there twice, the chain verifies and the journal is whole, every time.
 */
export const run: Soak = async ({ short }, print) => {
  const kills = short ? SHORT_KILLS : WHOLE_KILLS;
  let total = 0;
  let slowest = 0;
  for (let done = 0; done < kills; done += KILLS_OF_ONE_STORE) {
    const folder = mkdtempSync(join(tmpdir(), 'kill-'));
    const acknowledged = new Set<string>();
    try {
      for (let kill = done + 1; kill <= Math.min(kills, done + KILLS_OF_ONE_STORE); kill++) {
        const before = acknowledged.size;
        await writeUntilKilled(folder, kill, acknowledged);
        const { startMs, events } = await check(folder, acknowledged);
        slowest = Math.max(slowest, startMs);
        print(`kill ${kill}: ${acknowledged.size - before} acknowledged, ${events} events, start ${startMs} ms`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    total += acknowledged.size;
  }
  if (total === 0) throw new Error('nothing was ever acknowledged: the soak proves nothing');
  print(`${kills} kills, ${total} acknowledged writes, none lost, slowest start ${slowest} ms`);
};

async function writeUntilKilled(folder: string, run: number, acknowledged: Set<string>): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'store/writer.ts'), folder, String(run)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(child);
  const ended = new Promise((resolve) => child.once('close', (_code, by) => resolve(by)));
  if (run % KILLS_ANY_TIME !== 0) await Promise.race([once(child.stdout, 'data'), ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), randomInt(LATEST_KILL_MS));
  const signal = await ended;
  clearTimeout(timer);
  const { text, errors } = output();
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by itself: ${errors}`);
  // The last line may be cut: what was not said whole was not acknowledged.
  for (const line of text.split('\n').slice(0, -1)) {
    if (line.startsWith('ack ')) acknowledged.add(line.slice(4));
    else if (!line.startsWith('open ') || !line.endsWith(' ')) throw new Error(`the writer said: ${line}`);
  }
}

function collect(child: ChildProcess): () => { text: string; errors: string } {
  const [text, errors]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (bytes: Buffer) => text.push(bytes));
  child.stderr?.on('data', (bytes: Buffer) => errors.push(bytes));
  return () => ({ text: Buffer.concat(text).toString(), errors: Buffer.concat(errors).toString() });
}

async function check(folder: string, acknowledged: ReadonlySet<string>): Promise<{ startMs: number; events: number }> {
  const started = performance.now();
  const store = await openStore({ folder, clock: systemClock, randomBytes: (length) => randomBytes(length) });
  const startMs = Math.round(performance.now() - started);
  try {
    if (startMs > SLOWEST_START_MS) throw new Error(`start took ${startMs} ms`);
    if (store.notices().length > 0) throw new Error(`notices: ${JSON.stringify(store.notices())}`);
    const texts = store.eventsOfType('incident.noted').map(({ payload }) => payload.text);
    const found = new Set(texts);
    const lost = [...acknowledged].filter((text) => !found.has(text));
    if (lost.length > 0) throw new Error(`lost: ${lost.join(', ')}`);
    if (found.size !== texts.length) throw new Error('a write is there twice');
    const { broken } = store.verifyChains();
    if (broken.length > 0) throw new Error(`broken: ${JSON.stringify(broken)}`);
    checkJournal(folder);
    return { startMs, events: texts.length };
  } finally {
    await store.close();
  }
}

function checkJournal(folder: string): void {
  const database = openReader(join(folder, 'onemap.sqlite'));
  try {
    const problem = journalProblem(database, join(folder, 'journal'));
    if (problem !== undefined) throw new Error(problem);
  } finally {
    database.close();
  }
}
