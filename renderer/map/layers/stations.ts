import { STATION_CATEGORIES, type Station } from '../../../shared/records/station.ts';
import type { MapData, StationState } from '../api.ts';
import type { Marker } from '../cluster/marker.ts';
import { STATION_STATES } from '../symbols/names.ts';
import { categoryFilter, symbolLegend } from './filters.ts';
import type { LayerFilter, LegendEntry, MapLayer } from './layer.ts';
import { placeLayer } from './placeLayer.ts';
import { shownRecords } from './shown.ts';

/** Stations of the environment itself; those of firms' outlets are many and show nearer. */
const PUBLIC_STATIONS: ReadonlySet<string> = new Set(['air', 'surfaceWater', 'radiation', 'weather']);
/** Exceeding stations stand by themselves, from whatever distance, while there are no more of them. */
const MOST_PINNED = 120;
/** Field of the layer's filter that is not of the record but of its readings. */
export const STATE_FILTER = 'liveState';

const URGENCY: Readonly<Record<StationState, number>> = {
  exceeding: 40,
  suspicious: 20,
  flagged: 6,
  silent: 4,
  normal: 2,
};

const stateLegend: readonly LegendEntry[] = STATION_STATES.map((state) => ({
  labelKey: `monitoring.state_${state}`,
  look: { type: 'symbol', symbol: `station_other_${state}` },
}));

const stateFilter: LayerFilter = {
  field: STATE_FILTER,
  values: STATION_STATES.map((value) => ({ value, labelKey: `monitoring.state_${value}` })),
};

interface Made {
  readonly station: Station;
  readonly state: StationState | undefined;
  readonly marker: Marker;
}

let made = new Map<string, Made>();

/** The marker of a station in its state; the same one as long as both stay. */
function markerOf(station: Station, state: StationState | undefined): Marker {
  const known = made.get(station.id);
  if (known?.station === station && known.state === state) return known.marker;
  const marker: Marker = {
    id: station.id,
    position: station.position,
    symbol: state === undefined ? `station_${station.category}` : `station_${station.category}_${state}`,
    label: station.name,
    priority: (PUBLIC_STATIONS.has(station.category) ? 35 : 29) + (state === undefined ? 0 : URGENCY[state]),
  };
  made.set(station.id, { station, state, marker });
  return marker;
}

/** Stations that the filters let through, with what they say. */
function shownStations(data: MapData): (readonly [Station, StationState | undefined])[] {
  const hidden = new Set(data.layerSettings?.station?.hidden?.[STATE_FILTER] ?? []);
  const stations = shownRecords(data, 'station');
  if (made.size > 2 * stations.length + 100) made = new Map();
  return stations.flatMap((station) => {
    const state = data.stationStates?.get(station.id);
    return state !== undefined && hidden.has(state) ? [] : [[station, state] as const];
  });
}

/** R1: an exceeding station is never hidden in a cluster, unless there are so many that only clusters can be read. */
export function splitStations(data: MapData): { readonly markers: Marker[]; readonly pinned: Marker[] } {
  const shown = shownStations(data);
  const exceeding = shown.filter(([, state]) => state === 'exceeding').length;
  const pins = exceeding <= MOST_PINNED;
  const markers: Marker[] = [];
  const pinned: Marker[] = [];
  for (const [station, state] of shown) {
    (pins && state === 'exceeding' ? pinned : markers).push(markerOf(station, state));
  }
  return { markers, pinned };
}

const base = placeLayer({
  kind: 'station',
  group: 'monitoring',
  nearM: 400_000,
  symbol: 'station_air',
  symbolOf: (station) => `station_${station.category}`,
  priorityOf: (station) => (PUBLIC_STATIONS.has(station.category) ? 35 : 29),
  legend: [...stateLegend, ...symbolLegend('station', STATION_CATEGORIES)],
  filters: [stateFilter, categoryFilter('station', STATION_CATEGORIES)],
});

/** Monitoring stations: a pin with a picture by category, colour and sign by what its readings say. */
export const stations: MapLayer = {
  ...base,
  select: (data) => [...base.select(data), data.stationStates, data.layerSettings?.station?.hidden?.[STATE_FILTER]],
  markers: (data) => splitStations(data).markers,
  pinned: (data) => splitStations(data).pinned,
};
