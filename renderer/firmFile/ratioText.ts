/** A ratio Q to three digits, without an exponent. */
export function ratioText(ratio: number): string {
  if (!Number.isFinite(ratio)) return '—';
  if (ratio !== 0 && ratio < 0.001) return '< 0.001';
  if (ratio >= 1000) return Math.round(ratio).toLocaleString('en-US');
  return Number(ratio.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 });
}
