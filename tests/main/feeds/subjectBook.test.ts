import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FeedBench, openFeedBench } from './bench.ts';

let bench: FeedBench;
beforeEach(async () => {
  bench = await openFeedBench();
});
afterEach(() => bench.close());

const station = (id: string, fields: Record<string, unknown> = {}) =>
  bench.put('station', { id: `station:${id}`, name: id, category: 'air', ...fields });
const remove = (id: string) =>
  bench.store.write('test', () => ({
    events: [{ type: 'records.removed', payload: { kind: 'station', ids: [id], reason: 'test' } }],
    result: undefined,
  }));

test('stations are found by id, device number and code, in this order; vehicles by plate too; never one for the other', async () => {
  await station('A', { deviceCode: 'X1', code: 'C1' });
  await bench.put('vehicle', { id: 'vehicle:V', name: 'V', category: 'hazmat', plateNumber: '闽A1', deviceCode: 'X9' });
  const { book } = bench;
  for (const reference of ['station:A', 'X1', 'C1']) expect(book.station(reference)?.id, reference).toBe('station:A');
  for (const reference of ['vehicle:V', '闽A1', 'X9']) {
    expect(book.mover(reference)?.id, reference).toBe('vehicle:V');
    expect(book.station(reference), reference).toBeUndefined();
  }
  expect(book.mover('X1')).toBeUndefined();
  // A device number wins over another station's code.
  await station('B', { code: 'X1' });
  expect(book.station('X1')?.id).toBe('station:A');
});

test('the book follows the log: added, renamed, removed; a name given up falls to who else has it', async () => {
  const { book } = bench;
  let changes = 0;
  book.onChange(() => changes++);
  expect(book.station('X1')).toBeUndefined();
  await station('A', { deviceCode: 'X1' });
  await station('B', { deviceCode: 'X2', code: 'X1' });
  expect(book.station('X1')?.id).toBe('station:A');
  await station('A', { deviceCode: 'X3' });
  expect(book.station('X3')?.id).toBe('station:A');
  expect(book.station('X1')?.id).toBe('station:B');
  await remove('station:B');
  expect(book.station('X1')).toBeUndefined();
  expect(book.station('station:B')).toBeUndefined();
  expect([...book.stations()].map(({ id }) => id)).toEqual(['station:A']);
  expect(changes).toBe(4);
});
