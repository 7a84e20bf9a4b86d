import { describe, expect, it } from 'vitest';
import { boundsElsewhere } from '../../../renderer/frame/map/firstView.ts';
import { EMPTY_LISTS } from '../../../renderer/state/records.ts';
import type { Team } from '../../../shared/records/team.ts';

const team = (lon: number, lat: number): Team => ({
  id: `team:${lon}_${lat}`.replaceAll('.', '-') as Team['id'],
  name: 'x',
  category: 'fire',
  position: { lon, lat },
  provenance: { producer: 'x' },
});
const withTeams = (...teams: Team[]) => ({ ...EMPTY_LISTS, team: teams });

describe('the first view of the map', () => {
  it('is home when there is nothing, or most things are there', () => {
    expect(boundsElsewhere(EMPTY_LISTS)).toBeUndefined();
    expect(boundsElsewhere(withTeams(team(119, 26), team(118, 25), team(1.5, 42.5)))).toBeUndefined();
  });

  it('shows the data where most of them are elsewhere', () => {
    expect(boundsElsewhere(withTeams(team(1.5, 42.5), team(1.7, 42.4), team(119, 26)))).toEqual([1.5, 42.4, 1.7, 42.5]);
  });
});
