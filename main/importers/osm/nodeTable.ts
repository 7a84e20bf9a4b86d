/** Places of the nodes that ways need, in flat arrays: a province has tens of millions. */
export class NodeTable {
  readonly #ids: Float64Array;
  readonly #places: Float64Array;

  /** @param ids ids of the nodes, in any order, repeated or not */
  constructor(ids: Iterable<number>) {
    const sorted = Float64Array.from(ids).sort();
    let count = 0;
    for (const id of sorted) {
      if (count > 0 && sorted[count - 1] === id) continue;
      sorted[count] = id;
      count += 1;
    }
    this.#ids = sorted.slice(0, count);
    this.#places = new Float64Array(count * 2).fill(Number.NaN);
  }

  /** Keeps the node's place when a way needs it, degrees. */
  put(id: number, lon: number, lat: number): void {
    const at = this.#indexOf(id);
    if (at < 0) return;
    this.#places[at * 2] = lon;
    this.#places[at * 2 + 1] = lat;
  }

  /** [lon, lat], or undefined when the file does not hold the node. */
  place(id: number): number[] | undefined {
    const at = this.#indexOf(id);
    const [lon, lat] = at < 0 ? [] : this.#places.subarray(at * 2, at * 2 + 2);
    return lon === undefined || lat === undefined || Number.isNaN(lon) ? undefined : [lon, lat];
  }

  #indexOf(id: number): number {
    let low = 0;
    let high = this.#ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = this.#ids[middle] ?? 0;
      if (there === id) return middle;
      if (there < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}
