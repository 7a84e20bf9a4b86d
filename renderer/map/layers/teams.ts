import { placeLayer } from './placeLayer.ts';

/** Teams at their bases: a shield with a picture by category. */
export const teams = placeLayer(
  'team',
  (team) => `team_${team.category}`,
  () => 44,
);
