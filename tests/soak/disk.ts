import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '../../main/store/openStore.ts';
import type { Store, StoreOptions } from '../../main/store/types.ts';
import { SimulatedClock } from '../../shared/clock.ts';
import { AppError } from '../../shared/errors.ts';
import type { Soak } from '../soak.ts';
import { canMount, mountSmallDisk, type SmallDisk } from './store/smallDisk.ts';

/** A disk that is full or read-only, for real: a clear error, nothing corrupted, no acknowledged write lost. */
export const run: Soak = async ({ short }, print) => {
  if (!canMount()) {
    print('skipped: this user may not mount a small disk');
    return;
  }
  for (let round = 1; round <= (short ? 1 : 20); round++) {
    await fullWhileWriting(print);
    await fullAtStart(print);
    await journalDiskFull(print);
    await readOnlyAtStart(print);
  }
};

const clock = new SimulatedClock(1_790_000_000_000);
const incidentId = 'incident:D';

function options(folder: string): StoreOptions {
  return { folder, clock, randomBytes: (length) => randomBytes(length) };
}

async function fullWhileWriting(print: (line: string) => void): Promise<void> {
  await onDisk('8m', async (disk) => {
    let store = await openStore(options(disk.folder));
    const acknowledged: string[] = [];
    await write(store, acknowledged, 50);
    const free = disk.fill();
    const error = await writeUntilRefused(store, acknowledged);
    assert.equal(error.code, 'store.full');
    assert.equal(store.statistics().healthy, false);
    assertHolds(store, acknowledged);
    await assertRejects(store.createBackup(), 'store.full');
    free();
    await write(store, acknowledged, 50);
    assert.deepEqual(store.statistics().problem, undefined);
    assertHolds(store, acknowledged);
    await store.close();
    store = await openStore(options(disk.folder));
    assert.deepEqual(store.notices(), []);
    assertHolds(store, acknowledged);
    await store.close();
    assert.deepEqual(readdirSync(join(disk.folder, 'backups')), []);
    print(`full while writing: ${acknowledged.length} acknowledged writes kept`);
  });
}

async function fullAtStart(print: (line: string) => void): Promise<void> {
  await onDisk('8m', async (disk) => {
    let store = await openStore(options(disk.folder));
    const acknowledged: string[] = [];
    await write(store, acknowledged, 50);
    await store.close();
    // The database must be made anew, and there is no room for that.
    rmSync(join(disk.folder, 'onemap.sqlite'));
    const free = disk.fill();
    await assertRejects(openStore(options(disk.folder)), 'store.full');
    await assertRejects(openStore(options(disk.folder)), 'store.full');
    free();
    store = await openStore(options(disk.folder));
    assert.deepEqual(
      store.notices().map(({ key }) => key),
      ['store.rebuilt'],
    );
    assertHolds(store, acknowledged);
    await store.close();
    print('full at start: refused, then rebuilt');
  });
}

/** S6: only the journal's disk is full. */
async function journalDiskFull(print: (line: string) => void): Promise<void> {
  await onDisk('16m', async (disk) => {
    const small = mountSmallDisk('32k', join(disk.folder, 'journal'));
    try {
      const store = await openStore(options(disk.folder));
      const acknowledged: string[] = [];
      await write(store, acknowledged, 200);
      assert.match(store.statistics().problem ?? '', /^journal: ENOSPC/);
      assertHolds(store, acknowledged);
      small.remount('size=8m');
      clock.advanceTo(clock.now() + 6000);
      assert.equal(store.statistics().healthy, true);
      await write(store, acknowledged, 10);
      await store.close();
      const [segment] = readdirSync(small.folder);
      const text = readFileSync(join(small.folder, segment ?? ''), 'utf8');
      for (const note of acknowledged) assert.ok(text.includes(`"text":"${note}"`), note);
      rmSync(join(disk.folder, 'onemap.sqlite'));
      const rebuilt = await openStore(options(disk.folder));
      assertHolds(rebuilt, acknowledged);
      await rebuilt.close();
      print('journal disk full: nothing refused, caught up');
    } finally {
      small.remove();
    }
  });
}

async function readOnlyAtStart(print: (line: string) => void): Promise<void> {
  await onDisk('8m', async (disk) => {
    const acknowledged: string[] = [];
    let store = await openStore(options(disk.folder));
    await write(store, acknowledged, 20);
    await store.close();
    disk.remount('ro');
    await assertRejects(openStore(options(disk.folder)), 'store.readOnly');
    await assertRejects(openStore(options(join(disk.folder, 'new'))), 'store.readOnly');
    disk.remount('rw');
    store = await openStore(options(disk.folder));
    assert.deepEqual(store.notices(), []);
    assertHolds(store, acknowledged);
    await store.close();
    assert.ok(!existsSync(join(disk.folder, 'new')));
    print('read-only at start: refused, then whole');
  });
}

async function onDisk(size: string, task: (disk: SmallDisk) => Promise<void>): Promise<void> {
  const disk = mountSmallDisk(size);
  try {
    await task(disk);
  } finally {
    disk.remove();
  }
}

let written = 0;

async function write(store: Store, acknowledged: string[], count: number): Promise<void> {
  for (let i = 0; i < count; i += 10) {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const text = `note-${written++}`;
        const events = [{ type: 'incident.noted' as const, incidentId, payload: { incidentId, text } }];
        await store.write('user:d', () => ({ events, result: null }), text);
        acknowledged.push(text);
      }),
    );
  }
}

async function writeUntilRefused(store: Store, acknowledged: string[]): Promise<AppError> {
  for (let i = 0; i < 10_000; i++) {
    try {
      await write(store, acknowledged, 10);
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }
  throw new Error('a full disk refused nothing');
}

function assertHolds(store: Store, acknowledged: readonly string[]): void {
  const found = new Set(
    store
      .timeline(incidentId, 0, 1_000_000)
      .map((event) => (event.type === 'incident.noted' ? event.payload.text : '')),
  );
  for (const text of acknowledged) assert.ok(found.has(text), `lost: ${text}`);
  assert.deepEqual(store.verifyChains().broken, []);
}

async function assertRejects(promise: Promise<unknown>, code: string): Promise<void> {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof AppError, String(error));
    assert.equal(error.code, code, String(error.cause));
    return true;
  });
}
