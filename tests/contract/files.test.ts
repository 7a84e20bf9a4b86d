import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from './hubInProcess.ts';

let hub: TestHub;
const bytes = Buffer.from('<script>alert(1)</script> 应急预案');
const fileId = createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());

describe('kept files', () => {
  it('R2: a document is attached, and served to sessions only', async () => {
    const { record: firm } = await hub.call('records.put', {
      kind: 'firm',
      record: { name: '测试企业', position: { lon: 117.6, lat: 23.8 } },
    });
    const { document } = await hub.call('documents.attach', {
      subjectId: firm.id,
      name: '应急预案',
      category: 'plan',
      fileName: '预案.html',
      mediaType: 'text/html',
      content: bytes.toString('base64'),
    });
    expect(document.fileId).toBe(fileId);
    const get = (path: string, token = hub.token) =>
      fetch(hub.url + path, { headers: token === '' ? {} : { authorization: `Bearer ${token}` } });
    const served = await get(`/files/${fileId}`);
    expect(served.status).toBe(200);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes);
    // R1: never as a page.
    expect(served.headers.get('content-type')).toBe('application/octet-stream');
    expect(served.headers.get('content-disposition')).toBe('attachment');
    expect((await get(`/files/${fileId}`, '')).status).toBe(401);
    expect((await get(`/files/${fileId}`, 'nobody')).status).toBe(401);
    for (const path of [
      '/files/abc',
      '/files/..%2fonemap.sqlite',
      '/models/..%2fonemap.sqlite',
      '/scenes/%2e%2e/hub.json',
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  it('a document of nothing, or of no bytes, is refused', async () => {
    const paper = { name: 'x', category: 'plan', fileName: 'x', mediaType: 'text/plain', content: '' } as const;
    await expect(hub.call('documents.attach', { ...paper, subjectId: 'firm:none' })).rejects.toMatchObject({
      code: 'record.notFound',
    });
  });
});
