import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../main/log.ts';
import { pruneModels } from '../../main/services/models3d.ts';
import { startTestHub, type TestHub } from './hubInProcess.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

const archive = (size: number) =>
  Buffer.from(
    zipSync({
      'tileset.json': strToU8(
        JSON.stringify({
          asset: { version: '1.1' },
          geometricError: 10,
          root: { boundingVolume: { sphere: [0, 0, 0, size] }, geometricError: 1 },
        }),
      ),
    }),
  ).toString('base64');
const placement = { position: { lon: 117.6, lat: 23.75 } };
const run = (size: number) =>
  hub.call('imports.run', { fileName: '罐区.3tz', kind: 'model3d', content: archive(size), placement });
const prune = () => pruneModels(hub.hub.store, hub.folder, createLog('silent'));
const models = async () => (await hub.call('records.list', { kind: 'model3d' })).records;
const folderOf = (record: Record<string, unknown> | undefined) => join(hub.folder, 'models', String(record?.folder));

describe('imported models', () => {
  it('are served to sessions, taken back with their import, and swept up only then', async () => {
    const { importId } = await run(1);
    const [record] = await models();
    expect(existsSync(folderOf(record))).toBe(true);
    const url = `${hub.url}/models/${record?.folder}/${record?.entry}`;
    expect((await fetch(url)).status).toBe(401);
    const answer = await fetch(url, { headers: { authorization: `Bearer ${hub.token}` } });
    expect(await answer.json()).toMatchObject({ root: { content: { uri: 'tileset.json' } } });
    expect(await prune()).toEqual([]);

    await hub.call('imports.undo', { importId: importId ?? '' });
    expect(await models()).toEqual([]);
    expect(await prune()).toEqual([record?.folder]);
    expect(existsSync(folderOf(record))).toBe(false);
  });

  it('R1: a folder that undoing would bring back stays; what is not ours stays too', async () => {
    await run(2);
    const [first] = await models();
    const { importId, updated } = await run(3);
    expect(updated).toBe(1);
    const [second] = await models();
    expect(second?.folder).not.toBe(first?.folder);
    mkdirSync(join(hub.folder, 'models', '.draft-x'));
    mkdirSync(join(hub.folder, 'models', 'mine'));
    writeFileSync(join(hub.folder, 'models', 'mine', 'a.txt'), 'x');
    expect(await prune()).toEqual(['.draft-x']);
    expect(existsSync(folderOf(first))).toBe(true);
    await hub.call('imports.undo', { importId: importId ?? '' });
    expect((await models())[0]?.folder).toBe(first?.folder);
  });
});
