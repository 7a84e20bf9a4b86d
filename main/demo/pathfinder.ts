import { Heap } from './heap.ts';

/** A raster that ways are sought on. */
interface Raster {
  readonly columns: number;
  readonly rows: number;
}

/** Cells that one search may look at. */
const MOST = 60_000;

/** Finds cheapest ways from cell to cell (A*). One finder serves many searches, one after the other. */
export class Pathfinder {
  readonly #columns: number;
  readonly #rows: number;
  readonly #spent: Float64Array;
  readonly #before: Int32Array;
  readonly #seen: Uint32Array;
  readonly #settled: Uint32Array;
  #search = 0;

  constructor({ columns, rows }: Raster) {
    const count = columns * rows;
    this.#columns = columns;
    this.#rows = rows;
    this.#spent = new Float64Array(count);
    this.#before = new Int32Array(count);
    this.#seen = new Uint32Array(count);
    this.#settled = new Uint32Array(count);
  }

  /**
   * The cheapest way between two cells, both included; empty when there is none within reach.
   * @param cost of a step into a cell, at least `least` each
   */
  between(from: number, to: number, cost: (cell: number) => number, least: number): number[] {
    const columns = this.#columns;
    const search = ++this.#search;
    const [tx, ty] = [to % columns, Math.floor(to / columns)];
    const heap = new Heap();
    this.#seen[from] = search;
    this.#spent[from] = 0;
    this.#before[from] = -1;
    heap.push(from, 0);
    let looked = 0;
    for (let top = heap.pop(); top && looked < MOST; top = heap.pop()) {
      const { cell } = top;
      if (this.#settled[cell] === search) continue;
      this.#settled[cell] = search;
      looked += 1;
      if (cell === to) return this.#wayBack(to);
      const x = cell % columns;
      const y = (cell - x) / columns;
      for (let dy = -1; dy <= 1; dy++) {
        if (y + dy < 0 || y + dy >= this.#rows) continue;
        for (let dx = -1; dx <= 1; dx++) {
          if ((dx === 0 && dy === 0) || x + dx < 0 || x + dx >= columns) continue;
          const other = cell + dy * columns + dx;
          if (this.#settled[other] === search) continue;
          const next = (this.#spent[cell] ?? 0) + cost(other) * (dx !== 0 && dy !== 0 ? Math.SQRT2 : 1);
          if (this.#seen[other] === search && next >= (this.#spent[other] ?? 0)) continue;
          this.#seen[other] = search;
          this.#spent[other] = next;
          this.#before[other] = cell;
          const [ax, ay] = [Math.abs(x + dx - tx), Math.abs(y + dy - ty)];
          heap.push(other, next + least * (Math.max(ax, ay) + 0.414 * Math.min(ax, ay)));
        }
      }
    }
    return [];
  }

  #wayBack(to: number): number[] {
    const cells: number[] = [];
    for (let cell = to; cell >= 0; cell = this.#before[cell] ?? -1) cells.push(cell);
    return cells.reverse();
  }
}
