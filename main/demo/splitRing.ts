import type { XY } from './plane.ts';

/** A straight line by a point on it and its direction (length 1). */
export interface Cut {
  readonly at: XY;
  readonly along: XY;
}

/** Nothing lies exactly on a cut: what would is moved this far to its left. */
const NUDGE = 1e-9;

interface Corner {
  readonly point: XY;
  /** Where on the cut it is, for corners that the cut made. */
  readonly on?: number;
}

/** How far a point is to the left of a cut. */
export function leftOf({ at, along }: Cut, [x, y]: XY): number {
  const left = along[0] * (y - at[1]) - along[1] * (x - at[0]);
  return Math.abs(left) < NUDGE ? NUDGE : left;
}

/** A simple ring in two along a line: the parts to its left and to its right, none of them overlapping. */
export function splitRing(ring: readonly XY[], cut: Cut): { left: XY[][]; right: XY[][] } {
  const corners = withCrossings(ring, cut);
  const crossings = corners.flatMap(({ on }, i) => (on === undefined ? [] : [{ i, on }])).sort((a, b) => a.on - b.on);
  if (crossings.length === 0) {
    const [first] = ring;
    return first && leftOf(cut, first) > 0 ? { left: [[...ring]], right: [] } : { left: [], right: [[...ring]] };
  }
  const mate = new Map<number, number>();
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const [a, b] = [crossings[k]?.i ?? 0, crossings[k + 1]?.i ?? 0];
    mate.set(a, b);
    mate.set(b, a);
  }
  return { left: loops(corners, mate, cut, 1), right: loops(corners, mate, cut, -1) };
}

function withCrossings(ring: readonly XY[], cut: Cut): Corner[] {
  const corners: Corner[] = [];
  ring.forEach((from, i) => {
    corners.push({ point: from });
    const to = ring[(i + 1) % ring.length] ?? from;
    const [a, b] = [leftOf(cut, from), leftOf(cut, to)];
    if (a > 0 === b > 0) return;
    const share = a / (a - b);
    const point: XY = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    corners.push({ point, on: (point[0] - cut.at[0]) * cut.along[0] + (point[1] - cut.at[1]) * cut.along[1] });
  });
  return corners;
}

/** Walks along the ring on one side, and back along the cut, until every crossing has been passed. */
function loops(corners: readonly Corner[], mate: ReadonlyMap<number, number>, cut: Cut, side: 1 | -1): XY[][] {
  const found: XY[][] = [];
  const used = new Set<number>();
  const isEntry = (i: number) => {
    const next = corners[(i + 1) % corners.length];
    if (!next) return false;
    if (next.on === undefined) return leftOf(cut, next.point) > 0 === side > 0;
    return false;
  };
  for (const start of mate.keys()) {
    if (used.has(start) || !isEntry(start)) continue;
    const loop: XY[] = [];
    let at = start;
    for (let steps = 0; steps <= corners.length * 2; steps++) {
      used.add(at);
      const here = corners[at];
      if (here) loop.push(here.point);
      let next = (at + 1) % corners.length;
      while (corners[next]?.on === undefined && next !== start) {
        const corner = corners[next];
        if (corner) loop.push(corner.point);
        next = (next + 1) % corners.length;
      }
      const exit = corners[next];
      if (next !== start && exit) loop.push(exit.point);
      const onward = mate.get(next);
      if (onward === undefined || onward === start) break;
      at = onward;
    }
    if (loop.length > 2) found.push(loop);
  }
  return found;
}
