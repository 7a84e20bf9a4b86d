import type { VideoQuality } from '../../shared/contract/video.ts';
import { AppError } from '../../shared/errors.ts';
import { hub } from '../state/session.ts';
import { type Engine, playWhenItCan } from './startPlaying.ts';

/** Candidates that have not come by then are not waited for, ms. */
const GATHER_MS = 1_500;

/** Plays by WebRTC: the hub passes the session descriptions on (WHEP, without trickle), the picture comes straight. */
export async function startWhep(
  video: HTMLVideoElement,
  { id, quality }: { readonly id: string; readonly quality: VideoQuality },
  onBroken: () => void,
): Promise<Engine> {
  const peer = new RTCPeerConnection();
  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    peer.close();
    video.srcObject = null;
  };
  try {
    const stream = new MediaStream();
    peer.ontrack = ({ track }) => stream.addTrack(track);
    peer.onconnectionstatechange = () => {
      if (!stopped && /failed|closed|disconnected/.test(peer.connectionState)) onBroken();
    };
    peer.addTransceiver('video', { direction: 'recvonly' });
    peer.addTransceiver('audio', { direction: 'recvonly' });
    await peer.setLocalDescription(await peer.createOffer());
    await gathered(peer);
    const answer = await hub().call('video.answer', { cameraId: id, quality, offer: peer.localDescription?.sdp ?? '' });
    if ('problem' in answer) throw new AppError('internal', {}, new Error(answer.problem));
    await peer.setRemoteDescription({ type: 'answer', sdp: answer.answer });
    video.srcObject = stream;
    playWhenItCan(video);
    return { stop };
  } catch (error) {
    stop();
    throw error;
  }
}

function gathered(peer: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    if (peer.iceGatheringState === 'complete') return resolve();
    const timer = window.setTimeout(resolve, GATHER_MS);
    peer.addEventListener('icegatheringstatechange', () => {
      if (peer.iceGatheringState !== 'complete') return;
      window.clearTimeout(timer);
      resolve();
    });
  });
}
