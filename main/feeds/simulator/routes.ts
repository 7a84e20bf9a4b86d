import { distanceM } from '../../../shared/geo.ts';
import type { Road } from '../../../shared/records/road.ts';
import type { Vehicle } from '../../../shared/records/vehicle.ts';
import { chance, keyOf } from './chance.ts';
import type { SimulationPlan } from './plan.ts';

const LONGEST_ROUTE_M = 40_000;
const SHORTEST_ROUTE_M = 2_000;
const MOST_PIECES = 200;
const DRIVEN: ReadonlySet<Road['category']> = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);

type Point = readonly number[];
interface Piece {
  readonly id: string;
  readonly line: readonly Point[];
  readonly lengthM: number;
  readonly speedKmh: number;
}

const vertex = (point: Point | undefined): string => `${point?.[0]},${point?.[1]}`;

/** Roads by the places where they begin and end. */
class Network {
  readonly #pieces: Piece[];
  readonly #at = new Map<string, Piece[]>();

  constructor(roads: readonly Road[]) {
    this.#pieces = roads.flatMap(({ id, category, geometry, lengthM = 0, speedKmh = 50 }) =>
      geometry?.type === 'LineString' && DRIVEN.has(category) && geometry.coordinates.length > 1
        ? [{ id, line: geometry.coordinates, lengthM, speedKmh }]
        : [],
    );
    for (const piece of this.#pieces) {
      for (const end of [piece.line[0], piece.line.at(-1)]) {
        const key = vertex(end);
        this.#at.set(key, [...(this.#at.get(key) ?? []), piece]);
      }
    }
  }

  nearest(position: { lon: number; lat: number }): Piece | undefined {
    let best: Piece | undefined;
    let bestM = Number.POSITIVE_INFINITY;
    for (const piece of this.#pieces) {
      const [lon = 0, lat = 0] = piece.line[0] ?? [];
      const far = Math.abs(lon - position.lon) + Math.abs(lat - position.lat);
      if (far < bestM) [best, bestM] = [piece, far];
    }
    return best;
  }

  /** A way along roads that meet, from a first piece on; turns by the key. */
  walk(first: Piece, key: number): { line: Point[]; lengthM: number; speedKmh: number } {
    const line = [...first.line];
    const walked = new Set([first.id]);
    let [lengthM, speed] = [first.lengthM, first.speedKmh * first.lengthM];
    while (lengthM < LONGEST_ROUTE_M && walked.size < MOST_PIECES) {
      const here = vertex(line.at(-1));
      const onward = (this.#at.get(here) ?? []).filter(({ id }) => !walked.has(id));
      const next = onward[Math.floor(chance(key, walked.size) * onward.length)];
      if (!next) break;
      walked.add(next.id);
      const forward = vertex(next.line[0]) === here ? next.line : [...next.line].reverse();
      line.push(...forward.slice(1));
      lengthM += next.lengthM;
      speed += next.speedKmh * next.lengthM;
    }
    return { line, lengthM, speedKmh: lengthM > 0 ? speed / lengthM : 50 };
  }
}

/** Routes of vehicles along the roads nearest to where they are kept. */
export function routesOf(
  vehicles: readonly Vehicle[],
  roads: readonly Road[],
  seed: string,
): SimulationPlan['vehicles'] {
  const network = new Network(roads);
  return vehicles.flatMap(({ id, position }) => {
    const first = network.nearest(position);
    if (!first) return [];
    const { line, speedKmh } = network.walk(first, keyOf(seed, 'route', id));
    let lengthM = 0;
    for (let i = 1; i < line.length; i++) {
      const [[lon = 0, lat = 0] = [], [nextLon = 0, nextLat = 0] = []] = [line[i - 1], line[i]];
      lengthM += distanceM({ lon, lat }, { lon: nextLon, lat: nextLat });
    }
    if (lengthM < SHORTEST_ROUTE_M) return [];
    // Loaded tankers keep below the limit.
    const speedMs = (Math.min(80, speedKmh) * 0.8) / 3.6;
    return [{ subject: id, speedMs, line: line.flatMap(([lon = 0, lat = 0]) => [lon, lat]) }];
  });
}
