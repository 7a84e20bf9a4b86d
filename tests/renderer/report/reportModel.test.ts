import { describe, expect, it } from 'vitest';
import { cut, cutOldest, shorten, tighter, WIDEST } from '../../../renderer/report/fit.ts';
import { buildReport, type ReportModel, sensitivePoints } from '../../../renderer/report/reportModel.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { Report } from '../../../shared/records/report.ts';
import type { Weather } from '../../../shared/records/weather.ts';
import { HISTORY, INCIDENT_ID, OPENED_MS } from '../replay/history.ts';

const RING = { radiusM: 500, sensitiveAreas: 1, riskSources: 0, firms: 0, people: 1200, placesWithoutPopulation: 1 };
const REPORT: Report = {
  id: 'report:one',
  incidentId: INCIDENT_ID,
  title: '加油站突发环境事件',
  producedAt: OPENED_MS + 1_100_000,
  producedBy: 'user:duty',
  upToSeq: 21,
  rings: [RING],
  summary: '',
};
const place = (id: string, more: object) => ({
  id,
  name: id,
  position: { lon: 1.5, lat: 42.5 },
  provenance: { producer: '教育局', asOf: 1000 },
  ...more,
});
const AREA: OutputOf<'area.rings'> = {
  rings: [RING],
  places: [
    { record: place('riskSource:r', { category: 'tank' }), distanceM: 3 },
    {
      record: place('sensitiveArea:a', { category: 'school', population: { day: 1200, night: 30, asOf: 5000 } }),
      distanceM: 120,
    },
    { record: place('sensitiveArea:b', { category: 'hospital' }), distanceM: 480 },
  ],
};
const wind = (id: string, observedAt: number): Weather => ({
  id: `weather:${id}`,
  observedAt,
  observedBy: 'user:duty',
  source: 'manual',
  windSpeedMs: 2,
  windFromDeg: 90,
  temperatureK: 290,
});
const sources = {
  report: REPORT,
  events: HISTORY,
  area: AREA,
  users: [{ id: 'user:duty', name: '值班员甲', role: 'duty' as const }],
  weather: [wind('a', OPENED_MS), wind('b', OPENED_MS + 500_000), wind('late', OPENED_MS + 1_150_000)],
};
const built = (): ReportModel => {
  const model = buildReport(sources);
  if (!model) throw new Error('no report');
  return model;
};

describe('report model', () => {
  it('tells the events up to its own place in the log and none after', () => {
    const model = built();
    expect(model.incident).toMatchObject({ state: 'verified', substance: '汽油' });
    expect(model.course.map(({ to, why }) => [to, why])).toEqual([
      ['reported', ''],
      ['verified', '现场确认泄漏'],
    ]);
    expect(model.tasks).toHaveLength(1);
    expect(model.tasks[0]).toMatchObject({ state: 'done', stateNote: '已核实' });
    expect(buildReport({ ...sources, report: { ...REPORT, upToSeq: 13 } })?.tasks[0]?.state).toBe('sent');
    expect(buildReport({ ...sources, report: { ...REPORT, upToSeq: 30 } })?.incident.state).toBe('ended');
  });

  it('names who did what and the weather known then', () => {
    const model = built();
    expect(model.course[0]?.by).toBe('值班员甲');
    expect(model.notes).toEqual([{ atMs: OPENED_MS + 900_000, by: '值班员甲', text: '阀门已关闭' }]);
    expect(model.weather?.id).toBe('weather:b');
  });

  it('numbers the sensitive points by distance, with people and the date of the count', () => {
    expect(sensitivePoints(AREA.places)).toMatchObject([
      { number: 1, name: 'sensitiveArea:a', people: 1200, asOfMs: 5000, distanceM: 120 },
      { number: 2, name: 'sensitiveArea:b', asOfMs: 1000, distanceM: 480 },
    ]);
    expect(sensitivePoints(AREA.places)[1]?.people).toBeUndefined();
  });

  it('says when the places have changed since, when data are for demonstration, when it is a drill', () => {
    expect(built()).toMatchObject({ placesChanged: false, demo: false, drill: false });
    const more = buildReport({ ...sources, area: { ...AREA, rings: [{ ...RING, people: 1300 }] } });
    expect(more?.placesChanged).toBe(true);
    const [, school] = AREA.places;
    const demo = { ...school?.record, id: 'sensitiveArea:d', provenance: { producer: 'x', demo: true } };
    const shown = buildReport({ ...sources, area: { ...AREA, places: [{ record: demo, distanceM: 1 }] } });
    expect(shown?.demo).toBe(true);
  });

  it('is nothing without the opening of its incident', () => {
    expect(buildReport({ ...sources, events: HISTORY.slice(1) })).toBeUndefined();
  });
});

describe('fit on one page', () => {
  const model = (): ReportModel => ({
    ...built(),
    sensitive: Array.from({ length: 40 }, (_, index) => ({
      number: index + 1,
      name: String(index),
      category: 'school',
      position: { lon: 0, lat: 0 },
      distanceM: index,
    })),
  });

  it('R1: leaves out ever more until nothing can be left out, and always ends', () => {
    const full = model();
    let limits = WIDEST;
    let steps = 0;
    for (let next = tighter(limits, full); next; next = tighter(next, full)) {
      const size = (value: typeof limits) => value.sensitive + value.tasks + value.notes + value.course + value.text;
      const printed = (value: typeof limits) => Math.min(value.sensitive, full.sensitive.length) + value.text;
      expect(size(next)).toBeLessThan(size(limits));
      expect(printed(next)).toBeLessThanOrEqual(printed(limits));
      limits = next;
      steps++;
    }
    expect(steps).toBeGreaterThan(5);
    expect(steps).toBeLessThan(100);
    expect(limits.sensitive).toBeGreaterThan(0);
    expect(limits.text).toBeGreaterThan(0);
  });

  it('shortens the longest list first', () => {
    expect(tighter(WIDEST, model())).toEqual({ ...WIDEST, sensitive: WIDEST.sensitive - 1 });
  });

  it('says how many entries it leaves out', () => {
    expect(cut([1, 2, 3], 2)).toEqual({ shown: [1, 2], left: 1 });
    expect(cutOldest([1, 2, 3], 2)).toEqual({ shown: [2, 3], left: 1 });
    expect(cut([1], 5)).toEqual({ shown: [1], left: 0 });
    expect(shorten('一二三四', 3)).toBe('一二…');
    expect(shorten('一二三', 3)).toBe('一二三');
  });
});
