import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMarks, project, radiusPx, scaleBarM, sketchView } from '../../../renderer/report/sketch.ts';
import { destination } from '../../../shared/geo.ts';

const centres = fc.record({
  lon: fc.double({ min: -170, max: 170, noNaN: true }),
  lat: fc.double({ min: -65, max: 65, noNaN: true }),
});

describe('sketch map', () => {
  it('puts the incident in the middle and keeps the largest ring inside', () => {
    fc.assert(
      fc.property(centres, fc.integer({ min: 100, max: 20_000 }), (centre, radiusM) => {
        const view = sketchView(centre, [radiusM / 2, radiusM], 874, 732);
        const middle = project(view, centre);
        expect(middle.x).toBeCloseTo(437, 3);
        expect(middle.y).toBeCloseTo(366, 3);
        for (const bearing of [0, 90, 180, 270]) {
          const { x, y } = project(view, destination(centre, bearing, radiusM));
          expect(x).toBeGreaterThan(0);
          expect(x).toBeLessThan(874);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(732);
        }
      }),
    );
  });

  it('draws circles that are as wide as high, to two per cent', () => {
    const centre = { lon: 119.3, lat: 26.1 };
    const view = sketchView(centre, [500, 3000, 5000], 874, 732);
    const radius = radiusPx(view, centre, 3000);
    for (const bearing of [0, 90]) {
      const { x, y } = project(view, destination(centre, bearing, 3000));
      const reached = Math.hypot(x - 437, y - 366);
      expect(Math.abs(reached / radius - 1)).toBeLessThan(0.02);
    }
  });

  it('has a round scale no longer than a third of the picture', () => {
    const centre = { lon: 119.3, lat: 26.1 };
    const view = sketchView(centre, [5000], 874, 732);
    const length = scaleBarM(view, centre);
    expect([1, 2, 5]).toContain(length / 10 ** Math.floor(Math.log10(length)));
    expect(radiusPx(view, centre, length)).toBeLessThanOrEqual(874 / 3);
  });

  it('moves marks aside until none covers another, and leaves those with room where they are', () => {
    const size = { width: 874, height: 732 };
    const crowd = Array.from({ length: 16 }, (_, index) => ({
      x: 430 + (index % 4) * 3,
      y: 360 + Math.floor(index / 4) * 3,
    }));
    const marks = placeMarks([...crowd, { x: 100, y: 100 }], [{ x: 437, y: 366 }], 28, size);
    for (const [index, mark] of marks.entries()) {
      for (const other of marks.slice(index + 1)) {
        expect(Math.hypot(mark.x - other.x, mark.y - other.y)).toBeGreaterThanOrEqual(28);
      }
      expect(Math.hypot(mark.x - 437, mark.y - 366)).toBeGreaterThanOrEqual(28);
    }
    expect(marks.at(-1)).toEqual({ x: 100, y: 100 });
  });
});
