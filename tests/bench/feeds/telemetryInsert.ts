import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { systemClock } from '../../../main/clock.ts';
import { createLog } from '../../../main/log.ts';
import { openTelemetryWriter } from '../../../main/telemetry/connection.ts';
import { migrateTelemetry } from '../../../main/telemetry/migrations.ts';
import { openTelemetry } from '../../../main/telemetry/openTelemetry.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { Figure } from '../../bench.ts';

const STATIONS = 1000;
const FACTORS = ['w01018', 'w21003', 'w21011', 'a21026', 'a05024'];
const BATCH = 5000;

export interface InsertFigures {
  /** What SQLite itself does with such rows here, rows a second. */
  readonly bareRowsPerSecond: number;
  /** What the telemetry store does as fast as it can: judged rows in, everything committed. */
  readonly throughWorkerRowsPerSecond: number;
  /** Of the hub's own thread, microseconds a reading. */
  readonly hubMicrosecondsPerReading: number;
}

/** How fast readings get into the database: bare inserts and the whole way through the worker, in one run. */
export async function measureInsert(print: (figure: Figure) => void, rows = 300_000): Promise<InsertFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'telemetry-bench-'));
  try {
    const bare = insertBare(join(folder, 'bare.db'), rows);
    const { perSecond, hubMicroseconds, bytesPerRow } = await insertThroughWorker(join(folder, 'hub'), rows);
    print({ figure: 'bare insert of readings', value: bare, unit: 'rows/s', perTransaction: BATCH });
    print({ figure: 'telemetry, through the worker', value: perSecond, unit: 'rows/s', bytesPerRow });
    print({ figure: 'telemetry / bare insert', value: Math.round((perSecond / bare) * 100) / 100, unit: '' });
    print({ figure: 'hub thread per reading', value: hubMicroseconds, unit: 'µs' });
    return {
      bareRowsPerSecond: bare,
      throughWorkerRowsPerSecond: perSecond,
      hubMicrosecondsPerReading: hubMicroseconds,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 5,000 readings a second for so long: how the hub's thread and the writer feel it, and that nothing is lost. */
export async function measureSteady(print: (figure: Figure) => void, seconds = 60, perSecond = 5000): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'telemetry-steady-'));
  const telemetry = await openTelemetry({ folder, clock: systemClock, log: createLog('silent') });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  try {
    const started = performance.now();
    const before = process.cpuUsage();
    let [sent, slowestBatch] = [0, 0];
    delay.enable();
    while (performance.now() - started < seconds * 1000) {
      const due = Math.floor(((performance.now() - started) / 1000) * perSecond) - sent;
      telemetry.append(Array.from({ length: due }, (_, i) => readingOf(sent + i)));
      sent += due;
      slowestBatch = Math.max(slowestBatch, telemetry.statistics().lastBatchMs);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    delay.disable();
    await telemetry.flush();
    const { user, system } = process.cpuUsage(before);
    const load = (user + system) / 1000 / (performance.now() - started);
    let found = 0;
    await telemetry.received({ from: 0, to: 8e15 }, (call) => {
      found += call.kind === 'readings' ? call.readings.length : 0;
    });
    if (found !== sent) throw new Error(`${sent} readings were taken, ${found} are in the record of receipt`);
    const cpu = Math.round(load * 1000) / 10;
    print({ figure: 'steady load, processor', value: cpu, unit: '% of a core', perSecond, seconds, sent, lost: 0 });
    print({ figure: 'steady load, slowest batch', value: Math.round(slowestBatch), unit: 'ms' });
    print({ figure: 'steady load, event loop p99', value: Math.round(delay.percentile(99) / 1e5) / 10, unit: 'ms' });
  } finally {
    await telemetry.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function insertBare(file: string, rows: number): number {
  const database = openTelemetryWriter(file);
  migrateTelemetry(database);
  const insert = database.prepare('INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const started = performance.now();
  for (let from = 0; from < rows; from += BATCH)
    database.transaction(() => {
      for (let n = from; n < from + BATCH; n++) {
        const { at, value, receivedAt, verdict } = readingOf(n);
        insert.run(n % (STATIONS * FACTORS.length), at, value, null, null, null, 1, verdict, 0, receivedAt);
      }
    })();
  const perSecond = Math.round(rows / ((performance.now() - started) / 1000));
  database.close();
  return perSecond;
}

async function insertThroughWorker(folder: string, rows: number) {
  const telemetry = await openTelemetry({ folder, clock: systemClock, log: createLog('silent') });
  const started = performance.now();
  let inHub = 0;
  for (let from = 0; from < rows; from += BATCH) {
    const readings = Array.from({ length: BATCH }, (_, i) => readingOf(from + i));
    const before = performance.now();
    telemetry.append(readings);
    inHub += performance.now() - before;
    if (telemetry.pressure > 0.5) await telemetry.flush();
  }
  await telemetry.flush();
  const seconds = (performance.now() - started) / 1000;
  const { dropped, fileBytes } = telemetry.statistics();
  if (dropped > 0) throw new Error(`${dropped} rows were given up`);
  await telemetry.close();
  return {
    perSecond: Math.round(rows / seconds),
    hubMicroseconds: Math.round((inHub * 10_000) / rows) / 10,
    bytesPerRow: Math.round(fileBytes / rows),
  };
}

/** Reading n: every series once, then every series 5 s later. */
function readingOf(n: number): Reading {
  const series = n % (STATIONS * FACTORS.length);
  const at = 1_795_593_600_000 + Math.floor(n / (STATIONS * FACTORS.length)) * 5_000;
  return {
    stationId: `station:bench-${Math.floor(series / FACTORS.length)}`,
    factor: FACTORS[series % FACTORS.length] ?? '',
    period: 'realtime',
    at,
    value: ((n * 2654435761) % 10_000) / 100,
    flag: 'N',
    receivedAt: at + 300,
    feedId: 'feedSource:bench',
    verdict: 0,
  };
}
