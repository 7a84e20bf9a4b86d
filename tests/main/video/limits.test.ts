import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/clock.ts';
import { createLog } from '../../../main/log.ts';
import { createVideo, type Video, type VideoDeps } from '../../../main/video/video.ts';
import type { Camera } from '../../../shared/records/camera.ts';
import { hasFfmpeg, tcpCamera } from './streams.ts';

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

function video(more: Partial<VideoDeps>): Video {
  const kept = new Map<string, string>();
  const settings = {
    get: (key: string) => kept.get(key),
    set: (key: string, value: string) => void kept.set(key, value),
    delete: (key: string) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
  const folder = mkdtempSync(join(tmpdir(), 'onemap-video-'));
  const made = createVideo({ settings, clock: systemClock, log: createLog('silent'), folder, ...more });
  ends.push(
    () => made.close(),
    () => rmSync(folder, { recursive: true }),
  );
  return made;
}

const camera = (id: string, streamUrl?: string): Camera => ({
  id: `camera:${id}`,
  name: id,
  category: 'fixed',
  position: { lon: 0, lat: 0 },
  provenance: { producer: 't', demo: true },
  ...(streamUrl === undefined ? {} : { streamUrl }),
});
const ask: Parameters<Video['open']>[1] = { quality: 'main', accepts: [], transcode: false };
const user = { id: 'user:a' };

describe('limits of the relay', () => {
  it('says in one word that ffmpeg is missing, also for the demonstration', async () => {
    const without = video({ ffmpegPath: '/nonexistent/ffmpeg' });
    for (const url of ['rtsp://127.0.0.1:1/x', 'demo:SP001'])
      expect(await without.open(camera('a', url), ask, user)).toEqual({ problem: 'noFfmpeg' });
    expect(await without.status()).toEqual({ streams: [], limit: 32 });
  });

  it('says what is wrong with a record', async () => {
    const own = video({});
    expect(await own.open(camera('a'), ask, user)).toEqual({ problem: 'noAddress' });
    expect(await own.open(camera('a', 'file:///etc/passwd'), ask, user)).toEqual({ problem: 'badAddress' });
    expect(await own.open(camera('a', 'rtsp://***@10.0.0.1/1'), ask, user)).toEqual({ problem: 'needsSecret' });
    const onGateway = { ...camera('a'), gatewayName: 'g', channelId: 'live/1' };
    if (hasFfmpeg) expect(await own.open(onGateway, ask, user)).toMatchObject({ problem: 'gateway' });
  });

  it.skipIf(!hasFfmpeg)(
    'plays no more streams than it may, and one more once another has ended (needs ffmpeg)',
    async () => {
      const one = await tcpCamera();
      const two = await tcpCamera();
      ends.push(one.close, two.close);
      const own = video({ limit: 1, times: { graceMs: 300 } });
      expect(await own.open(camera('one', one.url), ask, user)).toMatchObject({ format: 'mpegts' });
      expect(await own.open(camera('two', two.url), ask, user)).toEqual({ problem: 'tooMany' });
      await expect
        .poll(async () => own.open(camera('two', two.url), ask, user), { timeout: 15_000, interval: 300 })
        .toMatchObject({ format: 'mpegts' });
    },
  );
});
