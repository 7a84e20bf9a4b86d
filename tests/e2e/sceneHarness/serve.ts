import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { systemClock } from '../../../main/clock.ts';
import { SceneStore } from '../../../main/scenes/sceneStore.ts';
import { openStore } from '../../../main/store/openStore.ts';
import { makePark, putsOf } from '../../main/scenes/parkRecords.ts';

const root = join(import.meta.dirname, '../../..');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

export interface ServedScenes {
  readonly url: string;
  readonly scenes: SceneStore;
  close(): Promise<void>;
}

/** Builds the scene page and serves it with real scenes of a park of so many firms. @param models folder under `/models/fixture/` */
export async function serveScenes(firms: number, models?: string): Promise<ServedScenes> {
  const page = join(root, 'dist/scene-harness');
  await build({
    configFile: join(root, 'renderer/vite.config.ts'),
    root: import.meta.dirname,
    logLevel: 'warn',
    build: { outDir: page, emptyOutDir: true },
  });
  const folder = mkdtempSync(join(tmpdir(), 'onemap-scenes-'));
  const store = await openStore({ folder, clock: systemClock, randomBytes: (length) => randomBytes(length) });
  await store.write('system', () => ({ events: putsOf(makePark(firms)), result: 0 }));
  const scenes = new SceneStore(store, folder);
  const send = (response: ServerResponse, file: string, below: string) => {
    if (!file.startsWith(below) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  };
  const answer = async (address: URL, response: ServerResponse) => {
    const path = decodeURIComponent(address.pathname);
    if (path === '/list') response.end(JSON.stringify(scenes.list()));
    else if (path === '/ensure')
      response.end(JSON.stringify(await scenes.ensure(address.searchParams.get('subjectId') ?? '')));
    else if (path.startsWith('/scenes/')) send(response, join(folder, path), join(folder, 'scenes'));
    else if (models && path.startsWith('/models/fixture/'))
      send(response, join(models, path.slice('/models/fixture/'.length)), models);
    else send(response, join(page, path === '/' ? 'index.html' : path), page);
  };
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', 'http://harness'), response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    scenes,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
