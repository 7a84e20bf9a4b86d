import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HlsSource } from '../../../main/video/hls.ts';
import { startTestHub, type TestHub } from '../../contract/hubInProcess.ts';

let hub: TestHub;
let inside: Server;
let server: Server;
let base = '';
let insideUrl = '';
const asked: string[] = [];
const segment = Buffer.alloc(188 * 4, 0);
for (let i = 0; i < 4; i++) segment[i * 188] = 0x47;

const listen = async (one: Server) => {
  one.listen(0, '127.0.0.1');
  await once(one, 'listening');
  return `127.0.0.1:${(one.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  hub = await startTestHub();
  inside = createServer((request, response) => {
    asked.push(`inside ${request.url}`);
    response.end('#EXTM3U inside');
  });
  insideUrl = `http://${await listen(inside)}`;
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`);
    const files: Record<string, string | Buffer> = {
      '/live/index.m3u8?token=t1': [
        '#EXTM3U',
        '#EXT-X-MAP:URI="init.mp4"',
        '#EXTINF:2,',
        'seg1.ts?ticket=geheim',
        '#EXTINF:2,',
        `${insideUrl}/admin`,
        '#EXTINF:2,',
        'file:///etc/passwd',
        '#EXTINF:2,',
        '/page.html',
        '#EXTINF:2,',
        'away.ts',
      ].join('\n'),
      '/live/seg1.ts?ticket=geheim': segment,
      '/page.html': '<html>inside page</html>',
    };
    const file = files[request.url ?? ''];
    if (request.url === '/live/away.ts') return response.writeHead(302, { location: `${insideUrl}/admin` }).end();
    if (file === undefined) return response.writeHead(404).end();
    return response.end(file);
  });
  base = `127.0.0.1:${new URL(`http://${await listen(server)}`).port}`;
});
afterAll(async () => {
  inside.close();
  server.close();
  await hub.close();
});

describe('HLS through the hub', () => {
  it('plays without showing addresses or tickets, with the account as a header', async () => {
    const { record } = await hub.call('records.put', {
      kind: 'camera',
      record: {
        name: 'x',
        position: { lon: 1, lat: 1 },
        category: 'fixed',
        streamUrl: `http://u:pw@${base}/live/index.m3u8?token=t1`,
      },
    });
    const open = await hub.call('video.open', { cameraId: record.id });
    if (!('path' in open)) throw new Error(open.problem);
    expect(open.format).toBe('hls');
    const get = (path: string) => fetch(`${hub.url}${path}`, { headers: { authorization: `Bearer ${hub.token}` } });
    const playlist = await get(open.path);
    expect(playlist.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
    const text = await playlist.text();
    expect(text).not.toMatch(/geheim|t1|127\.0\.0\.1|pw/);
    const lines = text.split('\n');
    const part = (at: number) => new URL(lines[at] ?? '', `${hub.url}${open.path}`).pathname;
    const bytes = Buffer.from(await (await get(part(3))).arrayBuffer());
    expect(bytes.equals(segment)).toBe(true);
    expect(asked.find((line) => line.startsWith('/live/seg1.ts'))).toContain('Basic dTpwdw==');
    // R2: no other server, no file, nothing that is not media, no redirection elsewhere, nothing unnamed.
    for (const at of [5, 7, 9, 11]) expect((await get(part(at))).status, lines[at]).toBe(404);
    expect((await get(part(3).replace(/\d+$/, '99'))).status).toBe(404);
    expect(asked.some((line) => line.startsWith('inside'))).toBe(false);
  });

  it('says what is wrong with a source', async () => {
    await expect(new HlsSource(`http://${base}/none.m3u8`).check()).rejects.toMatchObject({ problem: 'notFound' });
    await expect(new HlsSource(`http://${base}/page.html`).check()).rejects.toMatchObject({ problem: 'failed' });
    await expect(new HlsSource('http://127.0.0.1:1/a.m3u8').check()).rejects.toMatchObject({ problem: 'unreachable' });
  });
});
