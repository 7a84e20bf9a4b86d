import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECORD_KINDS } from '../../../shared/records/index.ts';
import { startTestHub, type TestHub } from '../../contract/hubInProcess.ts';

const PASSWORD = 'Zq7xPassw0rdOfCamera';
const TOKEN = 'tok3nOfAStream99';
const GATEWAY = 'gatewaySecretOf77';
const SECRETS = [PASSWORD, TOKEN, GATEWAY];

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const clean = (what: string, value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  for (const secret of SECRETS)
    expect(text.includes(secret), `${secret} in ${what}: ${text.slice(0, 400)}`).toBe(false);
};

const csv = (streamUrl: string, producer = '局') =>
  Buffer.from(
    `名称,编号,经度,纬度,监控类型,视频流地址,子码流地址,备注,数据来源\n门口监控,SP9,119.1,26.1,固定,${streamUrl},http://10.9.9.9/a.flv?token=${TOKEN},旧 rtsp://a:${PASSWORD}@h/1,${producer}\n`,
  ).toString('base64');

describe('R1: passwords of cameras never reach a page', () => {
  it('neither through a record put by hand nor through its answer', async () => {
    const record = {
      name: '监控',
      position: { lon: 119, lat: 26 },
      category: 'fixed',
      streamUrl: `rtsp://admin:${PASSWORD}@127.0.0.1:1/ch1`,
      remark: `备用 http://127.0.0.1/x.flv?token=${TOKEN}`,
    };
    const put = await hub.call('records.put', { kind: 'camera', record });
    clean('records.put', put);
    expect(put.record).toMatchObject({ streamUrl: 'rtsp://***@127.0.0.1:1/ch1' });
    // It is kept: the camera is asked (nothing listens there), and not "no account".
    const open = await hub.call('video.open', { cameraId: put.record.id });
    clean('video.open', open);
    expect('problem' in open && open.problem).toBe('unreachable');
    clean('video.status', await hub.call('video.status', {}));
    const moved = { ...put.record, streamUrl: 'rtsp://***@127.0.0.2:1/ch1' };
    await hub.call('records.put', { kind: 'camera', record: moved });
    expect(await hub.call('video.open', { cameraId: put.record.id })).toEqual({ problem: 'needsSecret' });
  });

  it('nor through an import, its preview, its conflicts and its second run', async () => {
    const input = { fileName: '监控.csv', kind: 'camera', content: csv(`rtsp://u:${PASSWORD}@10.9.9.9/1`) } as const;
    clean('dry run', await hub.call('imports.run', { ...input, dryRun: true }));
    const first = await hub.call('imports.run', { ...input, dryRun: false });
    expect(first).toMatchObject({ imported: 1, rejected: 0 });
    clean('import', first);
    const again = await hub.call('imports.run', { ...input, dryRun: false });
    expect(again.conflicts).toBe(0);
    const other = csv(`rtsp://u:${PASSWORD}2@10.9.9.8/1`, '另一局');
    const third = await hub.call('imports.run', { ...input, content: other, dryRun: false });
    clean('import of another producer', third);
  });

  it('nor through gateways', async () => {
    const set = await hub.call('video.setGateway', {
      name: '网关',
      category: 'zlmediakit',
      url: 'http://127.0.0.1:1',
      secret: GATEWAY,
    });
    expect(set.gateway.hasSecret).toBe(true);
    clean('setGateway', set);
    clean('gateways', await hub.call('video.gateways', {}));
    const channels = await hub.call('video.channels', { gateway: '网关' });
    expect(channels).toMatchObject({ problem: 'gateway' });
    clean('channels', channels);
    // The secret does not follow a gateway to another address.
    const moved = await hub.call('video.setGateway', {
      name: '网关',
      category: 'zlmediakit',
      url: 'http://127.0.0.2:1',
    });
    expect(moved.gateway.hasSecret).toBe(false);
    await expect(hub.call('video.gateways', {}, await hub.tokenOf('duty'))).rejects.toMatchObject({
      code: 'auth.denied',
    });
  });

  it('snapshots, lists, the whole log, exports, searches and the journal on disk hold none', async () => {
    clean('snapshot', await hub.call('state.snapshot', { kinds: [...RECORD_KINDS] }));
    clean('list', await hub.call('records.list', { kind: 'camera' }));
    clean('log', hub.hub.store.eventsAfter(0, 10_000));
    clean('search', await hub.call('search.find', { text: '监控' }));
    const { content, records } = await hub.call('exports.run', { kind: 'camera', format: 'csv' });
    expect(records).toBe(2);
    clean('export', Buffer.from(content, 'base64').toString('utf8'));
    // The database is the hub's own: it alone holds the secrets.
    const walk = (folder: string): string[] =>
      readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? walk(path) : [path];
      });
    const texts = walk(hub.folder).filter((path) => !/\.(db|sqlite|db-wal|db-shm|sqlite-wal|sqlite-shm)$/.test(path));
    for (const path of texts) clean(path, readFileSync(path, 'latin1'));
  });
});
