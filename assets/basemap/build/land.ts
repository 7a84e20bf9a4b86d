import type { Country } from './inputs.ts';
import { Inside } from './inside.ts';
import type { PackedLayer } from './pack.ts';
import { ringAreaKm2, simplify, type Tolerance } from './simplify.ts';
import { type Path, Topology } from './topology.ts';

const CHINESE = new Set(['CHN', 'TWN', 'HKG', 'MAC']);

/** How coarse a place may be: every vertex kept in and about Fujian, more dropped with distance. */
export const fineTolerance: Tolerance = (lon, lat) => {
  if (within(lon, lat, 115.4, 22.6, 121.2, 28.6)) return 0;
  if (within(lon, lat, 105, 17, 126, 42)) return 0.004;
  return 0.02;
};

function within(lon: number, lat: number, west: number, south: number, east: number, north: number): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function smallestKm2([lon, lat]: readonly [number, number]): number {
  const tolerance = fineTolerance(lon, lat);
  return tolerance === 0 ? 0 : tolerance < 0.01 ? 0.5 : 25;
}

export interface Land {
  readonly layers: PackedLayer[];
  readonly inside: Inside;
  /** Land of countries other than China, as OpenStreetMap has it. */
  readonly abroad: Inside;
}

/** Coast for near and for far, and the borders between countries other than China's. */
export function buildLand(countries: readonly Country[], insideChina: Inside): Land {
  const topology = new Topology();
  countries.forEach(({ rings }, owner) => {
    for (const ring of rings) topology.addRing(ring, owner);
  });
  const outline = withSouthPole(topology.outline());
  const isChinese = (owner: number): boolean => CHINESE.has(countries[owner]?.alpha3 ?? '');
  const borders = topology.paths((from, to, { left, right }) => {
    if (right === undefined || isChinese(left) || isChinese(right)) return undefined;
    return insideChina.has((from[0] + to[0]) / 2, (from[1] + to[1]) / 2) ? undefined : 0;
  });
  const fine = rings(outline, fineTolerance, smallestKm2);
  const coarse = rings(
    outline,
    () => 0.12,
    () => 900,
  );
  return {
    inside: new Inside(outline),
    abroad: new Inside(countries.filter(({ alpha3 }) => !CHINESE.has(alpha3)).flatMap(({ rings }) => rings)),
    layers: [
      { name: 'land', paths: fine },
      { name: 'landFar', paths: coarse },
      { name: 'countries', paths: borders.map(({ path }) => ({ mark: 0, path: simplify(path, () => 0.006) })) },
    ],
  };
}

/** OpenStreetMap's Antarctica ends at 85.06° S, where its web map does: a cap, wound like the rest, closes it. */
function withSouthPole(outline: readonly Path[]): Path[] {
  const continent = outline.find((ring) => ringAreaKm2(ring) > 1e6) ?? [];
  const cap: Path = [
    [-180, -84.9],
    [-180, -90],
    [180, -90],
    [180, -84.9],
    [-180, -84.9],
  ];
  return [...outline, turnsLeft(continent) ? cap : cap.reverse()];
}

function turnsLeft(ring: Path): boolean {
  return (
    ring.reduce((sum, [lon, lat], index) => {
      const [nextLon, nextLat] = ring[index + 1] ?? [lon, lat];
      return sum + lon * nextLat - nextLon * lat;
    }, 0) > 0
  );
}

function rings(outline: readonly Path[], tolerance: Tolerance, smallest: (at: [number, number]) => number) {
  return outline
    .filter((ring) => ring[0] !== undefined && ringAreaKm2(ring) >= smallest(ring[0]))
    .map((ring) => ({ mark: 0, path: simplify(ring, tolerance) }))
    .filter(({ path }) => path.length >= 4);
}
