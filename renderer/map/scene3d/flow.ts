import type { Position } from '../../../shared/geo.ts';
import type { Drain } from '../../../shared/records/drain.ts';
import { drainRunsOf } from '../../../shared/scenes/drainRuns.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import type { Projector } from '../host/projector.ts';

/** Distance of arrows along a pipe and how fast they go, metres and metres a second (faster than water, to be seen). */
const EVERY_M = 24;
const SPEED_MS = 9;
/** Pictures a second of moving arrows. */
const FRAMES = 12;
/** Arrows are left out where pipes are further from the eye than this, metres. */
const WITHIN_M = 2_500;
const MOST = 1_200;

/** Colours of the arrows by water. */
export const FLOW_COLOURS: Readonly<Record<NonNullable<Drain['water']>, string>> = {
  rain: '#8fd0ff',
  sewage: '#ffc46b',
  process: '#f09cff',
  clean: '#8af0d8',
  fire: '#ff9a8f',
};

interface Leg {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly lengthM: number;
  /** Length of the pipe before this leg, metres. */
  readonly startM: number;
  readonly water: NonNullable<Drain['water']>;
}

/**
 * Pipes as straight legs in flow direction.
 * @param isOpen false where the ground hides what is below
 */
export function legsOf(drains: readonly Drain[], isOpen: (at: Position) => boolean = () => true): Leg[] {
  return drainRunsOf(drains).flatMap(({ points, water }) => {
    let startM = 0;
    return points.flatMap((point, i) => {
      const before = points[i - 1];
      if (!before) return [];
      const [from, to] = [deep(before), deep(point)];
      const lengthM = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
      const leg = { from, to, lengthM, startM, water };
      startM += lengthM;
      return lengthM > 0.5 && isOpen(before.position) ? [leg] : [];
    });
  });
}

const deep = ({ position, depthM }: { position: Position; depthM: number }): Vec3 => toEcef(position, -depthM);

/** Arrows that run along the drains on a canvas of their own: moving them draws neither the globe nor the overlay. */
export class FlowArrows {
  readonly canvas: HTMLCanvasElement;
  private readonly pen: CanvasRenderingContext2D | null;
  private readonly pixelRatio = Math.min(2, window.devicePixelRatio || 1);
  private readonly moving: boolean;
  private readonly projector: () => Projector;
  private legs: readonly Leg[] = [];
  private timer = 0;
  private began = 0;

  /** @param reducedMotion arrows stand still */
  constructor(surface: HTMLElement, reducedMotion: boolean, projector: () => Projector) {
    this.moving = !reducedMotion;
    this.projector = projector;
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'map-overlay';
    this.canvas.dataset.testid = 'scene-flow';
    this.pen = this.canvas.getContext('2d');
    surface.prepend(this.canvas);
    // Above the world's canvas, which comes first in the surface, and below the overlay.
    const world = surface.querySelector('.map-world');
    if (world) world.after(this.canvas);
  }

  /** R3: without pipes to show there is no timer. */
  show(legs: readonly Leg[]): void {
    this.legs = legs;
    window.clearInterval(this.timer);
    this.timer = 0;
    this.draw();
    this.canvas.hidden = legs.length === 0;
    if (legs.length === 0 || !this.moving) return;
    this.began ||= performance.now();
    this.timer = window.setInterval(() => {
      if (!document.hidden) this.draw();
    }, 1_000 / FRAMES);
  }

  /** Draws the arrows for the camera as it stands. */
  draw(): void {
    const { pen, canvas, pixelRatio } = this;
    if (!pen) return;
    if (this.legs.length === 0 && canvas.hidden) return;
    const projector = this.projector();
    const [width, height] = [Math.round(projector.width * pixelRatio), Math.round(projector.height * pixelRatio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    pen.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    pen.clearRect(0, 0, projector.width, projector.height);
    const shift = this.moving && this.began ? ((performance.now() - this.began) / 1_000) * SPEED_MS : EVERY_M / 2;
    let drawn = 0;
    for (const leg of this.legs) {
      if (drawn > MOST) break;
      if (far(leg, projector)) continue;
      // Further off there are fewer arrows, so that they stay apart on the screen.
      const every = EVERY_M * 2 ** Math.max(0, Math.round(Math.log2(projector.distanceM(...leg.from) / 350)));
      const first = (shift - leg.startM) % every;
      for (let along = first < 0 ? first + every : first; along < leg.lengthM; along += every) {
        drawn += 1;
        arrow(pen, projector, leg, along);
      }
    }
  }

  dispose(): void {
    window.clearInterval(this.timer);
    this.canvas.remove();
  }
}

function far({ from }: Leg, projector: Projector): boolean {
  return projector.distanceM(...from) > WITHIN_M;
}

function arrow(
  pen: CanvasRenderingContext2D,
  projector: Projector,
  { from, to, lengthM, water }: Leg,
  along: number,
): void {
  const on = (metres: number): Vec3 => {
    const share = metres / lengthM;
    return [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
      from[2] + (to[2] - from[2]) * share,
    ];
  };
  const tip = projector.project(...on(along + 2));
  const tail = projector.project(...on(along - 2));
  if (!tip || !tail) return;
  const [dx, dy] = [tip.x - tail.x, tip.y - tail.y];
  const length = Math.hypot(dx, dy);
  if (length < 0.3) return;
  const size = Math.max(5, Math.min(13, length));
  const [ux, uy] = [(dx / length) * size, (dy / length) * size];
  pen.beginPath();
  pen.moveTo(tip.x, tip.y);
  pen.lineTo(tip.x - ux + uy * 0.5, tip.y - uy - ux * 0.5);
  pen.lineTo(tip.x - ux * 0.65, tip.y - uy * 0.65);
  pen.lineTo(tip.x - ux - uy * 0.5, tip.y - uy + ux * 0.5);
  pen.closePath();
  pen.fillStyle = FLOW_COLOURS[water];
  pen.strokeStyle = 'rgba(2, 12, 20, 0.8)';
  pen.lineWidth = 1;
  pen.fill();
  pen.stroke();
}
