/**
 * Gauss–Krüger with 3° zones on the CGCS2000 ellipsoid, scale 1 on the central meridian, easting 500 km there: the
 * grid of China's large-scale maps. Krüger's series in the third flattening to third order (L. Krüger 1912; C. Karney,
 * J. Geod. 85, 2011): under a millimetre within a zone. Angles in degrees, lengths in metres.
 */
const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257_222_101;
const N = FLATTENING / (2 - FLATTENING);
const RECTIFYING_M = (SEMI_MAJOR_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
const FALSE_EASTING_M = 500_000;
const RADIANS = Math.PI / 180;
const FORWARD = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3,
  (61 / 240) * N ** 3,
] as const;
const BACK = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3,
  (17 / 480) * N ** 3,
] as const;

/** Central meridian of the 3° zone that a longitude lies in. */
export function centralMeridian(lon: number): number {
  return Math.round(lon / 3) * 3;
}

/** Position to easting and northing. */
export function toGrid(lon: number, lat: number, meridian: number): [eastingM: number, northingM: number] {
  const sine = Math.sin(lat * RADIANS);
  const tangent = Math.sinh(Math.atanh(sine) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sine));
  const apart = (lon - meridian) * RADIANS;
  const xi = Math.atan2(tangent, Math.cos(apart));
  const eta = Math.asinh(Math.sin(apart) / Math.hypot(tangent, Math.cos(apart)));
  let [north, east] = [xi, eta];
  FORWARD.forEach((factor, index) => {
    const order = 2 * (index + 1);
    north += factor * Math.sin(order * xi) * Math.cosh(order * eta);
    east += factor * Math.cos(order * xi) * Math.sinh(order * eta);
  });
  return [FALSE_EASTING_M + RECTIFYING_M * east, RECTIFYING_M * north];
}

/** Easting and northing to position. */
export function fromGrid(eastingM: number, northingM: number, meridian: number): [lon: number, lat: number] {
  const north = northingM / RECTIFYING_M;
  const east = (eastingM - FALSE_EASTING_M) / RECTIFYING_M;
  let [xi, eta] = [north, east];
  BACK.forEach((factor, index) => {
    const order = 2 * (index + 1);
    xi -= factor * Math.sin(order * north) * Math.cosh(order * east);
    eta -= factor * Math.cos(order * north) * Math.sinh(order * east);
  });
  const tangent = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
  const lon = meridian + Math.atan2(Math.sinh(eta), Math.cos(xi)) / RADIANS;
  return [lon, geodetic(tangent) / RADIANS];
}

/** Latitude (radians) whose conformal latitude has this tangent, by Newton's method. */
function geodetic(conformal: number): number {
  let tangent = conformal;
  for (let round = 0; round < 4; round++) {
    const root = Math.hypot(1, tangent);
    const sigma = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tangent) / root));
    const guess = tangent * Math.hypot(1, sigma) - sigma * root;
    const slope = ((1 - ECCENTRICITY ** 2) * root) / (1 + (1 - ECCENTRICITY ** 2) * tangent * tangent);
    tangent += (conformal - guess) / (Math.hypot(1, guess) * slope);
  }
  return Math.atan(tangent);
}
