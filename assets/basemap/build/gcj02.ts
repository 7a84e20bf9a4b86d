/**
 * GCJ-02, the shifted datum of maps published in China, back to WGS-84. The shift is the publicly known
 * polynomial-and-sine series on the Krasovsky 1940 ellipsoid; the inverse is found by fixed-point iteration.
 */
const SEMI_MAJOR_M = 6_378_245;
const ECCENTRICITY_SQUARED = 0.006_693_421_622_965_943;
const RADIANS = Math.PI / 180;

function wave(x: number, ...terms: readonly (readonly [amplitude: number, frequency: number])[]): number {
  return terms.reduce((sum, [amplitude, frequency]) => sum + amplitude * Math.sin(x * frequency * Math.PI), 0);
}

function shift(lon: number, lat: number): [number, number] {
  const x = lon - 105;
  const y = lat - 35;
  const shared = (wave(x, [20, 6], [20, 2]) * 2) / 3;
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    shared +
    (wave(y, [20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    shared +
    (wave(x, [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]) * 2) / 3;
  const sine = Math.sin(lat * RADIANS);
  const magic = 1 - ECCENTRICITY_SQUARED * sine * sine;
  const metresPerDegreeNorth = ((SEMI_MAJOR_M * (1 - ECCENTRICITY_SQUARED)) / (magic * Math.sqrt(magic))) * RADIANS;
  const metresPerDegreeEast = (SEMI_MAJOR_M / Math.sqrt(magic)) * Math.cos(lat * RADIANS) * RADIANS;
  return [east / metresPerDegreeEast, north / metresPerDegreeNorth];
}

/** WGS-84 to GCJ-02, degrees. */
export function wgs84ToGcj02(lon: number, lat: number): [lon: number, lat: number] {
  const [east, north] = shift(lon, lat);
  return [lon + east, lat + north];
}

/** GCJ-02 to WGS-84, degrees; good to about a centimetre within China. */
export function gcj02ToWgs84(lon: number, lat: number): [lon: number, lat: number] {
  let guess: [number, number] = [lon, lat];
  for (let round = 0; round < 6; round++) {
    const [east, north] = shift(guess[0], guess[1]);
    guess = [lon - east, lat - north];
  }
  return guess;
}
