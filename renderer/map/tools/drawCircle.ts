import { distanceM, type Position } from '../../../shared/geo.ts';
import { toEcef } from '../host/ecef.ts';
import { circlePoints } from '../host/ink.ts';
import { lengthText } from '../layers/lengthText.ts';
import { INK } from '../symbols/palette.ts';
import type { ToolContext, ToolSession } from './tool.ts';

/** First click the centre, second click the radius, shown live. */
export function drawCircle(context: ToolContext): ToolSession {
  let centre: Position | undefined;
  let pointer: Position | undefined;
  const finish = (edge: Position | undefined) => {
    if (!centre || !edge) return;
    const radiusM = distanceM(centre, edge);
    if (radiusM < 1) return;
    const shape = { kind: 'circle', centre, radiusM } as const;
    centre = undefined;
    context.drawn(shape);
    context.redraw();
  };
  return {
    cursor: 'crosshair',
    get busy() {
      return centre !== undefined;
    },
    click(at) {
      if (centre) finish(at);
      else centre = at;
      context.redraw();
    },
    move(at) {
      pointer = at;
      if (centre) context.redraw();
    },
    finish: () => finish(pointer),
    undo() {
      centre = undefined;
      context.redraw();
    },
    clear() {
      centre = undefined;
      context.redraw();
    },
    ink(ink) {
      const edge = pointer;
      if (!centre || !edge) return;
      const radiusM = distanceM(centre, edge);
      const style = { colour: INK.measure, width: 2.2, halo: true };
      ink.line(circlePoints(centre, radiusM), { ...style, fill: 'rgba(255, 224, 102, 0.12)' }, true);
      ink.line([toEcef(centre), toEcef(edge)], { ...style, width: 1.4, dash: [5, 4] });
      const [at, end] = [ink.at(centre), ink.at(edge)];
      if (at) ink.dot(at, 4, INK.measure);
      if (!end) return;
      ink.label({
        text: context.t()('map.radius', { length: lengthText(radiusM, context.t()) }),
        ...end,
        sides: ['right', 'left', 'above'],
        gapPx: 16,
        priority: 200,
        colour: INK.measure,
        sizePx: 13,
        weight: 600,
        plate: 'rgba(20, 24, 12, 0.88)',
        always: true,
      });
    },
  };
}
