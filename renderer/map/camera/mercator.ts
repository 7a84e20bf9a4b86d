const RAD = Math.PI / 180;

/** Circumference of the sphere that Web Mercator (EPSG:3857) is drawn from, metres. */
export const EQUATOR_M = 2 * Math.PI * 6_378_137;

/** Where Web Mercator ends: its world is a square. */
export const MAX_LAT = 85.051_128_779_806_59;

/** Web Mercator's x of a longitude: 0 at 180° W, 1 at 180° E. */
export function mercatorX(lon: number): number {
  return lon / 360 + 0.5;
}

/** Web Mercator's y of a latitude: 0 at 85.05° N, 1 at 85.05° S. */
export function mercatorY(lat: number): number {
  return yOfTangent(Math.tan(lat * RAD));
}

/** The same from the latitude's tangent. */
export function yOfTangent(tangent: number): number {
  const size = Math.abs(tangent);
  const y = Math.log(size + Math.sqrt(1 + size * size)) / (2 * Math.PI);
  return 0.5 - (tangent < 0 ? -y : y);
}

export function lonOfX(x: number): number {
  return (x - 0.5) * 360;
}

export function latOfY(y: number): number {
  return Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RAD;
}

/** A difference of x, the short way round the world: −0.5 to 0.5. */
export function nearestTurn(dx: number): number {
  return dx - Math.round(dx);
}
