import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareHybridTime, nextHybridTime, SimulatedClock } from '../../shared/clock.ts';

describe('clock', () => {
  it('a simulated clock runs what falls due in order of time and never backwards', () => {
    const clock = new SimulatedClock(1000);
    const seen: string[] = [];
    clock.after(50, () => {
      seen.push(`b ${clock.now()}`);
      clock.after(10, () => seen.push(`c ${clock.now()}`));
    });
    clock.after(20, () => seen.push(`a ${clock.now()}`));
    const cancel = clock.after(30, () => seen.push('never'));
    cancel();
    clock.advanceTo(2000);
    expect(seen).toEqual(['a 1020', 'b 1050', 'c 1060']);
    clock.advanceTo(500);
    expect(clock.now()).toBe(2000);
  });

  it('hybrid time grows whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 2, maxLength: 50 }), (walls) => {
        let last = { ms: 500, counter: 0 };
        for (const wall of walls) {
          const next = nextHybridTime(last, wall);
          expect(compareHybridTime(next, last)).toBeGreaterThan(0);
          last = next;
        }
      }),
    );
  });
});
