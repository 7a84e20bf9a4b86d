import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHub, type TestHub } from '../../contract/hubInProcess.ts';
import { hasFfmpeg, hasRtspServer, processesWith, rtspCamera, type TestCamera, tcpCamera, until } from './streams.ts';

let hub: TestHub;
let serial = 0;
const cameras: TestCamera[] = [];

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(async () => {
  for (const camera of cameras) camera.close();
  await hub.close();
});

async function camera(fields: Record<string, unknown>, demo = false): Promise<string> {
  const { record } = await hub.call('records.put', {
    kind: 'camera',
    record: {
      id: `camera:t${serial++}`,
      name: '演示监控',
      position: { lon: 119, lat: 26 },
      category: 'fixed',
      provenance: { producer: 't', ...(demo ? { demo } : {}) },
      ...fields,
    },
  });
  return record.id;
}

async function opened(cameraId: string, more: object = {}) {
  const answer = await hub.call('video.open', { cameraId, ...more });
  if ('problem' in answer) throw new Error(`no stream: ${answer.problem} ${answer.detail ?? ''}`);
  return answer;
}

/** Watches a path of the hub: bytes as they come. */
async function watch(path: string, token = hub.token) {
  const stop = new AbortController();
  const response = await fetch(`${hub.url}${path}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stop.signal,
  });
  const parts: Buffer[] = [];
  let ended = false;
  const reading = (async () => {
    for await (const part of response.body ?? []) parts.push(Buffer.from(part));
  })()
    .catch(() => {})
    .finally(() => {
      ended = true;
    });
  return {
    status: response.status,
    bytes: () => Buffer.concat(parts),
    hasEnded: () => ended,
    async stop() {
      stop.abort();
      await reading;
    },
  };
}

const streamOf = async (cameraId: string) =>
  (await hub.call('video.status', {})).streams.find((stream) => stream.cameraId === cameraId);

describe.skipIf(!hasFfmpeg)('relay (needs ffmpeg)', () => {
  it('R3: one ffmpeg for all who watch a camera, a picture at once for who joins, none when nobody watches', async () => {
    const source = await tcpCamera();
    cameras.push(source);
    const id = await camera({ streamUrl: source.url });
    const first = await opened(id);
    expect(first).toMatchObject({ format: 'mpegts', transcoded: false });
    expect(first.facts).toMatchObject({ videoCodec: 'h264', width: 320, height: 180, nominalFps: 10 });
    const one = await watch(first.path);
    const two = await watch((await opened(id)).path);
    await until('both see pictures', () => one.bytes().length > 30_000 && two.bytes().length > 30_000);
    expect(one.bytes()[0]).toBe(0x47);
    expect(two.bytes()[0]).toBe(0x47);
    expect(source.connections()).toBe(1);
    expect(processesWith(source.url)).toHaveLength(1);
    await until('it is measured', async () => ((await streamOf(id))?.fps ?? 0) > 5);
    const health = await streamOf(id);
    expect(health).toMatchObject({ state: 'running', viewers: 2, restarts: 0 });
    expect(health?.bitsPerSecond).toBeGreaterThan(50_000);
    await one.stop();
    await two.stop();
    await until('the process has ended', () => processesWith(source.url).length === 0);
    expect(await streamOf(id)).toBeUndefined();
    await until('the camera is left alone', () => source.connections() === 0);
  });

  it('a broken stream ends for who watches, is told in words, and comes back', async () => {
    const source = await tcpCamera();
    cameras.push(source);
    const id = await camera({ streamUrl: source.url });
    const viewer = await watch((await opened(id)).path);
    await until('pictures', () => viewer.bytes().length > 10_000);
    source.cut();
    await until('the viewer is told', viewer.hasEnded);
    const resting = await hub.call('video.open', { cameraId: id });
    expect(resting).toMatchObject({ problem: 'interrupted' });
    expect('retryAt' in resting && resting.retryAt).toBeTypeOf('number');
    await until('it is back', async () => !('problem' in (await hub.call('video.open', { cameraId: id }))));
    const [pid] = processesWith(source.url);
    const again = await watch((await opened(id)).path);
    await until('pictures again', () => again.bytes().length > 10_000);
    expect(await streamOf(id)).toMatchObject({ restarts: 1 });
    if (pid === undefined) throw new Error('no process');
    process.kill(pid, 'SIGKILL');
    await until('ffmpeg itself was killed: the viewer is told', again.hasEnded);
    await until('and it is back', async () => !('problem' in (await hub.call('video.open', { cameraId: id }))));
    expect((await streamOf(id))?.restarts).toBeGreaterThanOrEqual(2);
  });

  it('R4: a camera that is not there is asked again after a rest, however many try', async () => {
    const gone = await tcpCamera();
    gone.close();
    const id = await camera({ streamUrl: gone.url });
    const answers = await Promise.all(Array.from({ length: 8 }, () => hub.call('video.open', { cameraId: id })));
    for (const answer of answers) expect(answer).toMatchObject({ problem: 'unreachable' });
    expect(await hub.call('video.open', { cameraId: id })).toMatchObject({ problem: 'unreachable' });
    expect(await streamOf(id)).toMatchObject({ state: 'resting', problem: 'unreachable' });
  });

  it('says which codec the page cannot decode, and codes it anew where that is allowed', async () => {
    const source = await tcpCamera(['-c:v', 'libx265', '-x265-params', 'keyint=10:log-level=none']);
    cameras.push(source);
    const id = await camera({ streamUrl: source.url });
    expect(await hub.call('video.open', { cameraId: id })).toEqual({ problem: 'codec', detail: 'hevc' });
    expect(await opened(id, { accepts: ['hevc'] })).toMatchObject({ transcoded: false, facts: { videoCodec: 'hevc' } });
    const anew = await opened(id, { transcode: true });
    expect(anew).toMatchObject({ transcoded: true });
    const viewer = await watch(anew.path);
    await until('pictures', () => viewer.bytes().length > 10_000);
    await viewer.stop();
  });

  it('plays a demonstration camera on the same way, and no other camera with test pictures (R5)', async () => {
    const id = await camera({ streamUrl: 'demo:SP001' }, true);
    const answer = await opened(id);
    expect(answer.facts).toMatchObject({ videoCodec: 'h264', width: 640, height: 360, nominalFps: 10 });
    const viewer = await watch(answer.path);
    await until('pictures', () => viewer.bytes().length > 10_000);
    await viewer.stop();
    await until('the pictures are no longer made', () => processesWith('testsrc2=size=640x360').length === 0);
    const real = await camera({ streamUrl: 'demo:SP001' });
    expect(await hub.call('video.open', { cameraId: real })).toMatchObject({ problem: 'badAddress' });
  });

  it('R6: a path is good for whom it was given to', async () => {
    const source = await tcpCamera();
    cameras.push(source);
    const { path } = await opened(await camera({ streamUrl: source.url }));
    const other = await watch(path, await hub.tokenOf('field'));
    expect(other.status).toBe(404);
    expect((await fetch(`${hub.url}${path}`)).status).toBe(401);
    const own = await watch(path);
    expect(own.status).toBe(200);
    await own.stop();
  });

  it('a hub that stops leaves no process behind', async () => {
    const own = await startTestHub();
    const source = await tcpCamera();
    cameras.push(source);
    const record = { name: 'x', position: { lon: 1, lat: 1 }, category: 'fixed', streamUrl: source.url };
    const put = await own.call('records.put', { kind: 'camera', record });
    await own.call('video.open', { cameraId: put.record.id });
    expect(processesWith(source.url)).toHaveLength(1);
    await own.close();
    expect(processesWith(source.url)).toHaveLength(0);
  });
});

describe.skipIf(!hasFfmpeg || !hasRtspServer)('relay of RTSP (needs ffmpeg and the GStreamer RTSP server)', () => {
  it('plays a real RTSP camera with an account whose password is difficult; a wrong one is said', async () => {
    const server = await rtspCamera();
    try {
      const id = await camera({ streamUrl: `rtsp://admin:p@ss/w#rd@${server.host}/live` });
      const answer = await opened(id);
      expect(answer.facts).toMatchObject({ videoCodec: 'h264', audioCodec: 'pcm_alaw' });
      const viewer = await watch(answer.path);
      await until('pictures', () => viewer.bytes().length > 20_000);
      await viewer.stop();
      const wrong = await camera({ streamUrl: `rtsp://other:wrong@${server.host}/live` });
      expect(await hub.call('video.open', { cameraId: wrong })).toMatchObject({ problem: 'denied' });
      const missing = await camera({ streamUrl: `rtsp://admin:p@ss/w#rd@${server.host}/none` });
      expect(await hub.call('video.open', { cameraId: missing })).toMatchObject({ problem: 'notFound' });
    } finally {
      server.close();
    }
  });
});
