import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { SceneStore } from '../../../main/scenes/sceneStore.ts';
import { openStore } from '../../../main/store/openStore.ts';
import type { Store } from '../../../main/store/types.ts';
import { AppError } from '../../../shared/errors.ts';
import { makePark, putsOf } from './parkRecords.ts';

let folder: string;
let store: Store;
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(firms = 2): Promise<SceneStore> {
  folder = mkdtempSync(join(tmpdir(), 'onemap-scene-test-'));
  store = await openStore({ folder, clock: systemClock, randomBytes: (length) => randomBytes(length) });
  await store.write('system', () => ({ events: putsOf(makePark(firms)), result: 0 }));
  return new SceneStore(store, folder);
}

const put = (kind: 'installation' | 'firm', record: { readonly id: string; readonly [field: string]: unknown }) =>
  store.write('system', () => ({ events: [{ type: 'record.put', payload: { kind, record } }], result: 0 }));
const folders = () => readdirSync(join(folder, 'scenes'));

describe('scenes of a hub', () => {
  it('lists the park with what stands in it, and builds it when it is wanted', async () => {
    const scenes = await start();
    const { installations, drains } = makePark(2);
    const [listed] = scenes.list();
    expect(listed).toMatchObject({ subjectId: 'park:gulei', state: 'missing', firms: 2 });
    expect(listed?.installations).toBe(installations.length);
    expect(listed?.drains).toBe(drains.length);
    const ready = await scenes.ensure('park:gulei');
    for (const url of [ready.url, ready.drainsUrl, ready.glbUrl])
      expect(existsSync(join(folder, url ?? '?'))).toBe(true);
    expect(scenes.list()[0]?.state).toBe('ready');
    const built = statSync(join(folder, ready.url)).mtimeMs;
    expect((await scenes.ensure('park:gulei')).url).toBe(ready.url);
    expect(statSync(join(folder, ready.url)).mtimeMs).toBe(built);
  });

  it('a firm of a park is shown in the park’s scene, from its own place', async () => {
    const scenes = await start();
    const [park, firm] = await Promise.all([scenes.ensure('park:gulei'), scenes.ensure('firm:f1')]);
    expect(firm.subjectId).toBe('park:gulei');
    expect(firm.url).toBe(park.url);
    expect(firm.glbUrl).not.toBe(park.glbUrl);
    expect(statSync(join(folder, firm.glbUrl)).size).toBeGreaterThan(statSync(join(folder, park.glbUrl)).size);
    expect(folders().length).toBe(1);
  });

  it('a firm alone has a scene of its own when it has installations', async () => {
    const scenes = await start(1);
    const { firms, installations } = makePark(1);
    const [firm, tank] = [firms[0], installations[0]];
    if (!firm || !tank) throw new Error('no records');
    const { geometry: _outline, parkName: _park, ...alone } = firm;
    const position = { lon: 119.4, lat: 25.4 };
    await put('firm', { ...alone, id: 'firm:alone', position });
    expect(scenes.list().map(({ subjectId }) => subjectId)).toEqual(['park:gulei']);
    await put('installation', { ...tank, id: 'installation:alone', firmId: 'firm:alone', position });
    expect(scenes.list().map(({ subjectId }) => subjectId)).toEqual(['firm:alone', 'park:gulei']);
    const ready = await scenes.ensure('firm:alone');
    expect(ready).toMatchObject({ subjectId: 'firm:alone', installations: 1, origin: position });
    expect(ready.drainsUrl).toBeUndefined();
  });

  it('builds anew when records changed, keeps one old scene for open pages, and sweeps drafts', async () => {
    const scenes = await start(1);
    mkdirSync(join(folder, 'scenes', '.draft-park-gulei-1'), { recursive: true });
    const tank = makePark(1).installations[0];
    if (!tank) throw new Error('no tank');
    const urls = [(await scenes.ensure('park:gulei')).url];
    await put('installation', { ...tank, condition: 'leaking' });
    expect((await scenes.ensure('park:gulei')).url).toBe(urls[0]);
    for (const diameterM of [21, 22]) {
      await put('installation', { ...tank, diameterM });
      expect(scenes.list()[0]?.state).toBe('missing');
      urls.push((await scenes.ensure('park:gulei')).url);
    }
    expect(new Set(urls).size).toBe(3);
    expect(existsSync(join(folder, urls[0] ?? ''))).toBe(false);
    expect(existsSync(join(folder, urls[1] ?? ''))).toBe(true);
    expect(folders().filter((name) => name.startsWith('.draft')).length).toBe(0);
  });

  it('says so when there is nothing there', async () => {
    const scenes = await start(1);
    await expect(scenes.ensure('firm:none')).rejects.toBeInstanceOf(AppError);
  });
});
