import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayUnder, findDisplay, fitInto } from '../../../main/shell/placement.ts';

const left = {
  id: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
};
const right = {
  id: 2,
  bounds: { x: 1920, y: 0, width: 3840, height: 2160 },
  workArea: { x: 1920, y: 0, width: 3840, height: 2160 },
};

describe('placement', () => {
  it('R1: finds a display by id, else by its place, else not at all', () => {
    expect(findDisplay([left, right], { displayId: 2, bounds: left.bounds })).toBe(right);
    expect(findDisplay([left, { ...right, id: 77 }], { displayId: 2, bounds: right.bounds })?.id).toBe(77);
    expect(findDisplay([left], { displayId: 2, bounds: right.bounds })).toBeUndefined();
  });

  it('names the display that shows most of a window', () => {
    expect(displayUnder([left, right], { x: 1800, y: 100, width: 800, height: 600 })).toBe(right);
    expect(displayUnder([left, right], { x: 1000, y: 100, width: 1000, height: 600 })).toBe(left);
    expect(displayUnder([left, right], { x: -5000, y: 0, width: 100, height: 100 })).toBeUndefined();
  });

  it('fits any rectangle wholly into an area', () => {
    const coordinate = fc.integer({ min: -10_000, max: 10_000 });
    const length = fc.integer({ min: 1, max: 8000 });
    fc.assert(
      fc.property(fc.record({ x: coordinate, y: coordinate, width: length, height: length }), (wanted) => {
        const { workArea: area } = right;
        const fitted = fitInto(area, wanted);
        expect(fitted.x).toBeGreaterThanOrEqual(area.x);
        expect(fitted.y).toBeGreaterThanOrEqual(area.y);
        expect(fitted.x + fitted.width).toBeLessThanOrEqual(area.x + area.width);
        expect(fitted.y + fitted.height).toBeLessThanOrEqual(area.y + area.height);
      }),
    );
    expect(fitInto(left.workArea, { x: 100, y: 50, width: 800, height: 600 })).toEqual({
      x: 100,
      y: 50,
      width: 800,
      height: 600,
    });
  });
});
