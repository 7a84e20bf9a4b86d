import type { ScreenPoint } from '../api.ts';

/** What the pointer does, once clicks and drags are told apart. */
export interface PointerTarget {
  /** True when a left drag starting now belongs to a tool and not to the camera. */
  takesDrag(event: PointerEvent): boolean;
  click(at: ScreenPoint, additive: boolean): void;
  doubleClick(at: ScreenPoint): void;
  context(at: ScreenPoint): void;
  move(at: ScreenPoint | undefined): void;
  dragStart(): void;
  drag(from: ScreenPoint, to: ScreenPoint): void;
  dragEnd(from: ScreenPoint, to: ScreenPoint, additive: boolean): void;
}

/** A press that moves further than this is a drag, CSS pixels. */
const DRAG_PX = 4;

/** Listens on the map's surface; returns what ends it. */
export function listenPointer(surface: HTMLElement, target: PointerTarget): () => void {
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  let pressed: { at: ScreenPoint; button: number; ours: boolean; moved: boolean } | undefined;
  const pointOf = (event: MouseEvent): ScreenPoint => {
    const box = surface.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  surface.addEventListener(
    'pointerdown',
    (event) => {
      const ours = event.button === 0 && target.takesDrag(event);
      pressed = { at: pointOf(event), button: event.button, ours, moved: false };
      if (!ours) return;
      event.stopPropagation();
      surface.setPointerCapture(event.pointerId);
      target.dragStart();
    },
    options,
  );
  surface.addEventListener(
    'pointermove',
    (event) => {
      const at = pointOf(event);
      if (pressed && Math.hypot(at.x - pressed.at.x, at.y - pressed.at.y) > DRAG_PX) pressed.moved = true;
      if (pressed?.ours) {
        event.stopPropagation();
        if (pressed.moved) target.drag(pressed.at, at);
        return;
      }
      if (event.buttons === 0) target.move(at);
    },
    options,
  );
  surface.addEventListener(
    'pointerup',
    (event) => {
      const press = pressed;
      pressed = undefined;
      if (!press) return;
      const at = pointOf(event);
      const additive = event.ctrlKey || event.shiftKey || event.metaKey;
      if (press.ours) event.stopPropagation();
      if (press.ours && press.moved) target.dragEnd(press.at, at, additive);
      else if (!press.moved && press.button === 0) target.click(at, additive);
      else if (!press.moved && press.button === 2) target.context(at);
    },
    options,
  );
  surface.addEventListener(
    'pointercancel',
    () => {
      pressed = undefined;
    },
    options,
  );
  surface.addEventListener('pointerleave', () => target.move(undefined), options);
  surface.addEventListener('dblclick', (event) => target.doubleClick(pointOf(event)), options);
  surface.addEventListener('contextmenu', (event) => event.preventDefault(), options);
  return () => stop.abort();
}
