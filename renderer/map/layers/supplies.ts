import { placeLayer } from './placeLayer.ts';

/** Supply depots: a hexagon with a crate. */
export const supplies = placeLayer(
  'supply',
  () => 'supply',
  () => 34,
);
