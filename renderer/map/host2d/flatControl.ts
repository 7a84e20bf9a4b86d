import type { ScreenPoint } from '../api.ts';

/** What the pointer does to the flat camera. */
export interface FlatControlTarget {
  /** Stops a flight: the hand is on the map. */
  hold(): void;
  /** Moves the ground by CSS pixels. */
  shift(dx: number, dy: number): void;
  /** Scales about a pixel at once: 2 comes nearer. */
  pinch(factor: number, at: ScreenPoint): void;
  /** Scales about a pixel by turns of the wheel: positive goes away. */
  wheel(steps: number, at: ScreenPoint): void;
}

/** Turns of the wheel that one event counts for at most. */
const MOST_STEPS = 3;

/** Drag, wheel and two fingers: the ground that was taken stays under the pointer. */
export class FlatControl {
  private enabled = true;
  private readonly surface: HTMLElement;
  private readonly target: FlatControlTarget;
  private readonly fingers = new Map<number, ScreenPoint>();
  private readonly stop = new AbortController();

  constructor(surface: HTMLElement, target: FlatControlTarget) {
    this.surface = surface;
    this.target = target;
    const { signal } = this.stop;
    surface.addEventListener('pointerdown', (event) => this.down(event), { signal });
    surface.addEventListener('pointermove', (event) => this.move(event), { signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      surface.addEventListener(end, (event) => this.fingers.delete(event.pointerId), { signal });
    }
    surface.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
  }

  /** Lets the pointer move the camera, or not while a tool has the drag. */
  enable(enabled: boolean): void {
    this.enabled = enabled;
    if (!enabled) this.fingers.clear();
  }

  dispose(): void {
    this.stop.abort();
  }

  private down(event: PointerEvent): void {
    if (!this.enabled || event.shiftKey || (event.pointerType === 'mouse' && event.button !== 0)) return;
    this.target.hold();
    this.fingers.set(event.pointerId, this.pointOf(event));
    this.surface.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    const before = this.fingers.get(event.pointerId);
    if (!before || !this.enabled) return;
    if (event.buttons === 0) {
      this.fingers.delete(event.pointerId);
      return;
    }
    const now = this.pointOf(event);
    const [a, b] = this.fingers.values();
    this.fingers.set(event.pointerId, now);
    const [c, d] = this.fingers.values();
    if (!a || !c) return;
    if (!b || !d) {
      this.target.shift(now.x - before.x, now.y - before.y);
      return;
    }
    const [from, to] = [middle(a, b), middle(c, d)];
    this.target.shift(to.x - from.x, to.y - from.y);
    this.target.pinch(Math.max(1, apart(c, d)) / Math.max(1, apart(a, b)), to);
  }

  private wheel(event: WheelEvent): void {
    if (!this.enabled) return;
    event.preventDefault();
    const steps = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY / 3 : event.deltaY / 100;
    this.target.wheel(Math.max(-MOST_STEPS, Math.min(MOST_STEPS, steps)), this.pointOf(event));
  }

  private pointOf(event: MouseEvent): ScreenPoint {
    const box = this.surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}

function middle(a: ScreenPoint, b: ScreenPoint): ScreenPoint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function apart(a: ScreenPoint, b: ScreenPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
