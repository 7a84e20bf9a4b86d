import { create } from 'zustand';
import type { Unsubscribe } from '../../shared/clock.ts';
import type { Bounds } from '../../shared/geo.ts';
import type { Watched } from '../../shared/telemetry/live.ts';
import type { Period, Reading } from '../../shared/telemetry/reading.ts';
import type { HubClient } from '../client/hubClient.ts';
import { LiveReadings, type StationReadings } from './liveReadings.ts';
import { LiveTracks, type TrackArrays } from './liveTracks.ts';

interface LiveState {
  /** Newest readings by station; a station's object keeps its identity until one of its readings changes. */
  readonly stations: ReadonlyMap<string, StationReadings>;
  /** Counts changes of `liveTracks()`. */
  readonly tracksVersion: number;
  /** When something last came, this machine's clock, epoch milliseconds. */
  readonly lastAt?: number | undefined;
}

/** What is measured and what moves, as it comes in. */
export const useLive = create<LiveState>(() => ({ stations: new Map(), tracksVersion: 0 }));

const copyOf = ([west, south, east, north]: Bounds): [number, number, number, number] => [west, south, east, north];

const readings = new LiveReadings();
const tracks = new LiveTracks();
const wanted = new Set<{ readonly bounds: Bounds | undefined }>();
let watch: (() => void) | undefined;

/**
 * Where everything that is watched is now, as arrays of `count` rows; the same arrays are written again when something
 * moves: whoever keeps a copy compares `version`.
 */
export function liveTracks(): TrackArrays {
  return tracks.arrays();
}

/** Newest reading of a factor at a station; of the shortest period when none is named. */
export function latestReading(stationId: string, factor: string, period?: Period): Reading | undefined {
  return useLive.getState().stations.get(stationId)?.reading(factor, period);
}

/**
 * Asks the hub for tracks as long as somebody does: all, or those within bounds (of several, all).
 * Returns what ends it.
 */
export function watchTracks(bounds?: Bounds): Unsubscribe {
  const want = { bounds };
  wanted.add(want);
  watch?.();
  return () => {
    if (wanted.delete(want)) watch?.();
  };
}

/** Follows the live data of a connection: readings always, tracks when asked for. Returns what ends it. */
export function openLive(client: HubClient): Unsubscribe {
  let unwatch: Unsubscribe = () => {};
  let asked = '';
  const ask = () => {
    const [only] = wanted;
    // Of several, all.
    const tracked = wanted.size === 1 && only?.bounds ? copyOf(only.bounds) : wanted.size > 0;
    const what: Watched = { readings: true, tracks: tracked };
    const text = JSON.stringify(what);
    if (text === asked) return;
    asked = text;
    unwatch();
    unwatch = client.watch(what, (message) => {
      const fits = message.kind === 'readings' ? readings.take(message) : tracks.take(message);
      const { stations } = readings;
      useLive.setState({ stations, tracksVersion: tracks.arrays().version, lastAt: Date.now() });
      return fits;
    });
  };
  watch = ask;
  ask();
  return () => {
    if (watch === ask) watch = undefined;
    unwatch();
  };
}
