import { placeLayer } from './placeLayer.ts';

/** Shelters: a house with a walking person. */
export const shelters = placeLayer(
  'shelter',
  (shelter) => `shelter_${shelter.category}`,
  () => 32,
);
