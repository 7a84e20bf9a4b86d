import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Heap } from '../../../main/demo/heap.ts';
import { enclosedAreas } from '../../../main/demo/planarFaces.ts';
import { signedArea, type XY } from '../../../main/demo/plane.ts';
import { splitRing } from '../../../main/demo/splitRing.ts';

const areaOf = (rings: readonly (readonly XY[])[]) => rings.reduce((sum, ring) => sum + Math.abs(signedArea(ring)), 0);

describe('geometry of the demonstration', () => {
  it('a cut loses no land and makes none', () => {
    // Star-shaped rings: any radii in order of angle make a simple one.
    const ring = fc
      .array(fc.double({ min: 1, max: 10, noNaN: true }), { minLength: 4, maxLength: 24 })
      .map((radii) =>
        radii.map(
          (r, i): XY => [
            r * Math.cos((i * 2 * Math.PI) / radii.length),
            r * Math.sin((i * 2 * Math.PI) / radii.length),
          ],
        ),
      );
    const cut = fc
      .tuple(
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.double({ min: 0, max: 6.28, noNaN: true }),
      )
      .map(([x, y, angle]) => ({ at: [x, y] as const, along: [Math.cos(angle), Math.sin(angle)] as const }));
    fc.assert(
      fc.property(ring, cut, (points, line) => {
        const { left, right } = splitRing(points, line);
        expect(areaOf(left) + areaOf(right)).toBeCloseTo(areaOf([points]), 4);
      }),
    );
  });

  it('lines that stop short of each other still enclose what they go round', () => {
    const shore = [
      [117, 24],
      [118, 24],
      [118, 25],
      [117, 25],
    ] as const;
    const border = [
      [117.5, 24.005],
      [117.5, 24.995],
    ] as const;
    const areas = enclosedAreas([border], [shore]);
    expect(areas.length).toBe(2);
    expect(areaOf(areas)).toBeCloseTo(1, 6);
  });

  it('a heap gives the lowest first, the first of equals first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }), (levels) => {
        const heap = new Heap();
        levels.forEach((level, cell) => {
          heap.push(cell, level);
        });
        const out: [number, number][] = [];
        for (let top = heap.pop(); top; top = heap.pop()) out.push([top.level, top.cell]);
        expect(out).toEqual(
          levels.map((level, cell): [number, number] => [level, cell]).sort((a, b) => a[0] - b[0] || a[1] - b[1]),
        );
      }),
    );
  });
});
