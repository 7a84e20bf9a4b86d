import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  categoryCounts,
  parseRadii,
  placedRecords,
  radiiText,
  ringRows,
  within,
} from '../../../renderer/panels/area/ringTable.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';

const place = (id: string, more: object, asOf?: number) => ({
  id,
  name: id,
  position: { lon: 1.5, lat: 42.5 },
  provenance: { producer: '教育局', ...(asOf === undefined ? {} : { asOf }) },
  ...more,
});
const ring = (radiusM: number, people: number, placesWithoutPopulation: number) => ({
  radiusM,
  sensitiveAreas: 0,
  riskSources: 0,
  firms: 0,
  people,
  placesWithoutPopulation,
});
const ANSWER: OutputOf<'area.rings'> = {
  rings: [ring(500, 1200, 0), ring(3000, 1500, 1)],
  places: [
    {
      record: place('sensitiveArea:a', { category: 'school', population: { day: 1200, asOf: 5000 } }, 9000),
      distanceM: 0,
    },
    { record: place('firm:f', {}), distanceM: 500 },
    { record: place('sensitiveArea:b', { category: 'school', population: { night: 300 } }, 2000), distanceM: 501 },
    { record: place('sensitiveArea:c', { category: 'hospital' }, 1000), distanceM: 2999 },
    { record: place('user:x', {}), distanceM: 10 },
    { record: { id: 'firm:broken' }, distanceM: 10 },
  ],
};

describe('ring table', () => {
  const placed = placedRecords(ANSWER.places);

  it('takes only whole places', () => {
    expect(placed.map(({ record }) => record.id)).toEqual([
      'sensitiveArea:a',
      'firm:f',
      'sensitiveArea:b',
      'sensitiveArea:c',
    ]);
  });

  it('counts each ring with the smaller ones in it, the edge included', () => {
    const [inner, outer] = ringRows(ANSWER, placed);
    expect(inner).toMatchObject({ total: 2, people: 1200, withoutPopulation: 0 });
    expect(inner?.byKind).toMatchObject({ sensitiveArea: 1, firm: 1, riskSource: 0 });
    expect(outer).toMatchObject({ total: 4, people: 1500, withoutPopulation: 1 });
    expect(outer?.byKind.sensitiveArea).toBe(3);
  });

  it('dates the people by the counts that went in, not by places without people', () => {
    const [inner, outer] = ringRows(ANSWER, placed);
    expect(inner?.asOf).toEqual({ oldestMs: 5000, newestMs: 5000 });
    expect(outer?.asOf).toEqual({ oldestMs: 2000, newestMs: 5000 });
  });

  it('counts by category, kinds in their order and the most first', () => {
    expect(categoryCounts(placed)).toEqual([
      { kind: 'firm', labelKey: 'records.firm', count: 1 },
      { kind: 'sensitiveArea', labelKey: 'records.sensitiveArea_school', count: 2 },
      { kind: 'sensitiveArea', labelKey: 'records.sensitiveArea_hospital', count: 1 },
    ]);
    expect(within(placed, 500)).toHaveLength(2);
  });
});

describe('radii as typed', () => {
  it.each([
    ['0.5, 3, 5', [500, 3000, 5000]],
    ['5 3，0.5', [500, 3000, 5000]],
    ['1、1；2', [1000, 2000]],
  ])('reads %s', (text, radii) => expect(parseRadii(text)).toEqual(radii));

  it.each(['', ' ', '0', '-1', '201', 'a', '1,2,3,4,5,6', '1e9'])('refuses %j', (text) =>
    expect(parseRadii(text)).toBeUndefined(),
  );

  it('reads what it writes', () => {
    const radii = fc.uniqueArray(fc.integer({ min: 1, max: 200_000 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(radii, (metres) => {
        const sorted = metres.toSorted((a, b) => a - b);
        const read = parseRadii(radiiText(sorted));
        expect(read?.map((value) => Math.round(value))).toEqual(sorted);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseRadii(text)));
  });
});
