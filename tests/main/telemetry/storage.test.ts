import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../main/log.ts';
import { migrateTelemetry, TELEMETRY_MIGRATIONS } from '../../../main/telemetry/migrations.ts';
import { openTelemetry, TELEMETRY_FILE } from '../../../main/telemetry/openTelemetry.ts';
import { MAX_WAITING_ROWS } from '../../../main/telemetry/storage.ts';
import { openRig, type Rig, reading, START } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.end());

const history = () =>
  rig.telemetry.history({
    stationId: 'station:a',
    factor: 'a21026',
    period: 'realtime',
    from: 0,
    to: 8e15,
    limit: 1e6,
  });
const keys = () => rig.telemetry.notices().map(({ key }) => key);
const file = () => join(rig.folder, TELEMETRY_FILE);

describe('telemetry: its database', () => {
  it('T1: a batch goes out 500 ms after its first row, or with 5,000 rows', async () => {
    rig.telemetry.append([reading()]);
    rig.clock.advanceTo(START + 499);
    expect(rig.telemetry.statistics()).toMatchObject({ waiting: 1, batches: 0 });
    rig.clock.advanceTo(START + 500);
    await expect.poll(() => rig.telemetry.statistics().batches).toBe(1);
    rig.telemetry.append(Array.from({ length: 5000 }, (_, i) => reading({ at: START + 1000 + i })));
    await expect.poll(() => rig.telemetry.statistics()).toMatchObject({ waiting: 0, batches: 2, lastBatchRows: 5000 });
    expect(rig.telemetry.statistics().storedTo).toBe(START + 500);
  });

  it('a clean end says nothing at the next start; an open one says since when readings may be missing', async () => {
    await rig.reopen();
    expect(keys()).toEqual([]);
    rig.telemetry.append([reading()]);
    rig.clock.advanceTo(START + 700);
    await rig.telemetry.flush();
    await rig.telemetry.close();
    const database = new Database(file());
    database.prepare("UPDATE meta SET value = 0 WHERE key = 'closed'").run();
    database.prepare("UPDATE meta SET value = ? WHERE key = 'stored_to'").run(START + 500);
    database.close();
    rig.telemetry = await openTelemetry({ folder: rig.folder, clock: rig.clock, log: createLog('silent') });
    expect(rig.telemetry.notices()).toMatchObject([{ key: 'store.telemetryGap', params: { sinceMs: START + 500 } }]);
  });

  it('a damaged file is set aside at the start, told, and recording goes on', async () => {
    rig.telemetry.append([reading()]);
    await rig.telemetry.close();
    const whole = readFileSync(file());
    for (const damage of [
      () => writeFileSync(file(), 'no database at all, and far too short'.repeat(40)),
      () => writeFileSync(file(), Buffer.concat([whole.subarray(0, 8192), Buffer.alloc(whole.length - 8192, 0xa5)])),
      () => truncateSync(file(), 4096 * 3),
    ]) {
      writeFileSync(file(), whole);
      damage();
      rig.telemetry = await openTelemetry({ folder: rig.folder, clock: rig.clock, log: createLog('silent') });
      expect(keys()).toEqual(['store.telemetryDamaged']);
      const [notice] = rig.telemetry.notices();
      expect(existsSync(join(String(notice?.params.setAside), TELEMETRY_FILE))).toBe(true);
      expect([...rig.telemetry.latest()]).toEqual([]);
      rig.telemetry.append([reading({ value: 2 })]);
      expect((await history()).map(({ value }) => value)).toEqual([2]);
      await rig.telemetry.close();
      rig.clock.advanceTo(rig.clock.now() + 1000);
    }
    expect(readdirSync(rig.folder).filter((name) => name.startsWith('damaged-telemetry-'))).toHaveLength(3);
    rig.telemetry = await openTelemetry({ folder: rig.folder, clock: rig.clock, log: createLog('silent') });
  });

  it('a database that is damaged while the hub runs is set aside, and what waits goes into the new one', async () => {
    rig.telemetry.append(Array.from({ length: 4000 }, (_, i) => reading({ at: START + i * 60_000, value: i })));
    await rig.telemetry.flush();
    // From outside, as a failing disk would: every page but the header's.
    const side = new Database(file());
    side.pragma('wal_checkpoint(TRUNCATE)');
    side.close();
    const whole = readFileSync(file());
    writeFileSync(file(), Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100, 0xa5)]));
    rig.telemetry.append([reading({ stationId: 'station:new', value: 7 }), reading({ value: 8 })]);
    await rig.telemetry.flush();
    rig.clock.advanceTo(rig.clock.now() + 2000);
    await rig.telemetry.flush();
    expect(keys()).toContain('store.telemetryDamaged');
    expect((await history()).map(({ value }) => value)).toEqual([8]);
    await rig.reopen();
    expect(rig.telemetry.latestOf('station:new').map(({ value }) => value)).toEqual([7]);
  });

  it('a database that cannot be written keeps values in view, says so, and stores them when it can again', async () => {
    rig.telemetry.append([reading({ value: 1 })]);
    await rig.telemetry.flush();
    // Another program holds the database: writing fails as it does on a full disk, after the busy time-out.
    const holder = new Database(file());
    holder.exec('BEGIN IMMEDIATE');
    rig.telemetry.append([reading({ at: START + 1, value: 2 })]);
    await rig.telemetry.flush();
    expect(rig.telemetry.statistics().problem).toBe('store.failed');
    expect(keys()).toEqual(['store.telemetryFailed']);
    expect(rig.telemetry.latestOf('station:a').map(({ value }) => value)).toEqual([2]);
    // Too much for the memory that may be used: the oldest goes, and is counted.
    for (let part = 0; part * 5000 <= MAX_WAITING_ROWS; part++)
      rig.telemetry.append(
        Array.from({ length: 5000 }, (_, i) => reading({ at: START + 2 + part * 5000 + i, value: 3 })),
      );
    expect(rig.telemetry.pressure).toBeGreaterThan(0.9);
    expect(rig.telemetry.statistics().dropped).toBeGreaterThan(0);
    expect(rig.telemetry.statistics().waiting).toBeLessThanOrEqual(MAX_WAITING_ROWS);
    holder.exec('ROLLBACK');
    holder.close();
    await rig.telemetry.flush();
    expect(rig.telemetry.statistics()).toMatchObject({ waiting: 0, problem: undefined });
    expect(keys()).toEqual(['store.telemetryFailed', 'store.telemetryDropped', 'store.telemetryRecovered']);
    expect((await history()).length).toBe(2 + 205_000 - rig.telemetry.statistics().dropped);
  });

  it('migrations are numbered without gaps and a newer database is refused', async () => {
    const database = new Database(':memory:');
    expect(() => migrateTelemetry(database, [{ version: 2, name: '0002-x', sql: '' }])).toThrow(/0002-x/);
    migrateTelemetry(database);
    database.pragma(`user_version = ${TELEMETRY_MIGRATIONS.length + 1}`);
    expect(() => migrateTelemetry(database)).toThrow(/store.newer/);
    database.close();
  });
});

