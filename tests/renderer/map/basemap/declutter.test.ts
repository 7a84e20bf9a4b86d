import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declutter, type LabelBox } from '../../../../renderer/map/basemap/declutter.ts';

const box = fc.record({
  x: fc.double({ min: -200, max: 2200, noNaN: true }),
  y: fc.double({ min: -200, max: 1300, noNaN: true }),
  width: fc.double({ min: 4, max: 240, noNaN: true }),
  height: fc.double({ min: 8, max: 40, noNaN: true }),
  priority: fc.integer({ min: 0, max: 5 }),
});
const boxes = fc.array(box, { maxLength: 120 }).map((list) => list.map((one, index) => ({ ...one, id: `l${index}` })));

function overlap(a: LabelBox, b: LabelBox, gapPx = 0): boolean {
  const apartX = Math.abs(a.x - b.x) - (a.width + b.width) / 2;
  const apartY = Math.abs(a.y - b.y) - (a.height + b.height) / 2;
  return apartX < gapPx - 1e-9 && apartY < gapPx - 1e-9;
}

describe('declutter', () => {
  it('R1 no two shown labels overlap, whatever comes', () => {
    fc.assert(
      fc.property(boxes, fc.integer({ min: 0, max: 12 }), (list, gapPx) => {
        const shown = declutter(list, { gapPx });
        shown.forEach((a, index) => {
          for (const b of shown.slice(index + 1)) expect(overlap(a, b, gapPx)).toBe(false);
        });
      }),
    );
  });

  it('hides a label only for one that matters as much and is in its way', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const shown = declutter(list, { gapPx: 0 });
        for (const hidden of list.filter((label) => !shown.includes(label))) {
          expect(shown.some((other) => other.priority >= hidden.priority && overlap(other, hidden))).toBe(true);
        }
      }),
    );
  });

  it('keeps what is on the screen among equals', () => {
    const pair = ['a', 'b'].map((id) => ({ id, x: 10, y: 10, width: 40, height: 12, priority: 1 }));
    expect(declutter(pair).map(({ id }) => id)).toEqual(['a']);
    expect(declutter(pair, { shown: new Set(['b']) }).map(({ id }) => id)).toEqual(['b']);
  });

  it('does not depend on the order of the labels', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const ids = (some: readonly LabelBox[]): string[] =>
          declutter(some)
            .map(({ id }) => id)
            .sort();
        expect(ids([...list].reverse())).toEqual(ids(list));
      }),
    );
  });
});
