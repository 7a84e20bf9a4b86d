import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { contentOf, fillStore, type StoreFolder, storeFolder } from './storeFolder.ts';

let place: StoreFolder;
beforeEach(() => {
  place = storeFolder();
});
afterEach(() => place.remove());

/** Small enough that every database counts as a large one. */
const LARGE = { checkedAtStartBytes: 0 };

it('a large database is read whole in a worker after the start; damage is told, and mended at the next start', async () => {
  const store = await place.open();
  await fillStore(store, 120);
  const content = contentOf(store);
  await store.close();
  const file = join(place.folder, 'onemap.sqlite');
  const bytes = readFileSync(file);
  // A name in the log before the tail that every start checks: only its hash knows that it is wrong.
  bytes.write('X', bytes.lastIndexOf('record.put{"kind":"firm","record":{"id":"firm:F3"') + 48, 'latin1');
  writeFileSync(file, bytes);

  const running = await place.open(LARGE);
  expect(running.notices()).toEqual([]);
  expect(running.statistics().healthy).toBe(true);
  place.clock.advanceTo(place.clock.now() + 30_000);
  await vi.waitFor(() => expect(running.notices()).toMatchObject([{ key: 'store.damageFound' }]), {
    timeout: 20_000,
  });
  expect(running.statistics()).toMatchObject({ healthy: false });
  await running.close();

  const steps: string[] = [];
  const mended = await place.open({ ...LARGE, onLongStep: (key) => steps.push(key) });
  expect(steps).toEqual(['store.checking', 'store.rebuilding']);
  expect(mended.notices()).toMatchObject([{ key: 'store.rebuilt' }]);
  expect(contentOf(mended)).toEqual(content);
  await mended.close();
  const again = await place.open(LARGE);
  expect(again.notices()).toEqual([]);
  await again.close();
});

it('finds nothing wrong with a whole database, also while it is written', async () => {
  const store = await place.open(LARGE);
  await fillStore(store, 20);
  place.clock.advanceTo(place.clock.now() + 30_000);
  for (let i = 0; i < 20; i++) await fillStore(store, 5, 20 + 5 * i);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(store.notices()).toEqual([]);
  expect(store.statistics().healthy).toBe(true);
  await store.close();
});

it('a check that is running does not keep the store from closing', async () => {
  const store = await place.open(LARGE);
  await fillStore(store, 20);
  place.clock.advanceTo(place.clock.now() + 30_000);
  await store.close();
  const again = await place.open();
  expect(again.notices()).toEqual([]);
  await again.close();
});
