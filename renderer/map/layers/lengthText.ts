import type { MapTranslate } from '../api.ts';

/** A length for people: whole metres below 1 km, then kilometres with three figures or fewer. */
export function lengthText(lengthM: number, t: MapTranslate): string {
  if (lengthM < 999.5) return t('map.metres', { value: Math.round(lengthM) });
  const km = lengthM / 1000;
  return t('map.kilometres', { value: trimmed(km, km < 10 ? 2 : km < 100 ? 1 : 0) });
}

/** An area for people: square metres below 0.1 km², then square kilometres. */
export function areaText(areaM2: number, t: MapTranslate): string {
  if (areaM2 < 100_000) return t('map.squareMetres', { value: Math.round(areaM2) });
  const km2 = areaM2 / 1e6;
  return t('map.squareKilometres', { value: trimmed(km2, km2 < 10 ? 3 : km2 < 100 ? 2 : 1) });
}

function trimmed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
