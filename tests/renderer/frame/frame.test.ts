import { describe, expect, it } from 'vitest';
import { readLayout } from '../../../renderer/frame/frameState.ts';
import { hashOf, type Route, readHash, routeOf } from '../../../renderer/frame/route.ts';
import { latestWeather } from '../../../renderer/frame/topbar/latestWeather.ts';
import { nextIndex } from '../../../renderer/ui/arrowKeys.ts';
import { followedIncident } from '../../../renderer/wall/followedIncident.ts';
import type { Incident } from '../../../shared/records/incident.ts';
import type { Weather } from '../../../shared/records/weather.ts';

describe('address', () => {
  it.each<[string, string | undefined, string]>([
    ['', undefined, ''],
    ['#token=abc-_1', 'abc-_1', ''],
    ['#/field?token=abc', 'abc', '#/field'],
    ['#/wall&token=abc', 'abc', '#/wall'],
    ['#token=a%2Fb&/report/incident%3A1', 'a/b', '#/report/incident%3A1'],
    ['#/report/incident%3A1', undefined, '#/report/incident%3A1'],
    ['#token=', undefined, ''],
  ])('%s: the token is taken out of it', (hash, token, rest) => {
    expect(readHash(hash)).toEqual({ token, rest });
  });

  it('names a view and comes back as the same', () => {
    const routes: Route[] = [
      { view: 'desk' },
      { view: 'wall' },
      { view: 'field' },
      { view: 'report', incidentId: 'incident:01AB/?&#' },
    ];
    expect(routes.map((route) => routeOf(hashOf(route)))).toEqual(routes);
    expect(['', '#', '#/nowhere', '#/report/', '#token=abc'].map((hash) => routeOf(hash).view)).toEqual(
      Array.from({ length: 5 }, () => 'desk'),
    );
  });
});

describe('layout', () => {
  it('keeps what was stored, and its own for everything else', () => {
    expect(readLayout('{"leftOpen":false,"bottomOpen":"no","other":true}')).toEqual({
      leftOpen: false,
      rightOpen: true,
      bottomOpen: true,
      layersOpen: false,
      sound: true,
    });
    for (const broken of [null, undefined, '', '{', 'null', '[]', '7'])
      expect(readLayout(broken)).toEqual(readLayout('{}'));
  });
});

describe('arrow keys', () => {
  it('stop at the ends', () => {
    expect(nextIndex('ArrowDown', 2, 3)).toBe(2);
    expect(nextIndex('ArrowUp', 0, 3)).toBe(0);
    expect(nextIndex('End', 0, 3)).toBe(2);
    expect(nextIndex('a', 0, 3)).toBeUndefined();
  });
});

describe('top bar', () => {
  it('shows the newest weather, whatever the order of the records', () => {
    const weather = (observedAt: number): Weather => ({
      id: `weather:${observedAt}`,
      observedAt,
      observedBy: 'user:a',
      source: 'manual',
      windSpeedMs: 1,
      windFromDeg: 0,
      temperatureK: 290,
    });
    expect(latestWeather([weather(2), weather(5), weather(3)])?.observedAt).toBe(5);
    expect(latestWeather([])).toBeUndefined();
  });
});

describe('wall', () => {
  const incident = (id: string, openedAt: number, state: Incident['state'] = 'reported'): Incident => ({
    id: `incident:${id}`,
    name: id,
    state,
    openedAt,
    occurredAt: openedAt,
    openedBy: 'user:a',
    informationSource: 'phone',
    position: { lon: 119, lat: 26 },
    radiiM: [500],
  });
  const incidents = [incident('a', 1), incident('b', 3), incident('c', 2), incident('over', 9, 'ended')];

  it('follows the desk while its incident is open, else the newest open one', () => {
    expect(followedIncident(incidents, 'incident:c')?.name).toBe('c');
    expect(followedIncident(incidents, undefined)?.name).toBe('b');
    expect(followedIncident(incidents, 'incident:over')?.name).toBe('b');
    expect(followedIncident([], 'incident:a')).toBeUndefined();
  });
});
