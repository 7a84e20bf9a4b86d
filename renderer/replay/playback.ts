import { type Replay, useDesk } from '../state/desk.ts';
import { useReplayEvents } from './replayEvents.ts';
import { neighbourMs } from './replayFold.ts';

/** Times real speed. */
export const SPEEDS = [1, 10, 60, 120, 300, 600] as const;

function change(part: (replay: Replay) => Partial<Replay>): void {
  const { replay } = useDesk.getState();
  if (replay) useDesk.setState({ replay: { ...replay, ...part(replay) } });
}

/** Goes to a time, within the replay. */
export function seek(timeMs: number): void {
  change(({ fromMs, toMs }) => ({ timeMs: Math.min(toMs, Math.max(fromMs, timeMs)) }));
}

/** To the event before or after; playing stops, so that it can be looked at. */
export function stepEvent(step: 'previous' | 'next'): void {
  const { events } = useReplayEvents.getState();
  change(({ timeMs }) => ({ playing: false, timeMs: neighbourMs(events, timeMs, step) ?? timeMs }));
}

/** Starts or stops; from the end it starts over. */
export function togglePlaying(): void {
  change(({ playing, timeMs, fromMs, toMs }) => ({
    playing: !playing,
    timeMs: !playing && timeMs >= toMs ? fromMs : timeMs,
  }));
}

export function setSpeed(speed: number): void {
  change(() => ({ speed }));
}

/** The replay after `elapsedMs` of real time: moved on by its speed, stopped at the end. */
export function advanced(replay: Replay, elapsedMs: number): Replay {
  if (!replay.playing) return replay;
  const timeMs = replay.timeMs + elapsedMs * replay.speed;
  return timeMs >= replay.toMs ? { ...replay, timeMs: replay.toMs, playing: false } : { ...replay, timeMs };
}
