import { fontOf } from './ink.ts';

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
  /** Drawn even where it overlaps. */
  readonly always?: boolean;
}

export interface PlacedLabel {
  readonly request: LabelRequest;
  /** Left end and middle height. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
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

  block(left: number, top: number, right: number, bottom: number): void {
    this.insert({ left, top, right, bottom });
  }

  place(pen: CanvasRenderingContext2D, screenWidth: number, screenHeight: number): PlacedLabel[] {
    const placed: PlacedLabel[] = [];
    const inOrder = this.requests
      .filter(({ x, y }) => x > -200 && y > -40 && x < screenWidth + 200 && y < screenHeight + 40)
      .sort((a, b) => b.priority - a.priority || a.y - b.y || (a.text < b.text ? -1 : 1));
    for (const request of inOrder) {
      const width = widthOf(pen, request);
      const height = request.sizePx * 1.25;
      for (const side of request.sides) {
        const [x, y] = offset(request, side, width, height);
        const box = { left: x - 3, top: y - height / 2 - 1, right: x + width + 3, bottom: y + height / 2 + 1 };
        if (!request.always && this.hits(box)) continue;
        this.insert(box);
        placed.push({ request, x, y, width, height });
        break;
      }
    }
    return placed.reverse();
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

  private hits(box: Box): boolean {
    return this.cellsOf(box).some((cell) =>
      this.grid
        .get(cell)
        ?.some(
          (other) =>
            box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
        ),
    );
  }
}

function widthOf(pen: CanvasRenderingContext2D, request: LabelRequest): number {
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
