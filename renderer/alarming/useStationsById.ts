import { useMemo } from 'react';
import type { Station } from '../../shared/records/station.ts';
import { useRecords } from '../state/records.ts';

/** Stations by id; the map keeps its identity until a station changes. */
export function useStationsById(): ReadonlyMap<string, Station> {
  const stations = useRecords((state) => state.lists.station);
  return useMemo(() => new Map(stations.map((station) => [station.id, station])), [stations]);
}
