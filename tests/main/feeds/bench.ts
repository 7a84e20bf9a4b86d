import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../main/clock.ts';
import { createDevicePasswords } from '../../../main/feeds/devicePasswords.ts';
import type { FeedSink } from '../../../main/feeds/feed.ts';
import type { FeedContext } from '../../../main/feeds/feedKinds.ts';
import { createSubjectBook, type SubjectBook } from '../../../main/feeds/subjectBook.ts';
import { createLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/types.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { KeptKind } from '../../../shared/records/index.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../../shared/telemetry/track.ts';

/** What a feed works with, on a real store, and a sink that keeps what it is given. */
export interface FeedBench {
  readonly folder: string;
  readonly store: Store;
  readonly book: SubjectBook;
  readonly readings: Reading[];
  readonly points: TrackPoint[];
  pressure: number;
  context(secrets?: Record<string, string>): FeedContext;
  put(kind: KeptKind, fields: { id: string; name: string } & Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export async function openFeedBench(clock: Clock = systemClock): Promise<FeedBench> {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-feeds-'));
  const store = await openStore({ folder, clock, randomBytes: (length) => randomBytes(length) });
  const book = createSubjectBook(store);
  const readings: Reading[] = [];
  const points: TrackPoint[] = [];
  const sink: FeedSink = {
    readings: (batch) => void readings.push(...batch),
    tracks: (batch) => void points.push(...batch),
    get pressure() {
      return bench.pressure;
    },
  };
  const bench: FeedBench = {
    ...{ folder, store, book, readings, points, pressure: 0 },
    context: (secrets = {}) => ({
      ...{ id: 'feedSource:test', name: 'test', secrets, sink, book, store, clock, log: createLog('silent') },
      passwords: createDevicePasswords(store.settings),
      stored: async () => {},
    }),
    async put(kind, fields) {
      const place = { position: { lon: 119.3, lat: 26.1 }, provenance: { producer: 'test' } };
      const record = { ...place, ...fields };
      await store.write('test', () => ({
        events: [{ type: 'record.put', payload: { kind, record } }],
        result: undefined,
      }));
    },
    async close() {
      book.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

/** Waits until it holds; fails after 10 s with what it last was. */
export async function until(holds: () => boolean, says: () => unknown = () => 'did not come about'): Promise<void> {
  const started = performance.now();
  while (!holds()) {
    if (performance.now() - started > 10_000) throw new Error(JSON.stringify(says()));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
