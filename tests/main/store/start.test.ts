import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assertGapFree, migrate, schemaVersion } from '../../../main/store/migrate.ts';
import { MIGRATIONS } from '../../../main/store/migrations/index.ts';
import { fillStore, type StoreFolder, storeFolder } from './storeFolder.ts';

let place: StoreFolder;
beforeEach(() => {
  place = storeFolder();
});
afterEach(() => place.remove());

describe('migrations', () => {
  it('are numbered without gaps, and every file is in the list', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../main/store/migrations'))
      .filter((name) => name !== 'index.ts')
      .map((name) => name.replace(/\.ts$/, ''));
    expect(MIGRATIONS.map(({ name }) => name)).toEqual(files.sort());
    expect(() => assertGapFree(MIGRATIONS)).not.toThrow();
    const [first] = MIGRATIONS;
    if (!first) throw new Error('no migration');
    expect(() => assertGapFree([first, { version: 3, name: '0003-x', sql: '' }])).toThrow('0003-x');
    expect(() => assertGapFree([first, { version: 2, name: '0003-x', sql: '' }])).toThrow('0003-x');
  });

  it('run whole or not at all', () => {
    const database = new Database(':memory:');
    const broken = {
      version: MIGRATIONS.length + 1,
      name: `${String(MIGRATIONS.length + 1).padStart(4, '0')}-x`,
      sql: 'CREATE TABLE x (a); oops',
    };
    expect(() => migrate(database, [...MIGRATIONS, broken])).toThrow('oops');
    expect(schemaVersion(database)).toBe(MIGRATIONS.length);
    expect(database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'x'").get()).toBeUndefined();
    database.close();
  });

  it('S5: a database of a newer program is refused and not touched', async () => {
    await (await place.open()).close();
    const file = join(place.folder, 'onemap.sqlite');
    const database = new Database(file);
    const newer = {
      version: MIGRATIONS.length + 1,
      name: `${String(MIGRATIONS.length + 1).padStart(4, '0')}-x`,
      sql: 'CREATE TABLE x (a)',
    };
    migrate(database, [...MIGRATIONS, newer]);
    database.pragma('journal_mode = DELETE');
    database.close();
    const before = readFileSync(file);
    await expect(place.open()).rejects.toMatchObject({
      code: 'store.newer',
      params: { found: MIGRATIONS.length + 1, known: MIGRATIONS.length },
    });
    expect(readdirSync(place.folder).filter((name) => name.startsWith('damaged'))).toEqual([]);
    // The change counters of the header may move with the journal mode; nothing else.
    expect(readFileSync(file).subarray(100)).toEqual(before.subarray(100));
  });
});

describe('lock', () => {
  it('lets no second hub on the folder, and says who holds it', async () => {
    const store = await place.open();
    await expect(place.open()).rejects.toMatchObject({ code: 'store.locked', params: { pid: process.pid } });
    await store.close();
    await (await place.open()).close();
  });

  it('holds between processes and ends with the holder, killed or not', async () => {
    const holder = spawn(process.execPath, [join(import.meta.dirname, '../../soak/store/writer.ts'), place.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await expect(place.open()).rejects.toMatchObject({ code: 'store.locked', params: { pid: holder.pid } });
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    const store = await place.open();
    expect(store.notices()).toEqual([]);
    await store.close();
  });
});

describe('a folder that cannot be written', () => {
  it.skipIf(!canMakeImmutable())(
    'a database that is read-only is refused with store.readOnly and left alone',
    async () => {
      const store = await place.open();
      await fillStore(store, 3);
      await store.close();
      const file = join(place.folder, 'onemap.sqlite');
      const before = readFileSync(file);
      execFileSync('chattr', ['+i', file]);
      try {
        await expect(place.open()).rejects.toMatchObject({ code: 'store.readOnly' });
        expect(readFileSync(file)).toEqual(before);
      } finally {
        execFileSync('chattr', ['-i', file]);
      }
      await (await place.open()).close();
    },
  );

  it('a file in the place of the folder is refused', async () => {
    const file = join(place.folder, 'file');
    writeFileSync(file, '');
    const odd = storeFolder(join(file, 'x'));
    await expect(odd.open()).rejects.toMatchObject({ code: 'store.failed' });
  });

  it('a folder in the place of the database is refused, not set aside', async () => {
    mkdirSync(join(place.folder, 'onemap.sqlite'), { recursive: true });
    await expect(place.open()).rejects.toMatchObject({ code: 'store.failed' });
  });
});

function canMakeImmutable(): boolean {
  const probe = storeFolder();
  try {
    const file = join(probe.folder, 'probe');
    writeFileSync(file, '');
    execFileSync('chattr', ['+i', file], { stdio: 'ignore' });
    execFileSync('chattr', ['-i', file], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    probe.remove();
  }
}
