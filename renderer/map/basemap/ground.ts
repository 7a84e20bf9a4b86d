import type { BaseMapData } from './load.ts';

/**
 * Height of the ground, metres above the sea (negative under it), from ETOPO5: samples 9 km apart about East China,
 * 37 km elsewhere, smoothed between. Good for orientation; no replacement for a surveyed terrain model.
 */
export function groundHeightM({ shapes }: BaseMapData, lon: number, lat: number): number {
  return shapes.relief.heightM(lon, lat);
}

/** Is the place land, by the shipped coast? */
export function isLand({ shapes }: BaseMapData, lon: number, lat: number): boolean {
  return shapes.land.contains(lon, lat);
}
