import { type RefObject, useEffect, useRef, useState } from 'react';
import type { VideoQuality } from '../../shared/contract/video.ts';
import { Playback, type PlayState } from './playback.ts';

/**
 * Plays a camera in a video element while it can be seen.
 * @param source changes when the record's address does: the stream is opened anew then
 */
export function usePlayback(
  video: RefObject<HTMLVideoElement | null>,
  wish: {
    readonly cameraId: string;
    readonly quality: VideoQuality;
    readonly transcode: boolean;
    readonly source: string;
  },
  visible: boolean,
): { readonly state: PlayState; readonly retry: () => void } {
  const { cameraId, quality, transcode, source } = wish;
  const [state, setState] = useState<PlayState>({ kind: 'opening' });
  const playback = useRef<Playback>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is a new stream
  useEffect(() => {
    const element = video.current;
    if (!element || !visible) {
      setState({ kind: 'paused' });
      return;
    }
    const own = new Playback(element, { cameraId, quality, transcode }, setState);
    playback.current = own;
    return () => {
      playback.current = undefined;
      own.stop();
    };
  }, [video, cameraId, quality, transcode, source, visible]);
  return { state, retry: () => playback.current?.retry() };
}
