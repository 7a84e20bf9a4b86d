import { Frame, type LonLat } from './plane.ts';

export interface Street {
  readonly isMain: boolean;
  /** Passes through the middle. */
  readonly isMiddle?: boolean;
  readonly line: readonly LonLat[];
}

/**
 * Streets that cross at right angles about a middle, which is a crossing itself; vertices at every crossing. Only what
 * hangs together with the middle.
 * @param half streets on each side of the middle @param passes false where no street may be (the sea)
 */
export function gridStreets(
  middle: LonLat,
  headingDeg: number,
  half: number,
  spacingM: number,
  passes: (at: LonLat) => boolean,
): Street[] {
  const frame = new Frame(middle, headingDeg);
  const open = new Set<string>();
  const waiting: (readonly [number, number])[] = [[0, 0]];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const [i, j] = node;
    const isBeyond = Math.hypot(i, j) > half + 0.5;
    if (open.has(`${i} ${j}`) || isBeyond || (!(i === 0 && j === 0) && !passes(frame.at(i * spacingM, j * spacingM))))
      continue;
    open.add(`${i} ${j}`);
    waiting.push([i + 1, j], [i - 1, j], [i, j + 1], [i, j - 1]);
  }
  const streets: Street[] = [];
  for (const axis of [0, 1]) {
    for (let a = -half; a <= half; a++) {
      let run: LonLat[] = [];
      for (let b = -half; b <= half + 1; b++) {
        const [i, j] = axis === 0 ? [a, b] : [b, a];
        if (open.has(`${i} ${j}`)) {
          run.push(i === 0 && j === 0 ? middle : frame.at(i * spacingM, j * spacingM));
          continue;
        }
        if (run.length > 1) streets.push({ isMain: a % 3 === 0, isMiddle: a === 0, line: run });
        run = [];
      }
    }
  }
  return streets;
}
