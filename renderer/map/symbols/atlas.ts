import { appearanceOf } from './appearance.ts';
import { SYMBOL_NAMES, type SymbolName } from './names.ts';
import { INK, LABEL_FONT } from './palette.ts';
import { GLYPHS, SHAPES } from './shapes.ts';

/** Side of a cell, CSS pixels at scale 1; the symbol's body takes `BODY_PX` of it. */
export const CELL_PX = 44;
export const BODY_PX = 26;
const COLUMNS = 16;

export interface Atlas {
  readonly canvas: HTMLCanvasElement;
  readonly columns: number;
  /** Cell of a symbol; unknown names give the plain ring, so nothing vanishes. */
  cellOf(name: SymbolName): number;
}

/** Draws every symbol once for a pixel ratio. */
export function createAtlas(pixelRatio: number): Atlas {
  const canvas = document.createElement('canvas');
  const cell = Math.round(CELL_PX * pixelRatio);
  canvas.width = cell * COLUMNS;
  canvas.height = cell * Math.ceil(SYMBOL_NAMES.length / COLUMNS);
  const pen = canvas.getContext('2d');
  const cells = new Map<SymbolName, number>();
  for (const [i, name] of SYMBOL_NAMES.entries()) {
    cells.set(name, i);
    if (!pen) continue;
    pen.setTransform(
      cell / CELL_PX,
      0,
      0,
      cell / CELL_PX,
      ((i % COLUMNS) + 0.5) * cell,
      (Math.floor(i / COLUMNS) + 0.5) * cell,
    );
    if (name.startsWith('ring_')) drawRing(pen, name);
    else drawSymbol(pen, name);
  }
  return { canvas, columns: COLUMNS, cellOf: (name) => cells.get(name) ?? 1 };
}

/** Draws one symbol with its middle at the pen's origin; CSS pixels. Also used by the legend. */
export function drawSymbol(pen: CanvasRenderingContext2D, name: SymbolName): void {
  const { shape, fill, glyph, liftBy, marks, hollow, badge } = appearanceOf(name);
  const scale = BODY_PX / 24;
  pen.save();
  pen.scale(scale, scale);
  pen.translate(-12, -12);
  const outline = new Path2D(SHAPES[shape]);
  pen.lineJoin = 'round';
  pen.shadowColor = 'rgba(0, 8, 16, 0.7)';
  pen.shadowBlur = 5 * pen.getTransform().a;
  pen.strokeStyle = INK.dark;
  pen.lineWidth = 3.4;
  pen.stroke(outline);
  pen.shadowBlur = 0;
  pen.fillStyle = hollow ? '#0c2534' : fill;
  pen.fill(outline);
  if (hollow) {
    pen.strokeStyle = fill;
    pen.lineWidth = 1.8;
    pen.stroke(outline);
  }
  pen.fillStyle = hollow ? fill : INK.dark;
  const path = GLYPHS[glyph];
  pen.translate(0, -liftBy);
  if (path) pen.fill(new Path2D(path), 'evenodd');
  pen.restore();
  for (let mark = 0; mark < marks; mark++) {
    pen.beginPath();
    pen.arc((mark - (marks - 1) / 2) * 6, BODY_PX / 2 + 4.2, 2.1, 0, 2 * Math.PI);
    pen.lineWidth = 2.2;
    pen.strokeStyle = INK.dark;
    pen.stroke();
    pen.fillStyle = fill;
    pen.fill();
  }
  if (badge !== undefined) drawBadge(pen, badge, fill);
}

/** A disc with a sign at the upper right of a symbol. */
function drawBadge(pen: CanvasRenderingContext2D, badge: string, fill: string): void {
  const [x, y] = [BODY_PX * 0.38, -BODY_PX * 0.38];
  pen.beginPath();
  pen.arc(x, y, 6.4, 0, 2 * Math.PI);
  pen.fillStyle = INK.dark;
  pen.fill();
  pen.strokeStyle = fill;
  pen.lineWidth = 1.4;
  pen.stroke();
  pen.fillStyle = fill;
  pen.font = `700 10px ${LABEL_FONT}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(badge, x, y + 0.6);
}

function drawRing(pen: CanvasRenderingContext2D, name: SymbolName): void {
  const colour = name === 'ring_selected' ? INK.selected : name === 'ring_highlighted' ? INK.highlighted : INK.accent;
  const radius = CELL_PX / 2 - 3;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fillStyle = 'rgba(55, 200, 255, 0.3)';
  if (name === 'ring_selected') pen.fill();
  pen.strokeStyle = name === 'ring_highlighted' ? 'rgba(0, 8, 16, 0.3)' : 'rgba(0, 8, 16, 0.65)';
  pen.lineWidth = name === 'ring_highlighted' ? 2.6 : 4;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = name === 'ring_highlighted' ? 1.3 : 2.2;
  pen.stroke();
}
