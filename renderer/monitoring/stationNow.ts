import { create } from 'zustand';
import type { Unsubscribe } from '../../shared/clock.ts';
import type { Station } from '../../shared/records/station.ts';
import type { MapCaption, StationState } from '../map/api.ts';
import { STATION_COLOURS } from '../map/symbols/palette.ts';
import { useLanguage } from '../state/language.ts';
import { useLive } from '../state/live.ts';
import type { StationReadings } from '../state/liveReadings.ts';
import { useRecords } from '../state/records.ts';
import { hubNow } from '../state/session.ts';
import { limitOfReading } from './limits.ts';
import { mainReading } from './mainReading.ts';
import { stationState } from './stationState.ts';
import { nameOf, valueText } from './valueText.ts';

/** What the stations say, for the map: each map keeps its identity while nothing in it changes. */
interface StationNow {
  readonly states: ReadonlyMap<string, StationState>;
  readonly captions: ReadonlyMap<string, MapCaption>;
}

export const useStationNow = create<StationNow>(() => ({ states: new Map(), captions: new Map() }));

/** R1: however fast values come, the map's data changes at most this often, ms. */
export const SETTLE_MS = 500;
/** How often stations are looked at that say nothing, ms. */
const SILENCE_CHECK_MS = 30_000;

/** Keeps `useStationNow` up with the live readings. Returns what ends it. */
export function followStations(): Unsubscribe {
  let timer = 0;
  const settle = () => {
    timer = 0;
    const next = stationsNow(useLive.getState().stations, useRecords.getState().lists.station, hubNow());
    if (next) useStationNow.setState(next);
  };
  const soon = () => {
    timer ||= window.setTimeout(settle, SETTLE_MS);
  };
  const stops = [
    useLive.subscribe(({ stations }, before) => stations !== before.stations && soon()),
    useRecords.subscribe(({ lists }, before) => lists.station !== before.lists.station && soon()),
    useLanguage.subscribe(soon),
  ];
  const silence = window.setInterval(settle, SILENCE_CHECK_MS);
  settle();
  return () => {
    window.clearTimeout(timer);
    window.clearInterval(silence);
    for (const stop of stops) stop();
  };
}

interface Known {
  readonly readings: StationReadings;
  readonly station: Station;
  readonly language: string;
  readonly caption: MapCaption | undefined;
  readonly state: StationState | undefined;
}

let known = new Map<string, Known>();

/** What the stations say now; undefined when that is what they said when last asked. */
export function stationsNow(
  live: ReadonlyMap<string, StationReadings>,
  stations: readonly Station[],
  nowMs: number,
): Partial<StationNow> | undefined {
  const { language } = useLanguage.getState();
  const next = new Map<string, Known>();
  let statesChanged = false;
  let captionsChanged = false;
  for (const station of stations) {
    const readings = live.get(station.id);
    if (!readings) continue;
    const before = known.get(station.id);
    const state = stationState(readings.all, nowMs);
    const same =
      before?.readings === readings &&
      before.station === station &&
      before.language === language &&
      before.state === state;
    const caption = same ? before.caption : captionOf(readings, station, state, language);
    const kept = caption?.text === before?.caption?.text && caption?.colour === before?.caption?.colour;
    statesChanged ||= before?.state !== state;
    captionsChanged ||= !kept;
    next.set(station.id, { readings, station, language, state, caption: kept ? before?.caption : caption });
  }
  if (next.size !== known.size) statesChanged = captionsChanged = true;
  known = next;
  if (!statesChanged && !captionsChanged) return undefined;
  return {
    ...(statesChanged ? { states: mapOf(next, ({ state }) => state) } : {}),
    ...(captionsChanged ? { captions: mapOf(next, ({ caption }) => caption) } : {}),
  };
}

function captionOf(
  { all }: StationReadings,
  station: Station,
  state: StationState | undefined,
  language: 'zh-CN' | 'en',
): MapCaption | undefined {
  const main = mainReading(all, station.category, (reading) => limitOfReading(reading, station)?.high);
  if (!main || state === undefined) return undefined;
  return {
    text: `${nameOf(main.factor, language)} ${valueText(main, station.category)}`,
    colour: STATION_COLOURS[state],
  };
}

function mapOf<Value>(all: ReadonlyMap<string, Known>, pick: (known: Known) => Value | undefined) {
  const values = new Map<string, Value>();
  for (const [id, one] of all) {
    const value = pick(one);
    if (value !== undefined) values.set(id, value);
  }
  return values;
}
