import { LiveTracks } from '../../../renderer/state/liveTracks.ts';
import { MovingStore } from '../../../renderer/tracks/movingStore.ts';
import { VEHICLE_CATEGORIES } from '../../../shared/records/vehicle.ts';
import { bytesOf, makeColumns } from '../../../shared/telemetry/columns.ts';
import { TRACK_DEGREES, TRACK_ROW, type TracksMessage } from '../../../shared/telemetry/live.ts';

const CITIES = [
  [119.3, 26.08],
  [118.6, 24.9],
  [118.1, 24.5],
  [117.65, 24.5],
  [119.55, 26.66],
  [117.0, 25.1],
  [118.18, 26.64],
  [117.64, 26.26],
] as const;
/** Messages a second, as the hub sends them. */
const RATE = 5;
/** Rows of one of the first messages. */
const FIRST_ROWS = 10_000;

/** Vehicles that move, sent as the hub's own messages through the page's own decoder. */
export interface Fleet {
  readonly store: MovingStore;
  /** Rows sent since the start. */
  sent(): number;
  stop(): void;
}

/** A repeatable sequence of numbers from 0 to 1 (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** @param perSecond reports of position a second, of all vehicles in turn */
export function startFleet(count: number, perSecond: number): Fleet {
  const random = sequence(7);
  const tracks = new LiveTracks();
  const listeners = new Set<() => void>();
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  const heading = new Float32Array(count);
  const speed = new Float32Array(count);
  const at = new Float64Array(count);
  const now = Date.now();
  for (let i = 0; i < count; i++) {
    const city = CITIES[i % CITIES.length] ?? CITIES[0];
    const spread = i % 3 === 0 ? 1.2 : 0.18;
    lon[i] = city[0] + (random() - 0.5) * spread;
    lat[i] = city[1] + (random() - 0.5) * spread;
    heading[i] = random() * 360;
    speed[i] = i % 5 === 0 ? 0 : 5 + random() * 25;
    at[i] = now - random() * 10_000;
  }
  const names = Array.from({ length: count }, (_, i) => `vehicle:fleet-${String(i).padStart(6, '0')}`);
  const message = (rows: readonly number[], from: number, first: boolean, complete: boolean): TracksMessage => {
    const columns = makeColumns(TRACK_ROW, rows.length);
    for (const [k, row] of rows.entries()) {
      columns.at[k] = at[row] ?? 0;
      columns.lon[k] = Math.round((lon[row] ?? 0) / TRACK_DEGREES);
      columns.lat[k] = Math.round((lat[row] ?? 0) / TRACK_DEGREES);
      columns.speedMs[k] = speed[row] ?? 0;
      columns.headingDeg[k] = heading[row] ?? 0;
      columns.doseRateUsvH[k] = Number.NaN;
      columns.subject[k] = row;
    }
    const body = bytesOf(TRACK_ROW, columns);
    const added = names.slice(from, from + rows.length);
    return { kind: 'tracks', first, complete, rows: rows.length, body, subjects: { from, names: added } };
  };
  const take = (one: TracksMessage) => {
    if (tracks.take(one)) for (const listener of listeners) listener();
  };
  for (let from = 0; from < count; from += FIRST_ROWS) {
    const rows = Array.from({ length: Math.min(FIRST_ROWS, count - from) }, (_, i) => from + i);
    take(message(rows, from, from === 0, from + rows.length >= count));
  }
  let next = 0;
  let sent = 0;
  let owed = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const stamp = performance.now();
    owed += ((stamp - last) / 1_000) * perSecond;
    last = stamp;
    const size = Math.min(Math.floor(owed), 20_000, count);
    owed -= size;
    const rows: number[] = [];
    for (let k = 0; k < size; k++, next = (next + 1) % count) {
      const seconds = (Date.now() - (at[next] ?? 0)) / 1_000;
      const metres = (speed[next] ?? 0) * seconds;
      const angle = ((heading[next] ?? 0) * Math.PI) / 180;
      lat[next] = (lat[next] ?? 0) + (metres * Math.cos(angle)) / 111_320;
      lon[next] =
        (lon[next] ?? 0) + (metres * Math.sin(angle)) / (111_320 * Math.cos(((lat[next] ?? 0) * Math.PI) / 180));
      heading[next] = ((heading[next] ?? 0) + (random() - 0.5) * 30 + 360) % 360;
      at[next] = Date.now();
      rows.push(next);
    }
    sent += size;
    take(message(rows, count, false, true));
  }, 1_000 / RATE);
  const store = new MovingStore({
    tracks: () => tracks.arrays(),
    onTracks: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    describe: async (ids) =>
      ids.map((id) => {
        const number = Number(id.slice(-6));
        return [VEHICLE_CATEGORIES[number % VEHICLE_CATEGORIES.length] ?? 'other', `FLEET ${number}`];
      }),
    now: () => Date.now(),
    onError: (error) => console.error(error),
  });
  return { store, sent: () => sent, stop: () => clearInterval(timer) };
}
