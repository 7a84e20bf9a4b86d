import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../main/store/types.ts';
import { contentOf, fillStore, noted, type StoreFolder, storeFolder } from './storeFolder.ts';

let place: StoreFolder;
beforeEach(() => {
  place = storeFolder();
});
afterEach(() => place.remove());

const database = () => join(place.folder, 'onemap.sqlite');
const journalFiles = () =>
  readdirSync(join(place.folder, 'journal')).map((name) => join(place.folder, 'journal', name));
const keys = (store: Store) => store.notices().map(({ key }) => key);

/** Makes a store with a backup in the middle of its history, and closes it. */
async function filled(): Promise<ReturnType<typeof contentOf>> {
  const store = await place.open();
  await fillStore(store, 20);
  place.clock.advanceTo(place.clock.now() + 60_000);
  await store.createBackup();
  await fillStore(store, 20, 20);
  const content = contentOf(store);
  await store.close();
  return content;
}

/** Opens, compares with what there was, writes, checks the chains and opens again without a further word. */
async function expectWhole(content: ReturnType<typeof contentOf>, expectedKeys: string[]): Promise<void> {
  const store = await place.open();
  expect(contentOf(store)).toEqual(content);
  expect(keys(store)).toEqual(expectedKeys);
  expect(await store.write('user:a', () => ({ events: [], result: null }), 'call-5')).toMatchObject({
    result: { made: 5 },
  });
  await store.write('user:a', () => ({ events: [noted('F0', 'after')], result: null }));
  const { broken } = store.verifyChains();
  expect(broken).toEqual([]);
  const after = contentOf(store);
  await store.close();
  const again = await place.open();
  expect(again.notices()).toEqual([]);
  expect(contentOf(again)).toEqual(after);
  await again.close();
}

