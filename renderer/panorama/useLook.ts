import { useMemo } from 'react';
import type { MapData } from '../map/api.ts';
import { useRecords } from '../state/records.ts';
import { usePanorama } from './panoramaState.ts';

/** Where the open panorama stands and looks, for the map; undefined while none is open. */
export function useLook(): MapData['look'] {
  const { id, headingDeg, fovDeg } = usePanorama();
  const position = useRecords((state) => state.lists.panorama.find((record) => record.id === id)?.position);
  return useMemo(() => position && { position, headingDeg, fovDeg }, [position, headingDeg, fovDeg]);
}
