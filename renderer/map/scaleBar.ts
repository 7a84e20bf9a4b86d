/** The longest bar of 1, 2 or 5 times a power of ten metres within `maxPx` CSS pixels. */
export function scaleBarOf(metresPerPixel: number, maxPx = 120): { lengthM: number; widthPx: number } {
  const longest = Math.max(1e-3, metresPerPixel * maxPx);
  const power = 10 ** Math.floor(Math.log10(longest));
  const lengthM = power * ([5, 2].find((step) => step * power <= longest) ?? 1);
  return { lengthM, widthPx: lengthM / metresPerPixel };
}
