import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store, StoreOptions } from '../../../main/store/types.ts';
import { SimulatedClock } from '../../../shared/clock.ts';
import type { EventDraft } from '../../../shared/events.ts';
import { RECORD_KINDS } from '../../../shared/records/index.ts';

/** Start of the simulated time of these tests, epoch milliseconds. */
export const START_MS = 1_790_000_000_000;

/** A temporary folder and what a store in it needs. */
export interface StoreFolder {
  readonly folder: string;
  readonly clock: SimulatedClock;
  options(more?: Partial<StoreOptions>): StoreOptions;
  open(more?: Partial<StoreOptions>): Promise<Store>;
  remove(): void;
}

/** Bytes that differ at every call and are the same in every run. */
export function seededBytes(seed: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => createHash('sha512').update(`${seed} ${count++}`).digest().subarray(0, length);
}

let folders = 0;

export function storeFolder(folder: string = mkdtempSync(join(tmpdir(), 'store-'))): StoreFolder {
  const clock = new SimulatedClock(START_MS);
  const randomBytes = seededBytes(`folder ${folders++}`);
  const options = (more: Partial<StoreOptions> = {}): StoreOptions => ({ folder, clock, randomBytes, ...more });
  return {
    folder,
    clock,
    options,
    open: (more) => openStore(options(more)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function firmPut(id: string, name: string, lon = 118, lat = 32): EventDraft {
  const record = { id: `firm:${id}`, name, position: { lon, lat }, provenance: { producer: 'test' } };
  return { type: 'record.put', payload: { kind: 'firm', record } };
}

export function incidentOpened(id: string): EventDraft {
  const incident = {
    id: `incident:${id}`,
    name: `事件 ${id}`,
    position: { lon: 118, lat: 32 },
    state: 'reported' as const,
    informationSource: 'map' as const,
    occurredAt: START_MS,
    openedAt: START_MS,
    openedBy: 'user:a',
    radiiM: [500, 3000],
  };
  return { type: 'incident.opened', incidentId: incident.id, payload: { incident } };
}

export function noted(id: string, text: string): EventDraft {
  const incidentId = `incident:${id}`;
  return { type: 'incident.noted', incidentId, payload: { incidentId, text } };
}

export function renamed(id: string, name: string): EventDraft {
  const incidentId = `incident:${id}`;
  return { type: 'incident.changed', incidentId, payload: { incidentId, changes: { name } } };
}

/** Writes some of everything: `count` firms, an incident with notes and changes, one command with a call id each. */
export async function fillStore(store: Store, count: number, from = 0): Promise<void> {
  await store.write('user:a', () => ({ events: [incidentOpened(`F${from}`)], result: null }));
  for (let i = from; i < from + count; i++) {
    const events = [
      firmPut(`F${i}`, `化工厂 ${i}`, 118 + i / 1000),
      noted(`F${from}`, `记录 ${i}`),
      renamed(`F${from}`, `名 ${i}`),
    ];
    await store.write('user:a', () => ({ events, result: { made: i } }), `call-${i}`);
  }
  store.settings.set('session.a', 'kept');
}

/** Everything that the log adds up to, and the log itself, to compare two stores by. */
export function contentOf(store: Store): { state: unknown; log: unknown } {
  const { entities } = store.snapshot(RECORD_KINDS);
  const state = entities.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { state, log: store.eventsAfter(0, 1_000_000) };
}
