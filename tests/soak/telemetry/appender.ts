import { systemClock } from '../../../main/clock.ts';
import { createLog } from '../../../main/log.ts';
import { openTelemetry } from '../../../main/telemetry/openTelemetry.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';

/**
 * Child of the feeds' kill soak: appends readings to the telemetry database in argv[2] until it is killed. Says `open`,
 * then `sent <n> <ms>` for each reading that the hub took, n from 0 on, and when. argv[3]: number of this run.
 */
const [, , folder = '', run = '0'] = process.argv;
const READINGS_A_TURN = 50;
const TURN_MS = 10;

/** Reading n of a run: its own moment, so that each is a datum of its own. */
export function readingOfRun(ofRun: string, n: number, receivedAt: number): Reading {
  return {
    stationId: `station:${ofRun}-${n % 40}`,
    factor: 'a21026',
    period: 'realtime',
    at: Math.floor(n / 40) * 1000,
    value: n,
    flag: 'N',
    receivedAt,
    feedId: 'feedSource:k',
    verdict: 0,
  };
}

if (process.argv[1] === import.meta.filename) {
  const telemetry = await openTelemetry({ folder, clock: systemClock, log: createLog('silent') });
  process.stdout.write(`open ${telemetry.notices().map(({ key }) => key)}\n`);
  let n = 0;
  setInterval(() => {
    const now = systemClock.now();
    telemetry.append(Array.from({ length: READINGS_A_TURN }, (_, i) => readingOfRun(run, n + i, now)));
    n += READINGS_A_TURN;
    process.stdout.write(`sent ${n} ${now}\n`);
  }, TURN_MS);
}
