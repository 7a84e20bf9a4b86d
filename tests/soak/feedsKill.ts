import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../main/clock.ts';
import { createLog } from '../../main/log.ts';
import { openTelemetry } from '../../main/telemetry/openTelemetry.ts';
import type { Soak } from '../soak.ts';
import { readingOfRun } from './telemetry/appender.ts';

const WHOLE_KILLS = 25;
const SHORT_KILLS = 2;
/** Latest kill after the first reading, milliseconds. */
const LATEST_KILL_MS = 4000;
/** What a kill may cost. */
const MOST_LOST_MS = 1000;

/**
 * T1: a process that takes 5,000 readings a second is killed at random moments. What it took more than a second before is
 * there, gap-free; the next start says since when readings may be missing, and no earlier; when the devices repeat what
 * they sent, everything is there once.
 */
export const run: Soak = async ({ short }, print) => {
  const folder = mkdtempSync(join(tmpdir(), 'feeds-kill-'));
  const kills = short ? SHORT_KILLS : WHOLE_KILLS;
  let [worstMs, total] = [0, 0];
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const sent = await appendUntilKilled(folder, String(kill));
      const { lost, lostMs } = await check(folder, String(kill), sent);
      worstMs = Math.max(worstMs, lostMs);
      total += sent.count;
      print(
        `kill ${kill}: ${sent.count} readings taken, last ${lost} (${lostMs} ms) lost, said at start, filled by repeats`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (total === 0) throw new Error('nothing was ever taken: the soak proves nothing');
  print(`${kills} kills, ${total} readings, at most ${worstMs} ms lost`);
};

interface Sent {
  readonly count: number;
  /** When reading n was taken: by turns, [readings before and with it, ms]. */
  readonly turns: readonly (readonly [upTo: number, ms: number])[];
  readonly killedAt: number;
}

async function appendUntilKilled(folder: string, kill: string): Promise<Sent> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'telemetry/appender.ts'), folder, kill], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  const ended = once(child, 'close');
  while (!output.includes('sent ')) {
    if (child.exitCode !== null) throw new Error(`the child ended by itself: ${output}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, randomInt(LATEST_KILL_MS)));
  child.kill('SIGKILL');
  const killedAt = Date.now();
  await ended;
  // The last line may be cut.
  const turns = output
    .split('\n')
    .slice(0, -1)
    .filter((line) => line.startsWith('sent '))
    .map((line) => line.split(' '))
    .map(([, upTo, ms]) => [Number(upTo), Number(ms)] as const);
  return { count: turns.at(-1)?.[0] ?? 0, turns, killedAt };
}

async function check(folder: string, kill: string, sent: Sent): Promise<{ lost: number; lostMs: number }> {
  const telemetry = await openTelemetry({ folder, clock: systemClock, log: createLog('silent') });
  try {
    const found = await storedOf(telemetry, kill);
    const whole = found.size;
    for (let n = 0; n < whole; n++) if (!found.has(n)) throw new Error(`reading ${n} is missing, later ones are there`);
    const firstLost = sent.turns.find(([upTo]) => upTo > whole);
    const lostMs = firstLost ? sent.killedAt - firstLost[1] : 0;
    if (lostMs > MOST_LOST_MS) throw new Error(`what was taken ${lostMs} ms before the kill is lost`);
    const said = telemetry.notices().find(({ key }) => key === 'store.telemetryGap');
    if (!said) throw new Error('the start says nothing of what may be missing');
    const since = Number(said.params.sinceMs);
    if (firstLost && since > firstLost[1]) throw new Error(`lost since ${firstLost[1]}, but the start says ${since}`);
    if (since < sent.killedAt - MOST_LOST_MS) throw new Error(`the start says ${sent.killedAt - since} ms`);
    // The devices repeat everything.
    const repeatedAt = systemClock.now();
    for (let n = 0; n < sent.count; n += 1000)
      telemetry.append(
        Array.from({ length: Math.min(1000, sent.count - n) }, (_, i) => readingOfRun(kill, n + i, repeatedAt)),
      );
    const filled = await storedOf(telemetry, kill);
    for (let n = 0; n < sent.count; n++)
      if (!filled.has(n)) throw new Error(`reading ${n} is missing after the repeat`);
    return { lost: Math.max(0, sent.count - whole), lostMs };
  } finally {
    await telemetry.close();
  }
}

/** Values of all readings of a run; throws when one is there twice. */
async function storedOf(telemetry: Awaited<ReturnType<typeof openTelemetry>>, kill: string): Promise<Set<number>> {
  const found = new Set<number>();
  for (let station = 0; station < 40; station++) {
    const stationId = `station:${kill}-${station}`;
    const query = { stationId, factor: 'a21026', period: 'realtime', from: 0, to: 8e15, limit: 1_000_000 } as const;
    for (const { value } of await telemetry.history(query)) {
      if (found.has(value)) throw new Error(`reading ${value} is there twice`);
      found.add(value);
    }
  }
  return found;
}
