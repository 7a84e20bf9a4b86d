import { placeLayer } from './placeLayer.ts';

/** Sensitive areas: a disc with a picture by category, their outline filled softly. */
export const sensitiveAreas = placeLayer(
  'sensitiveArea',
  (area) => `sensitiveArea_${area.category}`,
  (area) => (area.category === 'intake' || area.category === 'hospital' || area.category === 'school' ? 38 : 36),
);
