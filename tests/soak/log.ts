import { strict as assert } from 'node:assert';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../main/store/openStore.ts';
import type { Store } from '../../main/store/types.ts';
import { SimulatedClock } from '../../shared/clock.ts';
import type { EventDraft, LoggedEvent } from '../../shared/events.ts';
import { RECORD_KINDS } from '../../shared/records/index.ts';
import type { Soak } from '../soak.ts';

const HUBS = 3;
const WHOLE_STEPS = 1500;
const SHORT_STEPS = 120;
const SETTLE_EVERY = 40;

/**
 * Hubs that write, exchange, back up, restore, are damaged and mended at random. Whatever happens, chains verify, a
 * position of a chain is the same event everywhere (S4), and hubs that know the same events show the same state (R1).
 */
export const run: Soak = async ({ short }, print) => {
  const folders = Array.from({ length: HUBS }, () => mkdtempSync(join(tmpdir(), 'log-')));
  const clock = new SimulatedClock(1_790_000_000_000);
  const counts: Record<string, number> = {};
  const hubs = await Promise.all(folders.map((folder) => Hub.start(folder, clock)));
  try {
    for (let step = 1; step <= (short ? SHORT_STEPS : WHOLE_STEPS); step++) {
      clock.advanceTo(clock.now() + randomInt(0, 50));
      const hub = any(hubs);
      const did = await hub.doSomething(any(hubs));
      counts[did] = (counts[did] ?? 0) + 1;
      if (step % SETTLE_EVERY === 0) await settle(hubs);
    }
    await settle(hubs);
    const { events, origins } = hubs[0]?.store.verifyChains() ?? { events: 0, origins: 0 };
    print(`${JSON.stringify(counts)}: ${events} events of ${origins} origins, the same on ${HUBS} hubs`);
  } finally {
    for (const hub of hubs) await hub.store.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
};

class Hub {
  store: Store;
  readonly #folder: string;
  readonly #clock: SimulatedClock;

  constructor(store: Store, folder: string, clock: SimulatedClock) {
    this.store = store;
    this.#folder = folder;
    this.#clock = clock;
  }

  static async start(folder: string, clock: SimulatedClock): Promise<Hub> {
    return new Hub(await open(folder, clock), folder, clock);
  }

  async doSomething(other: Hub): Promise<string> {
    const dice = randomInt(100);
    if (dice < 60) return this.#write();
    if (dice < 80) return this.#take(other);
    if (dice < 84) return this.#backUp();
    if (dice < 88) return this.#restore();
    if (dice < 94) return this.#reopen(() => 'restart');
    return this.#reopen(() => this.#harm());
  }

  async #write(): Promise<string> {
    const writes = Array.from({ length: randomInt(1, 5) }, () =>
      this.store.write('user:s', () => ({ events: Array.from({ length: randomInt(1, 4) }, anyDraft), result: null })),
    );
    await Promise.all(writes);
    return 'write';
  }

  async #take(other: Hub): Promise<string> {
    const events = wire(other.store.eventsAfter(0, 100_000));
    const from = randomInt(events.length + 1);
    await this.store.ingest(shuffled(events.slice(from, from + 200)));
    return 'exchange';
  }

  async #backUp(): Promise<string> {
    await this.store.createBackup();
    return 'backup';
  }

  async #restore(): Promise<string> {
    const backups = this.store.listBackups();
    if (backups.length === 0) return 'nothing';
    await this.store.restoreBackup(any(backups).name);
    return 'restore';
  }

  async #reopen(between: () => string): Promise<string> {
    const before = contentOf(this.store);
    await this.store.close();
    const did = between();
    this.store = await open(this.#folder, this.#clock);
    assert.deepEqual(contentOf(this.store), before, did);
    return did;
  }

  #harm(): string {
    const file = join(this.#folder, 'onemap.sqlite');
    const bytes = readFileSync(file);
    const at = randomInt(bytes.length);
    bytes.fill(randomInt(256), at, Math.min(bytes.length, at + randomInt(1, 5000)));
    writeFileSync(file, bytes);
    return 'damage';
  }
}

function open(folder: string, clock: SimulatedClock): Promise<Store> {
  return openStore({ folder, clock, randomBytes: (length) => randomBytes(length) });
}

/** Everyone tells everyone everything, until nobody learns anything; then all must be alike. */
async function settle(hubs: readonly Hub[]): Promise<void> {
  for (let learned = 1; learned > 0; ) {
    learned = 0;
    for (const from of hubs) {
      const events = wire(from.store.eventsAfter(0, 1_000_000));
      for (const to of hubs) if (to !== from) learned += (await to.store.ingest(shuffled(events))).accepted;
    }
  }
  const [first, ...others] = hubs.map(({ store }) => ({ ...contentOf(store), chains: store.verifyChains() }));
  assert.deepEqual(first?.chains.broken, []);
  for (const other of others) {
    assert.deepEqual(other.state, first?.state);
    assert.deepEqual(other.hashes.toSorted(), first?.hashes.toSorted());
    assert.deepEqual(other.chains.broken, []);
  }
}

function contentOf(store: Store): { state: unknown; hashes: string[] } {
  const { entities } = store.snapshot(RECORD_KINDS);
  return {
    state: entities.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    hashes: store.eventsAfter(0, 1_000_000).map(({ hash }) => hash),
  };
}

function anyDraft(): EventDraft {
  const id = randomInt(12);
  const incidentId = `incident:${id}`;
  const name = `n${randomInt(1000)}`;
  const record = {
    id: `firm:${id}`,
    name,
    position: { lon: randomInt(360) - 180, lat: 30 },
    provenance: { producer: 's' },
  };
  return any<EventDraft>([
    { type: 'record.put', payload: { kind: 'firm', record } },
    { type: 'records.removed', payload: { kind: 'firm', ids: [record.id], reason: '' } },
    { type: 'incident.changed', incidentId, payload: { incidentId, changes: { name } } },
    { type: 'incident.noted', incidentId, payload: { incidentId, text: name } },
  ]);
}

/** Events as another hub gets them. */
function wire(events: LoggedEvent[]): LoggedEvent[] {
  return JSON.parse(JSON.stringify(events));
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function any<Item>(items: readonly Item[]): Item {
  const item = items[randomInt(items.length)];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
}
