/** A heap of cells, the lowest first; of equal ones the first that came. */
export class Heap {
  readonly #cells: number[] = [];
  readonly #levels: number[] = [];
  readonly #turns: number[] = [];
  #turn = 0;

  push(cell: number, level: number): void {
    let i = this.#cells.length;
    const turn = this.#turn++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const above = this.#levels[parent] ?? 0;
      if (above < level || (above === level && (this.#turns[parent] ?? 0) < turn)) break;
      this.#move(parent, i);
      i = parent;
    }
    this.#put(i, cell, level, turn);
  }

  pop(): { cell: number; level: number } | undefined {
    const [cell, level] = [this.#cells[0], this.#levels[0]];
    if (cell === undefined || level === undefined) return undefined;
    const [lastCell = 0, lastLevel = 0, lastTurn = 0] = [this.#cells.pop(), this.#levels.pop(), this.#turns.pop()];
    const size = this.#cells.length;
    if (size === 0) return { cell, level };
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#isBefore(child + 1, this.#levels[child] ?? 0, this.#turns[child] ?? 0)) child += 1;
      if (!this.#isBefore(child, lastLevel, lastTurn)) break;
      this.#move(child, i);
      i = child;
    }
    this.#put(i, lastCell, lastLevel, lastTurn);
    return { cell, level };
  }

  #isBefore(index: number, level: number, turn: number): boolean {
    const own = this.#levels[index] ?? 0;
    return own < level || (own === level && (this.#turns[index] ?? 0) < turn);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#cells[from] ?? 0, this.#levels[from] ?? 0, this.#turns[from] ?? 0);
  }

  #put(index: number, cell: number, level: number, turn: number): void {
    this.#cells[index] = cell;
    this.#levels[index] = level;
    this.#turns[index] = turn;
  }
}
