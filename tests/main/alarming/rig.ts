import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Alarming, createAlarming } from '../../../main/alarming/alarming.ts';
import { createSubjectBook, type SubjectBook } from '../../../main/feeds/subjectBook.ts';
import { createLog } from '../../../main/log.ts';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/types.ts';
import { openTelemetry } from '../../../main/telemetry/openTelemetry.ts';
import type { Telemetry } from '../../../main/telemetry/telemetry.ts';
import { SimulatedClock } from '../../../shared/clock.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';
import type { AlarmRule } from '../../../shared/records/alarmRule.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../../shared/telemetry/track.ts';

/** 2026-11-25 14:00 Beijing time. */
export const START = Date.UTC(2026, 10, 25, 6);
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** Judging and alarms over a real store and a real telemetry database, on a simulated clock. */
export interface AlarmRig {
  readonly clock: SimulatedClock;
  store: Store;
  telemetry: Telemetry;
  alarming: Alarming;
  /** As the pipeline does it: judge, keep, alarm on. Time goes to the receipt first. */
  receive(readings: readonly Reading[]): void;
  receiveTracks(points: readonly TrackPoint[]): void;
  alarms(): Alarm[];
  put(rules: readonly AlarmRule[]): Promise<void>;
  /** Ends like a process that was killed: nothing that waits is written, then opens again. */
  restart(): Promise<void>;
  end(): Promise<void>;
}

export async function openAlarmRig(): Promise<AlarmRig> {
  const folder = mkdtempSync(join(tmpdir(), 'alarming-'));
  const clock = new SimulatedClock(START);
  const log = createLog('silent');
  let book: SubjectBook;
  const open = async () => {
    const store = await openStore({ folder, clock, randomBytes: (length) => randomBytes(length) });
    const telemetry = await openTelemetry({ folder, clock, log });
    book = createSubjectBook(store);
    return { store, telemetry, alarming: createAlarming({ store, telemetry, book, clock, log, folder }) };
  };
  const close = async () => {
    await rig.alarming.close();
    book.close();
    await rig.telemetry.close();
    await rig.store.close();
  };
  const rig: AlarmRig = {
    ...(await open()),
    clock,
    receive(readings) {
      clock.advanceTo(Math.max(...readings.map(({ receivedAt }) => receivedAt)));
      const judged = rig.alarming.judge(rig.telemetry.authoritative(readings));
      rig.telemetry.append(judged);
      rig.alarming.take(judged);
    },
    receiveTracks(points) {
      clock.advanceTo(Math.max(...points.map(({ receivedAt }) => receivedAt)));
      rig.telemetry.appendTracks(points);
      rig.alarming.tracks(points);
    },
    alarms: () =>
      rig.store.view
        .list('alarm', { limit: 5_000 })
        .records.sort((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1)),
    async put(rules) {
      await rig.store.write('user:local', () => ({
        events: rules.map((record) => ({ type: 'record.put', payload: { kind: 'alarmRule', record } })),
        result: undefined,
      }));
    },
    async restart() {
      await close();
      Object.assign(rig, await open());
    },
    async end() {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await seed(rig.store);
  return rig;
}

const place = (i: number) => ({
  position: { lon: 117.6 + (i % 10) * 0.01, lat: 24.5 + Math.floor(i / 10) * 0.01 },
  provenance: { producer: 'test' },
});
export const CATEGORIES = ['air', 'wasteWater', 'wasteGas', 'radiation', 'parkBoundary'] as const;

/** 50 stations of five categories, a mobile source and a square of grid cells. */
async function seed(store: Store): Promise<void> {
  const stations = Array.from({ length: 50 }, (_, i) => ({
    id: `station:s${i}`,
    name: `测试站${i}`,
    category: CATEGORIES[i % CATEGORIES.length] ?? 'air',
    ...place(i),
  }));
  const source = { id: 'mobileSource:m', name: '测试源', category: 'gauge', fenceRadiusM: 500, ...place(0) };
  const cells = Array.from({ length: 100 }, (_, i) => {
    const { position, provenance } = place(i);
    const { lon, lat } = position;
    const d = 0.005;
    const ring = [
      [lon - d, lat - d],
      [lon + d, lat - d],
      [lon + d, lat + d],
      [lon - d, lat + d],
      [lon - d, lat - d],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    return { id: `gridCell:c${i}`, name: `网格${i}`, category: 'cell', position, provenance, geometry };
  });
  const put = (kind: 'station' | 'mobileSource' | 'gridCell', records: readonly { id: string }[]) =>
    store.write('user:local', () => ({
      events: records.map((record) => ({ type: 'record.put' as const, payload: { kind, record } })),
      result: undefined,
    }));
  await put('station', stations);
  await put('mobileSource', [source]);
  await put('gridCell', cells);
}

export function reading(part: Partial<Reading> & Pick<Reading, 'at' | 'value'>): Reading {
  return {
    stationId: 'station:s0',
    factor: 'a05024',
    period: 'realtime',
    flag: 'N',
    receivedAt: part.at + 500,
    feedId: 'feedSource:f',
    verdict: 0,
    ...part,
  };
}
