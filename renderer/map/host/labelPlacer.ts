import { LABEL_FONT } from '../symbols/palette.ts';

export interface LabelRequest {
  readonly text: string;
  /** Anchor, CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** Where the text stands about the anchor, tried in this order. */
  readonly sides: readonly ('right' | 'left' | 'above' | 'below' | 'middle')[];
  /** Distance from the anchor, CSS pixels. */
  readonly gapPx: number;
  /** Higher is placed first. */
  readonly priority: number;
  readonly colour: string;
  readonly sizePx: number;
  readonly weight?: number;
  /** Background plate instead of a halo. */
  readonly plate?: string;
  /** Stands on symbols (not on texts or clusters) when no side is free of them. */
  readonly overSymbols?: boolean;
  /** Drawn even where it overlaps. */
  readonly always?: boolean;
  /** Turned clockwise about its middle, radians; for texts along lines, which stand in the `middle`. */
  readonly turnRad?: number;
}

export interface PlacedLabel {
  readonly request: LabelRequest;
  /** Left end and middle height of its box, which is upright. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What measures text: a canvas's pen. */
export interface Ruler {
  font: string;
  measureText(text: string): { readonly width: number };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** A symbol, which some texts may cover. */
  readonly soft?: boolean;
}

const CELL_PX = 64;
const widths = new Map<string, number>();

/** Greedy decluttering: the important text first, each where it touches nothing that is placed already. */
export class LabelPlacer {
  private readonly requests: LabelRequest[] = [];
  private readonly grid = new Map<number, Box[]>();

  add(request: LabelRequest): void {
    this.requests.push(request);
  }

  /** Keeps texts off a box; a soft one is a symbol. */
  block(left: number, top: number, right: number, bottom: number, soft = false): void {
    this.insert({ left, top, right, bottom, soft });
  }

  place(pen: Ruler, screenWidth: number, screenHeight: number): PlacedLabel[] {
    const placed: PlacedLabel[] = [];
    const inOrder = this.requests
      .filter(({ x, y }) => x > -200 && y > -40 && x < screenWidth + 200 && y < screenHeight + 40)
      .sort((a, b) => b.priority - a.priority || a.y - b.y || (a.text < b.text ? -1 : 1));
    for (const request of inOrder) {
      const [width, height] = boxOf(textWidth(pen, request), request.sizePx * 1.25, request.turnRad ?? 0);
      const spot =
        this.freeSpot(request, width, height, true) ??
        (request.overSymbols ? this.freeSpot(request, width, height, false) : undefined);
      if (!spot) continue;
      this.insert(boxAt(spot, width, height));
      placed.push({ request, ...spot, width, height });
    }
    return placed.reverse();
  }

  private freeSpot(
    request: LabelRequest,
    width: number,
    height: number,
    offSymbols: boolean,
  ): { x: number; y: number } | undefined {
    for (const side of request.sides) {
      const [x, y] = offset(request, side, width, height);
      if (request.always || !this.hits(boxAt({ x, y }, width, height), offSymbols)) return { x, y };
    }
    return undefined;
  }

  private cellsOf({ left, top, right, bottom }: Box): number[] {
    const cells: number[] = [];
    for (let row = Math.floor(top / CELL_PX); row <= Math.floor(bottom / CELL_PX); row++) {
      for (let column = Math.floor(left / CELL_PX); column <= Math.floor(right / CELL_PX); column++) {
        cells.push(row * 4096 + column);
      }
    }
    return cells;
  }

  private insert(box: Box): void {
    for (const cell of this.cellsOf(box)) {
      const boxes = this.grid.get(cell);
      if (boxes) boxes.push(box);
      else this.grid.set(cell, [box]);
    }
  }

  private hits(box: Box, offSymbols: boolean): boolean {
    return this.cellsOf(box).some((cell) =>
      this.grid
        .get(cell)
        ?.some(
          (other) =>
            (offSymbols || !other.soft) &&
            box.left < other.right &&
            other.left < box.right &&
            box.top < other.bottom &&
            other.top < box.bottom,
        ),
    );
  }
}

/** Width and height of the upright box about a turned text. */
function boxOf(width: number, height: number, turnRad: number): [width: number, height: number] {
  const [cos, sin] = [Math.abs(Math.cos(turnRad)), Math.abs(Math.sin(turnRad))];
  return [width * cos + height * sin, width * sin + height * cos];
}

function boxAt({ x, y }: { x: number; y: number }, width: number, height: number): Box {
  return { left: x - 3, top: y - height / 2 - 1, right: x + width + 3, bottom: y + height / 2 + 1 };
}

/** Width of a text, CSS pixels; measured once. */
export function textWidth(pen: Ruler, request: LabelRequest): number {
  const font = fontOf(request);
  const key = `${font} ${request.text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > 20_000) widths.clear();
  pen.font = font;
  const { width } = pen.measureText(request.text);
  widths.set(key, width);
  return width;
}

function offset(
  { x, y, gapPx }: LabelRequest,
  side: LabelRequest['sides'][number],
  width: number,
  height: number,
): [x: number, y: number] {
  switch (side) {
    case 'right':
      return [x + gapPx, y];
    case 'left':
      return [x - gapPx - width, y];
    case 'above':
      return [x - width / 2, y - gapPx - height / 2];
    case 'below':
      return [x - width / 2, y + gapPx + height / 2];
    case 'middle':
      return [x - width / 2, y];
  }
}

/** CSS font of a label. */
export function fontOf({ sizePx, weight = 500 }: Pick<LabelRequest, 'sizePx' | 'weight'>): string {
  return `${weight} ${sizePx}px ${LABEL_FONT}`;
}
