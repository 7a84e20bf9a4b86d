import { distanceM, type Position } from '../../../shared/geo.ts';
import type { Orbit } from '../camera/orbit.ts';
import type { TourKind } from './sceneView.ts';

/** Turn about a target, degrees a second. */
const TURN_DEG_S = 9;
/** Distance and downward look of a tour's camera. */
const CRUISE_RANGE_M = 420;
const PITCH_DEG = -24;
/** How long each stop lasts and how long the way to the next, seconds. */
const STAY_S = 7;
const WAY_S = 4;

/** The order in which stops are visited: from the first to the nearest that is left. */
export function routeOf(stops: readonly Position[], from: Position): Position[] {
  const left = [...stops];
  const route: Position[] = [];
  let at = from;
  while (left.length > 0) {
    let best = 0;
    left.forEach((stop, i) => {
      if (distanceM(at, stop) < distanceM(at, left[best] ?? stop)) best = i;
    });
    const [next] = left.splice(best, 1);
    if (!next) break;
    route.push(next);
    at = next;
  }
  return route;
}

/**
 * Where the camera of a tour is, so many seconds after it began at `start`.
 * @param stops what a cruise visits, in order; it begins again after the last
 */
export function tourOrbit(kind: TourKind, start: Orbit, stops: readonly Position[], seconds: number): Orbit {
  const headingDeg = (start.headingDeg + TURN_DEG_S * seconds) % 360;
  if (kind === 'orbit' || stops.length === 0) {
    return { ...start, headingDeg, pitchDeg: eased(start.pitchDeg, Math.min(start.pitchDeg, -18), seconds / 2) };
  }
  const leg = Math.floor(seconds / (STAY_S + WAY_S));
  const into = seconds - leg * (STAY_S + WAY_S);
  const to = stops[leg % stops.length] ?? start.target;
  const from = leg === 0 ? start.target : (stops[(leg - 1) % stops.length] ?? start.target);
  const share = smooth(into / WAY_S);
  const settle = leg === 0 ? smooth(into / WAY_S) : 1;
  return {
    target: {
      lon: from.lon + (to.lon - from.lon) * share,
      lat: from.lat + (to.lat - from.lat) * share,
    },
    headingDeg,
    pitchDeg: start.pitchDeg + (PITCH_DEG - start.pitchDeg) * settle,
    rangeM: start.rangeM + (CRUISE_RANGE_M - start.rangeM) * settle,
  };
}

const smooth = (share: number) => {
  const t = Math.max(0, Math.min(1, share));
  return t * t * (3 - 2 * t);
};
const eased = (from: number, to: number, share: number) => from + (to - from) * smooth(share);

/** A stop of a cruise for those who want no motion: seconds. */
const STILL_S = STAY_S + WAY_S;

/** Moves the camera along a tour until something is pressed, turned or scrolled. */
export class Tour {
  private frame = 0;
  private readonly stopListening = new AbortController();
  private readonly ended: () => void;

  constructor(options: {
    readonly kind: TourKind;
    readonly start: Orbit;
    readonly stops: readonly Position[];
    readonly surface: HTMLElement;
    readonly reducedMotion: boolean;
    readonly jump: (orbit: Orbit) => void;
    readonly ended: () => void;
  }) {
    const { kind, start, stops, surface, reducedMotion, jump } = options;
    this.ended = options.ended;
    const began = performance.now();
    let shown = -1;
    const step = () => {
      this.frame = requestAnimationFrame(step);
      const seconds = (performance.now() - began) / 1_000;
      // R4: whoever asked for less motion gets stills, one a stop.
      const at = reducedMotion ? Math.floor(seconds / STILL_S) * STILL_S + WAY_S : seconds;
      if (reducedMotion && at === shown) return;
      shown = at;
      jump(tourOrbit(kind, start, stops, at));
    };
    this.frame = requestAnimationFrame(step);
    const { signal } = this.stopListening;
    // R5: input of any kind ends it at once.
    const end = () => this.end();
    surface.addEventListener('pointerdown', end, { signal, capture: true });
    surface.addEventListener('wheel', end, { signal, capture: true, passive: true });
    window.addEventListener('keydown', end, { signal, capture: true });
  }

  /** Ends and tells so. */
  end(): void {
    this.dispose();
    this.ended();
  }

  dispose(): void {
    cancelAnimationFrame(this.frame);
    this.stopListening.abort();
  }
}
