import type { Clock, Unsubscribe } from '../../../shared/clock.ts';
import { drift, keyOf } from './chance.ts';
import type { SimulationPlan } from './plan.ts';

const MOVES_EVERY_MS = 5_000;
const SOURCES_EVERY_MS = 60_000;
const METRES_A_DEGREE = 111_195;
const SEND_TIMEOUT_MS = 10_000;

interface Route {
  readonly subject: string;
  readonly speedMs: number;
  readonly points: readonly { readonly lon: number; readonly lat: number; readonly fromStartM: number }[];
  readonly lengthM: number;
}

/** A position as it is pushed. */
export interface PushedPosition {
  readonly subject: string;
  readonly at: number;
  readonly lon: number;
  readonly lat: number;
  readonly speedKmh?: number;
  readonly headingDeg?: number;
  readonly doseRateUsvH?: number;
}

/** Vehicles on their roads and mobile sources in their stores; positions go in through `POST /ingest`. */
export class MovementSimulation {
  readonly #plan: SimulationPlan;
  readonly #clock: Clock;
  readonly #routes: readonly Route[];
  #cancel: Unsubscribe = () => {};
  #nextSources = 0;
  #positions = 0;
  #lost = 0;

  constructor(plan: SimulationPlan, clock: Clock) {
    this.#plan = plan;
    this.#clock = clock;
    this.#routes = plan.vehicles.map(routeOf);
  }

  get counts(): { positions: number; lost: number } {
    return { positions: this.#positions, lost: this.#lost };
  }

  start(): void {
    this.#cancel = this.#clock.after(MOVES_EVERY_MS, () => {
      const now = this.#clock.now();
      const positions = this.#routes.map((route) => positionOn(route, this.#plan.seed, now));
      if (now >= this.#nextSources) {
        this.#nextSources = now + SOURCES_EVERY_MS;
        positions.push(...this.#plan.sources.map((source) => standing(source, this.#plan.seed, now)));
      }
      // A lost step is no loss: the next one says where everything is.
      void this.#push(positions).finally(() => this.start());
    });
  }

  stop(): void {
    this.#cancel();
  }

  async #push(positions: readonly PushedPosition[]): Promise<void> {
    if (positions.length === 0) return;
    const { url, key } = this.#plan.ingest;
    try {
      const response = await fetch(`${url}/ingest`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ positions }),
        signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      });
      await response.arrayBuffer();
      if (response.ok) this.#positions += positions.length;
      else this.#lost += positions.length;
    } catch {
      this.#lost += positions.length;
    }
  }
}

function routeOf({ subject, speedMs, line }: SimulationPlan['vehicles'][number]): Route {
  const points: { lon: number; lat: number; fromStartM: number }[] = [];
  let fromStartM = 0;
  for (let i = 0; i + 1 < line.length; i += 2) {
    const [lon = 0, lat = 0] = [line[i], line[i + 1]];
    const last = points.at(-1);
    if (last) fromStartM += metres(last, { lon, lat });
    points.push({ lon, lat, fromStartM });
  }
  return { subject, speedMs, points, lengthM: fromStartM };
}

/** Where a vehicle is at an instant: it goes to the end of its road and back, a little faster and slower by turns. */
function positionOn({ subject, speedMs, points, lengthM }: Route, seed: string, at: number): PushedPosition {
  const key = keyOf(seed, 'vehicle', subject);
  const wobbleM = 150 * drift(key, at, 180_000);
  const ranM = (((at / 1000) * speedMs + wobbleM) % (2 * lengthM)) + 2 * lengthM;
  const alongM = ranM % (2 * lengthM);
  const isBack = alongM > lengthM;
  const atM = isBack ? 2 * lengthM - alongM : alongM;
  let next = points.findIndex(({ fromStartM }) => fromStartM >= atM);
  next = Math.max(1, next === -1 ? points.length - 1 : next);
  const [from, to] = [points[next - 1], points[next]];
  if (!from || !to) return { subject, at, lon: 0, lat: 0 };
  const part = to.fromStartM > from.fromStartM ? (atM - from.fromStartM) / (to.fromStartM - from.fromStartM) : 0;
  const lon = from.lon + (to.lon - from.lon) * part;
  const lat = from.lat + (to.lat - from.lat) * part;
  const headingDeg = bearing(isBack ? to : from, isBack ? from : to);
  const speedKmh = speedMs * 3.6 * (1 + 0.08 * drift(key ^ 1, at, 60_000));
  return { subject, at, lon, lat, speedKmh: Math.round(speedKmh), headingDeg: Math.round(headingDeg) % 360 };
}

function standing(
  { subject, lon, lat, doseRateUsvH }: SimulationPlan['sources'][number],
  seed: string,
  at: number,
): PushedPosition {
  const key = keyOf(seed, 'source', subject);
  const dose = doseRateUsvH * (1 + 0.05 * drift(key, at, 600_000));
  // The receiver's own scatter, a few metres.
  const scatter = 3 / METRES_A_DEGREE;
  return {
    ...{ subject, at, speedKmh: 0, doseRateUsvH: Number(dose.toFixed(3)) },
    lon: lon + scatter * drift(key ^ 1, at, 60_000),
    lat: lat + scatter * drift(key ^ 2, at, 60_000),
  };
}

interface LonLat {
  readonly lon: number;
  readonly lat: number;
}
const eastNorth = (a: LonLat, b: LonLat): readonly [number, number] => [
  (b.lon - a.lon) * METRES_A_DEGREE * Math.cos((a.lat * Math.PI) / 180),
  (b.lat - a.lat) * METRES_A_DEGREE,
];
const metres = (a: LonLat, b: LonLat): number => Math.hypot(...eastNorth(a, b));

function bearing(a: LonLat, b: LonLat): number {
  const [east, north] = eastNorth(a, b);
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
}
