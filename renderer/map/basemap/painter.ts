import { gridOf } from './grid.ts';
import { INK } from './palette.ts';
import { shadeView } from './shade.ts';
import type { ShapeIndex } from './shapeIndex.ts';
import type { BaseMapShapes } from './shapes.ts';
import { type TraceStyle, traceFill, traceLines, type Viewport } from './trace.ts';

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Marks of the layer `borders`. */
const NATION = 0;
const PROVINCE = 1;
const CITY = 2;
const COUNTY = 3;
/** Views with fewer pixels a degree than these leave a kind out. */
const FAR_PX_PER_DEGREE = 8;
const PROVINCES_FROM = 10;
const CITIES_FROM = 90;
const COUNTIES_FROM = 170;
const DASHES_UNTIL = 200;

/** Draws a view of the base map; the pen's origin is the picture's top left corner. */
export function paint(pen: Pen, shapes: BaseMapShapes, viewport: Viewport): void {
  const { width, height } = viewport;
  const scale = height / (viewport.north - viewport.south);
  const land = scale < FAR_PX_PER_DEGREE ? shapes.landFar : shapes.land;
  const style = { smoothing: smoothingFor(scale) };
  const fill = new Path2D();
  traceFill(land, viewport, fill, style);
  const coast = lines(land, viewport, style);
  const haze = lines(land, viewport, { ...style, skipPx: 3 });
  const shades = shadeView(shapes.relief, viewport, cellsFor(Math.max(width, height), scale));
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  drawShade(pen, shades.sea, shades.size, viewport);
  glow(pen, haze, INK.coastGlow, glowWidths(scale));
  pen.save();
  pen.clip(fill, 'nonzero');
  drawShade(pen, shades.land, shades.size, viewport);
  glow(pen, haze, INK.coastInner, scale < 60 ? [3] : [9, 4]);
  drawRivers(pen, shapes, viewport, scale);
  drawBorders(pen, shapes, viewport, scale);
  pen.restore();
  drawNation(pen, shapes, viewport, scale);
  stroke(pen, coast, INK.coast, scale < 30 ? 0.8 : scale < 700 ? 1.2 : 1.7);
  drawGrid(pen, viewport);
}

/** The coast's vertices lie up to a kilometre apart: near the ground their corners are rounded. */
function smoothingFor(scale: number): number {
  if (scale > 5000) return 3;
  return scale > 600 ? 2 : scale > 150 ? 1 : 0;
}

/** How many cells of relief a picture gets: close to the ground there is little to show. */
function cellsFor(sizePx: number, scale: number): number {
  return Math.round(sizePx / (scale > 40_000 ? 16 : scale > 6_000 ? 8 : 4));
}

function glowWidths(scale: number): number[] {
  if (scale < 20) return [6, 3];
  if (scale < 150) return [12, 6];
  return scale < 500 ? [22, 13, 6] : scale < 5000 ? [26, 16, 8] : [18, 11, 5];
}

/** A canvas path of the lines that a view shows. */
function lines(
  index: ShapeIndex,
  viewport: Viewport,
  style: TraceStyle,
  shows = (_mark: number): boolean => true,
): Path2D {
  const path = new Path2D();
  traceLines(index, viewport, path, shows, style);
  return path;
}

function glow(pen: Pen, path: Path2D, colour: string, widths: readonly number[]): void {
  for (const width of widths) stroke(pen, path, colour, width);
}

function stroke(pen: Pen, path: Path2D, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke(path);
}

const scratch = new Map<number, OffscreenCanvas>();

/** Stretches a small picture with a one-pixel margin over the view. */
function drawShade(pen: Pen, rgba: Uint8ClampedArray<ArrayBuffer>, size: number, { width, height }: Viewport): void {
  const canvas = scratch.get(size) ?? new OffscreenCanvas(size, size);
  scratch.set(size, canvas);
  // In the processor's memory: a picture in the graphics card's would be read back for every tile.
  canvas.getContext('2d', { willReadFrequently: true })?.putImageData(new ImageData(rgba, size, size), 0, 0);
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(canvas, 1, 1, size - 2, size - 2, 0, 0, width, height);
}

