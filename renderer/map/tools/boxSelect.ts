import type { ScreenPoint } from '../api.ts';
import type { Ink } from '../host/ink.ts';
import { INK } from '../symbols/palette.ts';
import type { Box, ToolContext, ToolSession } from './tool.ts';

/** Drag a box: everything inside is selected; Ctrl or Shift adds. */
export function boxSelect(context: ToolContext): ToolSession {
  let box: Box | undefined;
  return {
    cursor: 'crosshair',
    get busy() {
      return box !== undefined;
    },
    clear() {
      box = undefined;
      context.redraw();
    },
    drag(from, to) {
      box = boxOf(from, to);
      context.redraw();
    },
    dragEnd(from, to, additive) {
      box = undefined;
      context.boxed(boxOf(from, to), additive);
      context.redraw();
    },
    ink: (ink) => box && drawBox(ink, box),
  };
}

function boxOf(a: ScreenPoint, b: ScreenPoint): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    right: Math.max(a.x, b.x),
    bottom: Math.max(a.y, b.y),
  };
}

function drawBox(ink: Ink, { left, top, right, bottom }: Box): void {
  const path = new Path2D();
  path.rect(left + 0.5, top + 0.5, right - left, bottom - top);
  ink.strokePath(path, { colour: INK.accent, width: 1.2, dash: [6, 4], fill: 'rgba(55, 200, 255, 0.12)' });
}