describe('a damaged database', () => {
  it('is rebuilt from the last backup and the journal, whatever bytes are hit', async () => {
    const content = await filled();
    const original = readFileSync(database());
    const files = ['onemap.sqlite', ...journalFiles().map((file) => `journal/${file.split('/').at(-1)}`)];
    const kept = files.map((file) => ({
      file: join(place.folder, file),
      bytes: readFileSync(join(place.folder, file)),
    }));
    let rebuilt = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (hits) => {
          for (const { file, bytes } of kept) writeFileSync(file, bytes);
          const harmed = Buffer.from(original);
          for (const [at, bits] of hits) harmed[at] = (harmed[at] ?? 0) ^ bits;
          writeFileSync(database(), harmed);
          const store = await place.open();
          expect(contentOf(store)).toEqual(content);
          expect(store.verifyChains().broken).toEqual([]);
          expect(store.settings.get('session.a')).toBe('kept');
          if (keys(store).includes('store.rebuilt')) rebuilt++;
          await store.close();
          place.clock.advanceTo(place.clock.now() + 1000);
        },
      ),
      { numRuns: 80 },
    );
    expect(rebuilt).toBeGreaterThan(25);
  }, 120_000);

  it.each([
    ['is missing', () => rmSync(database())],
    ['is empty', () => writeFileSync(database(), '')],
    ['is not a database', () => writeFileSync(database(), 'x'.repeat(100_000))],
    ['is cut short', () => truncateSync(database(), 20_000)],
    ['has zeros in its middle', () => zero(database(), 20_000, 30_000)],
  ])('that %s is rebuilt and set aside', async (_what, harm) => {
    const content = await filled();
    harm();
    await expectWhole(content, ['store.rebuilt']);
  });

  it('is rebuilt from the whole journal when there is no backup, and from an older backup when the newest is damaged', async () => {
    const content = await filled();
    const [backup] = readdirSync(join(place.folder, 'backups'));
    const file = join(place.folder, 'backups', backup ?? '');
    copyFileSync(file, file.replace(/-\d+\.sqlite$/, '-999.sqlite'));
    zero(file.replace(/-\d+\.sqlite$/, '-999.sqlite'), 9000, 30_000);
    truncateSync(database(), 20_000);
    await expectWhole(content, ['store.rebuilt']);
    rmSync(join(place.folder, 'backups'), { recursive: true });
    truncateSync(database(), 20_000);
    const store = await place.open();
    expect(store.notices()).toMatchObject([{ key: 'store.rebuilt', params: { from: 'journal', seq: store.seq() } }]);
    expect(contentOf(store).log).toMatchObject([...(content.log as object[]), {}]);
    await store.close();
  });

  it('gives up what the journal lacks where it is still readable', async () => {
    const content = await filled();
    for (const file of journalFiles()) truncateSync(file, Math.floor(statSync(file).size * 0.8));
    damageIndex();
    const store = await place.open();
    expect(store.notices()[0]).toMatchObject({ key: 'store.rebuilt' });
    expect(store.notices()[0]?.params.salvaged).toBeGreaterThan(10);
    expect(contentOf(store)).toEqual(content);
    await store.close();
  });

  it('S4: goes on under a new origin, so that no position of the old chain is used twice', async () => {
    await filled();
    const before = await place.open();
    const { origin } = before;
    await before.close();
    truncateSync(database(), 20_000);
    const store = await place.open();
    expect(store.origin).not.toBe(origin);
    await store.write('user:a', () => ({ events: [noted('F0', 'x')], result: null }));
    expect(store.eventsAfter(store.seq() - 1, 1)).toMatchObject([{ origin: store.origin, originSeq: 1 }]);
    expect(store.verifyChains()).toMatchObject({ origins: 2, broken: [] });
    await store.close();
  });

  it('says how many events were lost when nothing has them, and keeps the files', async () => {
    const content = await filled();
    rmSync(join(place.folder, 'backups'), { recursive: true });
    const [file] = journalFiles();
    if (!file) throw new Error('no journal');
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(
      file,
      lines
        .toSpliced(
          lines.findIndex((line) => line.startsWith('{"seq":60,')),
          1,
        )
        .join('\n'),
    );
    rmSync(database());
    const store = await place.open();
    expect(keys(store)).toEqual(['store.rebuilt', 'store.eventsLost']);
    expect(store.seq()).toBeLessThan((content.log as unknown[]).length);
    const { lost, setAside } = store.notices()[1]?.params ?? {};
    expect(lost).toBe((content.log as unknown[]).length - store.seq());
    expect(existsSync(join(place.folder, String(setAside), 'journal'))).toBe(true);
    await store.close();
  });

  it('starts empty, and says so, when everything is lost', async () => {
    await filled();
    rmSync(join(place.folder, 'backups'), { recursive: true });
    rmSync(join(place.folder, 'journal'), { recursive: true });
    writeFileSync(database(), 'x'.repeat(100_000));
    const store = await place.open();
    expect(keys(store)).toEqual(['store.startedEmpty']);
    expect(store.seq()).toBe(0);
    await store.close();
    const again = await place.open();
    expect(again.notices()).toEqual([]);
    await again.close();
  });
});

describe('a whole database', () => {
  it('gets back from the journal what a lost write-ahead log held', async () => {
    const store = await place.open();
    await fillStore(store, 5);
    const early = join(place.folder, 'early');
    await store.createBackup();
    const [backup] = store.listBackups();
    copyFileSync(join(place.folder, 'backups', backup?.name ?? ''), early);
    await fillStore(store, 5, 5);
    const content = contentOf(store);
    await store.close();
    copyFileSync(early, database());
    await expectWhole(content, ['store.replayed']);
  });

  it('S2: has a journal that is damaged or of another history written anew', async () => {
    const content = await filled();
    const [file] = journalFiles();
    if (!file) throw new Error('no journal');
    zero(file, 3000, 3010);
    const store = await place.open();
    expect(keys(store)).toEqual(['store.journalSetAside']);
    expect(contentOf(store)).toEqual(content);
    await store.close();
    rmSync(database());
    await expectWhole(content, ['store.rebuilt']);
  });
});

function zero(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0, from, to);
  writeFileSync(file, bytes);
}

/** Harms the name in a page that is no table's: the events stay readable. */
function damageIndex(): void {
  const bytes = readFileSync(database());
  const at = bytes.lastIndexOf('call-1');
  if (at < 0) throw new Error('no index page found');
  bytes.write('CALL', at, 'latin1');
  writeFileSync(database(), bytes);
}
