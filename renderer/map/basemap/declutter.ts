/** A name that wants to be on the screen: the middle of its text and its size, CSS pixels. */
export interface LabelBox {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Higher is placed first. */
  readonly priority: number;
}

const CELL_PX = 96;

/**
 * Which labels to show so that no two overlap: by priority, then those shown already (so that names do not flicker
 * while the camera moves), then by id.
 * @param gapPx kept free between any two, pixels; default 4
 * @param shown ids on the screen now
 */
export function declutter<Label extends LabelBox>(
  labels: readonly Label[],
  { gapPx = 4, shown = new Set() }: { gapPx?: number; shown?: ReadonlySet<string> } = {},
): Label[] {
  const grid = new Map<string, Label[]>();
  const placed: Label[] = [];
  const rank = (label: Label): number => (shown.has(label.id) ? 1 : 0);
  const ordered = [...labels].sort(
    (a, b) => b.priority - a.priority || rank(b) - rank(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  for (const label of ordered) {
    const cells = cellsOf(label, gapPx);
    // R1 No two shown labels overlap.
    if (cells.some((cell) => grid.get(cell)?.some((other) => touch(label, other, gapPx)))) continue;
    placed.push(label);
    for (const cell of cells) {
      const list = grid.get(cell);
      if (list) list.push(label);
      else grid.set(cell, [label]);
    }
  }
  return placed;
}

function touch(a: LabelBox, b: LabelBox, gapPx: number): boolean {
  return (
    Math.abs(a.x - b.x) * 2 < a.width + b.width + 2 * gapPx && Math.abs(a.y - b.y) * 2 < a.height + b.height + 2 * gapPx
  );
}

function cellsOf({ x, y, width, height }: LabelBox, gapPx: number): string[] {
  const cells: string[] = [];
  const reachX = width / 2 + gapPx;
  const reachY = height / 2 + gapPx;
  for (let row = Math.floor((y - reachY) / CELL_PX); row <= Math.floor((y + reachY) / CELL_PX); row++) {
    for (let column = Math.floor((x - reachX) / CELL_PX); column <= Math.floor((x + reachX) / CELL_PX); column++) {
      cells.push(`${column} ${row}`);
    }
  }
  return cells;
}
