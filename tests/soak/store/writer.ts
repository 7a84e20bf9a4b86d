import { randomBytes } from 'node:crypto';
import { systemClock } from '../../../main/clock.ts';
import { openStore } from '../../../main/store/openStore.ts';

/**
 * Child of the kill soak: opens the store in argv[2] and writes until it is killed. Says `open <ms>`, then `ack <text>`
 * for each write that the store has acknowledged.
 */
const [, , folder = '', run = '0'] = process.argv;
const started = performance.now();
const store = await openStore({ folder, clock: systemClock, randomBytes: (length) => randomBytes(length) });
const say = (line: string) => process.stdout.write(`${line}\n`);
say(
  `open ${Math.round(performance.now() - started)} ${store
    .notices()
    .map(({ key }) => key)
    .join(',')}`,
);

const incidentId = 'incident:K';
const WRITERS = 20;

async function write(writer: number): Promise<void> {
  for (let i = 0; ; i++) {
    const text = `${run}-${writer}-${i}`;
    const events = [{ type: 'incident.noted' as const, incidentId, payload: { incidentId, text } }];
    await store.write('user:k', () => ({ events, result: text }), text);
    say(`ack ${text}`);
  }
}

async function backUp(): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await store.createBackup();
  }
}

await Promise.all([backUp(), ...Array.from({ length: WRITERS }, (_, writer) => write(writer))]);
