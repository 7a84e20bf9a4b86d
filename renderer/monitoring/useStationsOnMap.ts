import { useEffect } from 'react';
import type { MapData } from '../map/api.ts';
import { useDesk } from '../state/desk.ts';
import { followStations, useStationNow } from './stationNow.ts';

const NOTHING: Pick<MapData, 'stationStates' | 'captions'> = { stationStates: undefined, captions: undefined };

/** What the stations on the map say now; nothing while a replay shows another time. */
export function useStationsOnMap(): Pick<MapData, 'stationStates' | 'captions'> {
  const replaying = useDesk((desk) => desk.replay !== undefined);
  const { states, captions } = useStationNow();
  useEffect(() => followStations(), []);
  return replaying ? NOTHING : { stationStates: states, captions };
}
