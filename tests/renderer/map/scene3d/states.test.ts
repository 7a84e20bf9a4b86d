import { describe, expect, it } from 'vitest';
import { NEIGHBOUR_M, shownStates } from '../../../../renderer/map/scene3d/conditions.ts';
import { scenesNear } from '../../../../renderer/map/scene3d/nearScenes.ts';
import { isCut } from '../../../../renderer/map/scene3d/section.ts';
import { routeOf, tourOrbit } from '../../../../renderer/map/scene3d/tour.ts';
import { isNight, sunHeightDeg } from '../../../../renderer/panels/scene/daylight.ts';
import type { SceneInfo } from '../../../../shared/contract/scenes.ts';
import { destination } from '../../../../shared/geo.ts';
import type { Installation } from '../../../../shared/records/installation.ts';

const here = { lon: 117.6, lat: 23.75 };
const tank = (id: string, awayM: number, condition?: Installation['condition']): Installation => ({
  id: `installation:${id}`,
  name: id,
  category: 'tank',
  position: destination(here, 70, awayM),
  provenance: { producer: 'test' },
  ...(condition ? { condition } : {}),
});

describe('states of bodies', () => {
  it('neighbours of what leaks or burns are marked, unless they have a state of their own', () => {
    const states = shownStates([
      tank('a', 0, 'leaking'),
      tank('b', NEIGHBOUR_M - 1),
      tank('c', NEIGHBOUR_M + 1),
      tank('d', 20, 'cooled'),
      tank('e', 30, 'normal'),
    ]);
    expect(Object.fromEntries(states)).toEqual({
      'installation:a': 'leaking',
      'installation:b': 'neighbour',
      'installation:d': 'cooled',
      'installation:e': 'neighbour',
    });
  });

  it('a stopped or cooled one has no neighbours', () => {
    expect(shownStates([tank('a', 0, 'stopped'), tank('b', 10)]).size).toBe(1);
  });
});

const scene = (subjectId: string, awayM: number, radiusM: number): SceneInfo => ({
  subjectId,
  name: subjectId,
  origin: destination(here, 10, awayM),
  radiusM,
  firms: 1,
  installations: 1,
  drains: 0,
  state: 'missing',
});
const orbit = (rangeM: number) => ({ target: here, headingDeg: 0, pitchDeg: -40, rangeM });

describe('scenes near the camera', () => {
  const list = [
    scene('park:a', 9_000, 1_500),
    scene('firm:b', 9_000, 100),
    scene('firm:c', 1_000, 100),
    scene('park:d', 30_000, 1_500),
  ];
  it('are those that can be seen, the nearest first', () => {
    expect(scenesNear(list, orbit(1_000), new Set()).map(({ subjectId }) => subjectId)).toEqual(['firm:c', 'park:a']);
    expect(scenesNear(list, orbit(16_000), new Set())).toEqual([]);
  });

  it('stay a little longer when they stand already', () => {
    expect(scenesNear(list, orbit(16_000), new Set(['park:a'])).map(({ subjectId }) => subjectId)).toEqual(['park:a']);
  });

  it('are never more than six', () => {
    const many = Array.from({ length: 30 }, (_, i) => scene(`firm:${i}`, 100 * i, 150));
    expect(scenesNear(many, orbit(500), new Set()).length).toBe(6);
  });
});

describe('a tour', () => {
  it('circles: the target and the distance stay, the heading turns', () => {
    const start = orbit(400);
    const later = tourOrbit('orbit', start, [], 10);
    expect(later.target).toEqual(here);
    expect(later.rangeM).toBe(400);
    expect(later.headingDeg).toBeCloseTo(90);
  });

  it('cruises without a jump from stop to stop and round again', () => {
    const stops = [500, 900, 1_400].map((away) => destination(here, 45, away));
    let last = tourOrbit('cruise', orbit(2_000), stops, 0);
    for (let seconds = 0.1; seconds < 60; seconds += 0.1) {
      const next = tourOrbit('cruise', orbit(2_000), stops, seconds);
      expect(Math.abs(next.target.lat - last.target.lat)).toBeLessThan(0.001);
      expect(Math.abs(next.rangeM - last.rangeM)).toBeLessThan(80);
      last = next;
    }
  });

  it('visits every stop once, always the nearest that is left', () => {
    const stops = [1_400, 500, 900].map((away) => destination(here, 45, away));
    expect(routeOf(stops, here)).toEqual([stops[1], stops[2], stops[0]]);
  });
});

describe('a section', () => {
  it('cuts away what lies before it', () => {
    const south = { bearingDeg: 180, offsetM: 50 };
    expect(isCut(here, south, destination(here, 180, 60))).toBe(true);
    expect(isCut(here, south, destination(here, 180, 40))).toBe(false);
    expect(isCut(here, south, destination(here, 0, 500))).toBe(false);
    expect(isCut(here, undefined, here)).toBe(false);
  });
});

describe('daylight', () => {
  it('the sun stands where the almanac says (NOAA solar calculator)', () => {
    // 2026-06-21 12:14 in Fuzhou, solar noon at the solstice: 90 − 26.08 + 23.44.
    expect(sunHeightDeg(Date.UTC(2026, 5, 21, 4, 5), { lon: 119.3, lat: 26.08 })).toBeCloseTo(87.3, 0);
    // Equinox at the equator, six hours after noon: at the horizon.
    expect(Math.abs(sunHeightDeg(Date.UTC(2026, 2, 20, 18, 7), { lon: 0, lat: 0 }))).toBeLessThan(0.6);
  });

  it('it is night at midnight and day at noon in Fujian', () => {
    expect(isNight(Date.UTC(2026, 10, 25, 16), here)).toBe(true);
    expect(isNight(Date.UTC(2026, 10, 25, 4), here)).toBe(false);
  });
});
