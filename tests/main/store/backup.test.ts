import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../main/store/types.ts';
import { contentOf, fillStore, firmPut, noted, type StoreFolder, storeFolder } from './storeFolder.ts';

let place: StoreFolder;
let store: Store;
beforeEach(async () => {
  place = storeFolder();
  store = await place.open();
});
afterEach(async () => {
  await store.close();
  place.remove();
});
const note = (text: string) => store.write('user:a', () => ({ events: [noted('A', text)], result: null }));
const later = () => place.clock.advanceTo(place.clock.now() + 60_000);
const texts = () => store.eventsOfType('incident.noted').map(({ payload }) => payload.text);
const journalText = () =>
  readdirSync(join(place.folder, 'journal'))
    .map((name) => readFileSync(join(place.folder, 'journal', name), 'utf8'))
    .join('');

describe('backup', () => {
  it('is made while writes go on, and holds what was committed', async () => {
    await fillStore(store, 30);
    const writing = fillStore(store, 30, 30);
    const made = await store.createBackup();
    await writing;
    expect(made.seq).toBeGreaterThanOrEqual(91);
    expect(store.listBackups()).toEqual([made]);
    expect(readdirSync(join(place.folder, 'backups'))).toEqual([made.name]);
    await store.restoreBackup(made.name);
    expect(store.seq()).toBe(made.seq);
    expect(store.verifyChains().broken).toEqual([]);
  });

  it('never takes the name of another one, and only one runs at a time', async () => {
    const both = await Promise.allSettled([store.createBackup(), store.createBackup()]);
    expect(both).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'hub.busy' } }]);
    await store.createBackup();
    expect(store.listBackups()).toHaveLength(2);
  });
});

describe('restore', () => {
  it('goes back, keeps settings, sets the present aside and takes what waited after it', async () => {
    await note('1');
    const { name } = await store.createBackup();
    await note('2');
    store.settings.set('session.a', 'now');
    const { origin } = store;
    const replaced: number[] = [];
    store.onReplaced(() => replaced.push(store.seq()));
    const restoring = store.restoreBackup(name);
    const waiting = note('3');
    const { seq, setAside } = await restoring;
    expect(seq).toBe(1);
    expect(replaced).toEqual([1]);
    await waiting;
    expect(texts()).toEqual(['1', '3']);
    expect(store.settings.get('session.a')).toBe('now');
    expect(store.origin).not.toBe(origin);
    expect(store.verifyChains()).toEqual({ events: 2, origins: 2, broken: [] });
    expect(existsSync(join(place.folder, setAside, 'onemap.sqlite'))).toBe(true);
    expect(readFileSync(join(place.folder, setAside, 'journal', 'journal-000000000001.ndjson'), 'utf8')).toContain(
      '"2"',
    );
    expect(journalText()).not.toContain('"text":"2"');
    const content = contentOf(store);
    await store.close();
    store = await place.open();
    expect(store.notices()).toEqual([]);
    expect(contentOf(store)).toEqual(content);
  });

  it('may itself be undone', async () => {
    await note('1');
    const first = await store.createBackup();
    later();
    await note('2');
    const second = await store.createBackup();
    later();
    await store.restoreBackup(first.name);
    await note('3');
    later();
    await store.restoreBackup(second.name);
    expect(texts()).toEqual(['1', '2']);
    await note('4');
    expect(store.verifyChains()).toEqual({ events: 3, origins: 2, broken: [] });
  });

  it('leaves backups of the history it left to people: a damaged database is never rebuilt from them', async () => {
    await note('1');
    const first = await store.createBackup();
    later();
    await note('2');
    await store.createBackup();
    later();
    await store.restoreBackup(first.name);
    await note('3');
    await store.close();
    rmSync(join(place.folder, 'onemap.sqlite'));
    store = await place.open();
    expect(store.notices()).toMatchObject([{ key: 'store.rebuilt', params: { from: first.name } }]);
    expect(texts()).toEqual(['1', '3']);
    await store.close();
    rmSync(join(place.folder, 'onemap.sqlite'));
    rmSync(join(place.folder, 'journal'), { recursive: true });
    store = await place.open();
    expect(texts()).toEqual(['1']);
  });

  it('refuses a name that is none, and a damaged backup, and changes nothing', async () => {
    await note('1');
    const { name } = await store.createBackup();
    await note('2');
    for (const wrong of ['../onemap.sqlite', 'backup-20260101T000000000Z-1.sqlite', '']) {
      await expect(store.restoreBackup(wrong)).rejects.toMatchObject({ code: 'backup.notFound' });
    }
    const file = join(place.folder, 'backups', name);
    const bytes = readFileSync(file);
    bytes[bytes.lastIndexOf('incident.noted')] = 0x58;
    writeFileSync(file, bytes);
    await expect(store.restoreBackup(name)).rejects.toMatchObject({ code: 'backup.failed' });
    truncateSync(file, 50);
    await expect(store.restoreBackup(name)).rejects.toMatchObject({ code: 'backup.failed' });
    await note('3');
    expect(texts()).toEqual(['1', '2', '3']);
  });

  it.each([0, 1, 2, 3])('S7: is finished at the next start when it was interrupted (%i)', async (step) => {
    await store.write('user:a', () => ({ events: [firmPut('A', 'A')], result: null }));
    const { name } = await store.createBackup();
    await note('2');
    const { setAside } = await store.restoreBackup(name);
    const content = contentOf(store);
    await store.close();
    undoSteps(setAside, step);
    store = await place.open();
    expect(store.notices()).toEqual([]);
    expect(contentOf(store)).toEqual(content);
    expect(existsSync(join(place.folder, 'replacement.json'))).toBe(false);
    expect(existsSync(join(place.folder, setAside, 'onemap.sqlite'))).toBe(true);
  });
});

/** Puts the folder back to where a restore stood after `step` of its moves. */
function undoSteps(setAside: string, step: number): void {
  const at = (...parts: string[]) => join(place.folder, ...parts);
  const journal = 'journal-000000000001.ndjson';
  const whole = readFileSync(at(setAside, 'journal', journal));
  const intent = { prepared: 'restore.sqlite', setAside, journal: { cutAfterSeq: 1 } };
  writeFileSync(at('replacement.json'), JSON.stringify(intent));
  if (step >= 3) return;
  writeFileSync(at('restore.sqlite'), readFileSync(at('onemap.sqlite')));
  rmSync(at('onemap.sqlite'));
  if (step >= 2) return;
  writeFileSync(at('onemap.sqlite'), readFileSync(at(setAside, 'onemap.sqlite')));
  rmSync(at(setAside, 'onemap.sqlite'));
  if (step >= 1) return;
  writeFileSync(at('journal', journal), whole);
  rmSync(at(setAside), { recursive: true });
}
