import type { ScreenPoint } from '../../api.ts';
import type { Ink } from '../../host/ink.ts';
import type { Projector } from '../../host/projector.ts';
import type { LineChunk, PackedLine, PackedLines } from './packLines.ts';

/** A text on a line, or its number on a plate. */
export interface LineText {
  readonly text: string;
  readonly colour: string;
  readonly sizePx: number;
  readonly priority: number;
  /** Background of a road number; such a text stands upright. */
  readonly plate?: string;
  /** Texts that say the same stand at least this far apart, pixels. */
  readonly apartPx: number;
}

/** More lines than this are not looked at in one frame. */
const MOST_LINES = 4_000;

/** Lines in chunks that may be on screen and whose rank passes. */
function* linesInView<Item>(
  packed: PackedLines<Item>,
  projector: Projector,
  passes: (chunk: LineChunk) => boolean,
): Generator<PackedLine<Item>> {
  let left = MOST_LINES;
  // The most important lines are packed last.
  for (let i = packed.chunks.length - 1; i >= 0 && left > 0; i--) {
    const chunk = packed.chunks[i];
    if (!chunk || !passes(chunk) || !projector.mayShow(...chunk.centre, chunk.radiusM, 0)) continue;
    for (let at = chunk.from; at < chunk.to && left > 0; at++, left--) {
      const line = packed.lines[at];
      if (line) yield line;
    }
  }
}

function pointAt(ecef: Float64Array, projector: Projector, offset: number): ScreenPoint | undefined {
  return projector.project(ecef[offset] ?? 0, ecef[offset + 1] ?? 0, ecef[offset + 2] ?? 0);
}

/** Writes texts along the lines in view; `textOf` says what, or nothing. */
export function writeAlong<Item>(
  ink: Ink,
  packed: PackedLines<Item>,
  passes: (chunk: LineChunk) => boolean,
  textsOf: (record: Item) => readonly LineText[],
): void {
  const { projector } = ink;
  if (!projector) return;
  const placed = new Map<string, ScreenPoint[]>();
  for (const line of linesInView(packed, projector, passes)) {
    for (const label of textsOf(line.record)) {
      const spot = spotOn(line, packed.ecef, projector, label.plate ? 0 : label.text.length * label.sizePx * 0.9);
      if (!spot || spot.x < 0 || spot.y < 0 || spot.x > projector.width || spot.y > projector.height) continue;
      const others = placed.get(label.text) ?? [];
      if (others.some(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < label.apartPx)) continue;
      placed.set(label.text, [...others, spot]);
      ink.label({
        ...label,
        x: spot.x,
        y: spot.y,
        sides: ['middle'],
        gapPx: 0,
        weight: label.plate ? 600 : 400,
        overSymbols: false,
        ...(label.plate ? {} : { turnRad: spot.turnRad }),
      });
    }
  }
}

/** The middle of a line on screen and its direction there; undefined when the text is longer than the line. */
function spotOn<Item>(
  { first, count }: PackedLine<Item>,
  ecef: Float64Array,
  projector: Projector,
  wantedPx: number,
): (ScreenPoint & { turnRad: number }) | undefined {
  const middle = first + (count >> 1);
  const from = pointAt(ecef, projector, middle * 6);
  const to = pointAt(ecef, projector, middle * 6 + 3);
  if (!from || !to) return undefined;
  if (wantedPx > 0) {
    const start = pointAt(ecef, projector, first * 6);
    const end = pointAt(ecef, projector, (first + count - 1) * 6 + 3);
    if (!start || !end || Math.hypot(end.x - start.x, end.y - start.y) < wantedPx) return undefined;
  }
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  // Never upside down.
  const turnRad = angle > Math.PI / 2 ? angle - Math.PI : angle < -Math.PI / 2 ? angle + Math.PI : angle;
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, turnRad };
}

/** Draws arrow heads along the lines in view, in the direction of their points. */
export function drawArrows<Item>(
  ink: Ink,
  packed: PackedLines<Item>,
  passes: (chunk: LineChunk) => boolean,
  everyPx: number,
  colourOf: (record: Item) => string,
): void {
  const { projector, pen } = ink;
  if (!projector || !pen) return;
  for (const line of linesInView(packed, projector, passes)) {
    let since = everyPx / 2;
    for (let segment = line.first; segment < line.first + line.count; segment++) {
      const from = pointAt(packed.ecef, projector, segment * 6);
      const to = pointAt(packed.ecef, projector, segment * 6 + 3);
      if (!from || !to) continue;
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      since += length;
      if (since < everyPx || length < 8) continue;
      since = 0;
      arrowHead(
        pen,
        (from.x + to.x) / 2,
        (from.y + to.y) / 2,
        Math.atan2(to.y - from.y, to.x - from.x),
        colourOf(line.record),
      );
    }
  }
}

function arrowHead(pen: CanvasRenderingContext2D, x: number, y: number, angle: number, colour: string): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const at = (along: number, across: number): [number, number] => [
    x + along * cos - across * sin,
    y + along * sin + across * cos,
  ];
  pen.beginPath();
  pen.moveTo(...at(5, 0));
  pen.lineTo(...at(-4, -4));
  pen.lineTo(...at(-2, 0));
  pen.lineTo(...at(-4, 4));
  pen.closePath();
  pen.fillStyle = colour;
  pen.strokeStyle = 'rgba(2, 10, 18, 0.7)';
  pen.lineWidth = 1;
  pen.stroke();
  pen.fill();
}
