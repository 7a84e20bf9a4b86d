import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabelPlacer, type LabelRequest } from '../../../renderer/map/host/labelPlacer.ts';

/** Ten pixels a character, whatever the font. */
const ruler = { font: '', measureText: (text: string) => ({ width: text.length * 10 }) };
const request = (text: string, x: number, y: number, priority: number): LabelRequest => ({
  text,
  x,
  y,
  priority,
  sides: ['right', 'left', 'below', 'above'],
  gapPx: 10,
  colour: '#fff',
  sizePx: 12,
});

describe('placing labels', () => {
  it('no two placed labels overlap, and none covers a blocked box', () => {
    const some = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 400 }),
        y: fc.integer({ min: 0, max: 300 }),
        priority: fc.integer({ min: 0, max: 9 }),
        length: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(some, (spots) => {
        const placer = new LabelPlacer();
        placer.block(180, 130, 220, 170);
        for (const [i, { x, y, priority, length }] of spots.entries())
          placer.add(request(`${i}`.padEnd(length), x, y, priority));
        const boxes = placer
          .place(ruler, 400, 300)
          .map(({ x, y, width, height }) => ({ x, y: y - height / 2, width, height }));
        for (const [i, a] of [...boxes, { x: 180, y: 130, width: 40, height: 40 }].entries()) {
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the more important name wins, the other moves to another side or waits', () => {
    const placer = new LabelPlacer();
    placer.add(request('low', 100, 100, 1));
    placer.add(request('high', 100, 100, 9));
    const placed = placer.place(ruler, 400, 300);
    expect(placed.map((label) => [label.request.text, label.x])).toEqual([
      ['low', 60],
      ['high', 110],
    ]);
  });

  it('what must always show shows even where it overlaps', () => {
    const placer = new LabelPlacer();
    placer.block(0, 0, 400, 300);
    placer.add(request('no room', 100, 100, 9));
    placer.add({ ...request('always', 100, 100, 1), always: true });
    expect(placer.place(ruler, 400, 300).map((label) => label.request.text)).toEqual(['always']);
  });
});
