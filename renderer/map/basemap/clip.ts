/** A rectangle of pixels that paths are cut to; larger than the picture, so that the cuts are not seen. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Cuts a closed ring of x, y pairs to a frame (Sutherland–Hodgman); the ring may come back empty. */
export function clipRing(ring: readonly number[], { left, top, right, bottom }: Frame): number[] {
  let cut = clipSide(ring, 0, left, 1);
  cut = clipSide(cut, 0, right, -1);
  cut = clipSide(cut, 1, top, 1);
  return clipSide(cut, 1, bottom, -1);
}

/** Keeps what has `sign * (coordinate - limit) >= 0` on one axis (0 is x, 1 is y). */
function clipSide(ring: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  let px = ring.at(-2) ?? 0;
  let py = ring.at(-1) ?? 0;
  let before = sign * ((axis === 0 ? px : py) - limit);
  for (let index = 0; index < ring.length; index += 2) {
    const x = ring[index] ?? 0;
    const y = ring[index + 1] ?? 0;
    const now = sign * ((axis === 0 ? x : y) - limit);
    if (before >= 0 !== now >= 0) {
      const share = before / (before - now);
      kept.push(axis === 0 ? limit : px + (x - px) * share, axis === 1 ? limit : py + (y - py) * share);
    }
    if (now >= 0) kept.push(x, y);
    px = x;
    py = y;
    before = now;
  }
  return kept;
}

/** The part of a segment within a frame (Liang–Barsky), or undefined. */
export function clipSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  { left, top, right, bottom }: Frame,
): [ax: number, ay: number, bx: number, by: number] | undefined {
  let from = 0;
  let to = 1;
  const dx = bx - ax;
  const dy = by - ay;
  for (const [step, room] of [
    [-dx, ax - left],
    [dx, right - ax],
    [-dy, ay - top],
    [dy, bottom - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return undefined;
      continue;
    }
    const share = room / step;
    if (step < 0) from = Math.max(from, share);
    else to = Math.min(to, share);
    if (from > to) return undefined;
  }
  return [ax + dx * from, ay + dy * from, ax + dx * to, ay + dy * to];
}