describe.skipIf(process.getuid?.() !== 0)('telemetry on a full disk', () => {
  it('says so, keeps serving, and stores what waits when there is room', async () => {
    const disk = join(rig.folder, 'disk');
    execFileSync('mkdir', ['-p', disk]);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'pipe' });
    } catch {
      console.warn('no tmpfs can be mounted here: the full disk is not tried');
      return;
    }
    const telemetry = await openTelemetry({ folder: disk, clock: rig.clock, log: createLog('silent') });
    try {
      writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_000_000, 1));
      for (let i = 0; i < 20; i++) {
        telemetry.append(
          Array.from({ length: 4000 }, (_, j) => reading({ at: START + i * 4000 + j, value: Math.random() })),
        );
        await telemetry.flush();
      }
      expect(telemetry.statistics().problem).toBe('store.full');
      expect(telemetry.notices().map(({ key }) => key)).toEqual(['store.telemetryFull']);
      expect(telemetry.latestOf('station:a')).toHaveLength(1);
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      await telemetry.flush();
      await telemetry.flush();
      expect(telemetry.statistics()).toMatchObject({ waiting: 0, dropped: 0, problem: undefined });
      const query = {
        stationId: 'station:a',
        factor: 'a21026',
        period: 'realtime',
        from: 0,
        to: 8e15,
        limit: 1e6,
      } as const;
      expect(await telemetry.history(query)).toHaveLength(80_000);
    } finally {
      await telemetry.close();
      execFileSync('umount', [disk]);
    }
  });
});
