/** Scales at which something shows: from (inclusive) the nearer to (exclusive) the farther, metres a pixel. */
export interface ScaleSpan {
  readonly from: number;
  readonly to: number;
}

export const ALL_SCALES: ScaleSpan = { from: 0, to: Number.POSITIVE_INFINITY };

/** True at scales of the span. */
export function isWithin(metresPerPixel: number, { from, to }: ScaleSpan): boolean {
  return metresPerPixel >= from && metresPerPixel < to;
}

/** A width that changes evenly with the logarithm of the scale between two scales, and not beyond them. */
export function widthBetween(
  near: { readonly metresPerPixel: number; readonly px: number },
  far: { readonly metresPerPixel: number; readonly px: number },
): (metresPerPixel: number) => number {
  const span = Math.log(far.metresPerPixel / near.metresPerPixel);
  return (metresPerPixel) => {
    const share = Math.max(0, Math.min(1, Math.log(metresPerPixel / near.metresPerPixel) / span));
    return near.px + (far.px - near.px) * share;
  };
}
