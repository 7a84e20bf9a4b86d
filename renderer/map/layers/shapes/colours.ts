import type { Rgba } from '../layer.ts';

/** Bytes of a colour `#rrggbb`. @param alpha 0–255 */
export function rgba(hex: string, alpha = 255): Rgba {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, alpha];
}

/** A colour as CSS writes it. */
export function cssOf([red, green, blue, alpha]: Rgba): string {
  return `rgba(${red}, ${green}, ${blue}, ${Math.round((alpha / 255) * 1000) / 1000})`;
}
