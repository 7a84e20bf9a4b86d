import type { OutputOf } from '../../shared/contract/index.ts';
import type { VideoQuality } from '../../shared/contract/video.ts';
import { hubResource } from '../state/session.ts';
import { type Engine, playWhenItCan } from './startPlaying.ts';
import { startWhep } from './whep.ts';

/** What the hub opened for a page. */
export type OpenedStream = Extract<OutputOf<'video.open'>, { path: string }>;

/** How far behind live a picture may be before it is hurried on, and where it is hurried to, seconds. */
const MOST_BEHIND_S = 2;
const LEAST_BEHIND_S = 0.5;

/**
 * Plays an opened stream. @param onBroken it ended or failed; told once at the most
 * Players are fetched when the first camera plays.
 */
export async function startEngine(
  video: HTMLVideoElement,
  camera: { readonly id: string; readonly quality: VideoQuality },
  opened: OpenedStream,
  onBroken: () => void,
): Promise<Engine> {
  switch (opened.format) {
    case 'mpegts':
      return startMpegts(video, opened, onBroken);
    case 'hls':
      return startHls(video, opened.path, onBroken);
    case 'whep':
      return startWhep(video, camera, onBroken);
  }
}

async function startMpegts(video: HTMLVideoElement, opened: OpenedStream, onBroken: () => void): Promise<Engine> {
  const { default: mpegts } = await import('mpegts.js');
  mpegts.LoggingControl.enableAll = false;
  const { url, headers } = hubResource(opened.path);
  const player = mpegts.createPlayer(
    { type: 'mpegts', isLive: true, url, hasVideo: true, hasAudio: opened.facts.audioCodec !== undefined },
    {
      enableWorker: false,
      enableStashBuffer: false,
      lazyLoad: false,
      liveBufferLatencyChasing: true,
      liveBufferLatencyMaxLatency: MOST_BEHIND_S,
      liveBufferLatencyMinRemain: LEAST_BEHIND_S,
      autoCleanupSourceBuffer: true,
      autoCleanupMaxBackwardDuration: 20,
      autoCleanupMinBackwardDuration: 8,
      headers,
    },
  );
  let stopped = false;
  const broken = () => {
    if (!stopped) onBroken();
  };
  player.on(mpegts.Events.ERROR, broken);
  player.on(mpegts.Events.LOADING_COMPLETE, broken);
  player.attachMediaElement(video);
  player.load();
  playWhenItCan(video);
  return {
    stop() {
      if (stopped) return;
      stopped = true;
      player.destroy();
    },
  };
}

async function startHls(video: HTMLVideoElement, path: string, onBroken: () => void): Promise<Engine> {
  const { default: Hls } = await import('hls.js');
  const { url, headers } = hubResource(path);
  const hls = new Hls({
    enableWorker: false,
    lowLatencyMode: true,
    liveSyncDurationCount: 2,
    maxLiveSyncPlaybackRate: 1.3,
    backBufferLength: 15,
    xhrSetup: (request) => {
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    },
  });
  let stopped = false;
  hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
    if (fatal && !stopped) onBroken();
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  playWhenItCan(video);
  return {
    stop() {
      if (stopped) return;
      stopped = true;
      hls.destroy();
    },
  };
}
