import { beforeEach, describe, expect, it } from 'vitest';
import { advanced, seek, stepEvent, togglePlaying } from '../../../renderer/replay/playback.ts';
import { tickShares } from '../../../renderer/replay/ReplaySlider.tsx';
import { useReplayEvents } from '../../../renderer/replay/replayEvents.ts';
import { type Replay, useDesk } from '../../../renderer/state/desk.ts';
import { HISTORY, INCIDENT_ID, OPENED_MS } from './history.ts';

const REPLAY: Replay = {
  incidentId: INCIDENT_ID,
  fromMs: OPENED_MS,
  toMs: OPENED_MS + 1_200_000,
  timeMs: OPENED_MS,
  playing: false,
  speed: 60,
};

beforeEach(() => {
  useReplayEvents.setState({ incidentId: INCIDENT_ID, events: HISTORY, loading: false });
  useDesk.setState({ replay: REPLAY });
});

describe('playback', () => {
  it('moves on by its speed and stops at the end', () => {
    expect(advanced(REPLAY, 1000)).toBe(REPLAY);
    const playing = { ...REPLAY, playing: true };
    expect(advanced(playing, 1000).timeMs).toBe(OPENED_MS + 60_000);
    expect(advanced(playing, 60_000)).toMatchObject({ timeMs: REPLAY.toMs, playing: false });
  });

  it('starts over from the end', () => {
    useDesk.setState({ replay: { ...REPLAY, timeMs: REPLAY.toMs } });
    togglePlaying();
    expect(useDesk.getState().replay).toMatchObject({ playing: true, timeMs: OPENED_MS });
    togglePlaying();
    expect(useDesk.getState().replay?.playing).toBe(false);
  });

  it('stays within the replay', () => {
    seek(Number.POSITIVE_INFINITY);
    expect(useDesk.getState().replay?.timeMs).toBe(REPLAY.toMs);
    seek(0);
    expect(useDesk.getState().replay?.timeMs).toBe(OPENED_MS);
  });

  it('steps to the next and the previous event and stops playing', () => {
    useDesk.setState({ replay: { ...REPLAY, playing: true } });
    stepEvent('next');
    expect(useDesk.getState().replay).toMatchObject({ playing: false, timeMs: OPENED_MS + 120_000 });
    stepEvent('previous');
    stepEvent('previous');
    expect(useDesk.getState().replay?.timeMs).toBe(OPENED_MS);
  });

  it('has one tick for events that would lie on each other', () => {
    expect(tickShares([0, 1, 500, 1000], 0, 1_000_000)).toEqual([0, 0.001]);
    expect(tickShares([10], 10, 10)).toEqual([0]);
  });
});