function drawRivers(pen: Pen, shapes: BaseMapShapes, viewport: Viewport, scale: number): void {
  if (scale < 12) return;
  const finest = scale < 60 ? 1 : scale < 130 ? 3 : scale < 350 ? 5 : 12;
  pen.globalAlpha = scale > 4000 || scale < 30 ? 0.55 : 0.85;
  for (const [from, to, wide] of [
    [0, 1, 1.9],
    [2, 3, 1.4],
    [4, 5, 1.1],
    [6, 12, 0.8],
  ] as const) {
    if (from > finest) break;
    const path = lines(shapes.rivers, viewport, smooth(scale), (mark) => mark >= from && mark <= Math.min(to, finest));
    stroke(pen, path, INK.river, wide * Math.max(0.6, Math.min(1.7, Math.log10(scale) / 2)));
  }
  pen.globalAlpha = 1;
}

function drawBorders(pen: Pen, shapes: BaseMapShapes, viewport: Viewport, scale: number): void {
  const border = (mark: number, skipPx?: number): Path2D => {
    const style = skipPx === undefined ? smooth(scale) : { ...smooth(scale), skipPx };
    return lines(shapes.borders, viewport, style, (other) => other === mark);
  };
  if (scale >= COUNTIES_FROM) stroke(pen, border(COUNTY), INK.county, 1);
  if (scale >= CITIES_FROM) {
    glow(pen, border(CITY, 3), INK.provinceGlow, [5]);
    stroke(pen, border(CITY), INK.city, 1.2);
  }
  stroke(pen, lines(shapes.countries, viewport, smooth(scale)), INK.country, scale < 20 ? 0.7 : 1.2);
  if (scale < PROVINCES_FROM) return;
  glow(pen, border(PROVINCE, 3), INK.provinceGlow, scale < 60 ? [4] : [12, 6]);
  stroke(pen, border(PROVINCE), INK.province, scale < 60 ? 0.8 : 1.6);
}

/** Outside the land's clip: the border crosses water too. */
function drawNation(pen: Pen, shapes: BaseMapShapes, viewport: Viewport, scale: number): void {
  const path = lines(shapes.borders, viewport, smooth(scale), (mark) => mark === NATION);
  if (scale < DASHES_UNTIL) traceLines(shapes.dashes, viewport, path, () => true);
  glow(pen, path, INK.nationGlow, scale < 20 ? [4] : [10, 5]);
  stroke(pen, path, INK.nation, scale < 20 ? 1 : 1.5);
}

/** Borders and rivers have more vertices than the coast: they need less rounding, and later. */
function smooth(scale: number): TraceStyle {
  return { smoothing: scale > 5000 ? 2 : scale > 1000 ? 1 : 0 };
}

function drawGrid(pen: Pen, viewport: Viewport): void {
  const { lines, crosses } = gridOf(viewport);
  for (const strong of [false, true]) {
    const path = new Path2D();
    for (const { points } of lines.filter((line) => line.strong === strong)) {
      path.moveTo(points[0] ?? 0, points[1] ?? 0);
      for (let index = 2; index < points.length; index += 2) path.lineTo(points[index] ?? 0, points[index + 1] ?? 0);
    }
    stroke(pen, path, strong ? INK.gridStrong : INK.grid, 1);
  }
  const marks = new Path2D();
  for (let index = 0; index < crosses.length; index += 2) {
    const [x, y] = [crosses[index] ?? 0, crosses[index + 1] ?? 0];
    marks.moveTo(x - 5, y);
    marks.lineTo(x + 5, y);
    marks.moveTo(x, y - 5);
    marks.lineTo(x, y + 5);
  }
  stroke(pen, marks, INK.gridCross, 1.4);
}
