/** What left a list and what joined it; an item that changed its content has a new identity and is in both. */
export interface ListChanges<Item> {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
}

/** Equal items at the ends of two lists. */
function sameEnds(before: readonly unknown[], after: readonly unknown[]): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}

/** Compares two states of a list by the identity of its items; lists of the same length place by place. */
export function changesBetween<Item>(before: readonly Item[], after: readonly Item[]): ListChanges<Item> {
  const { head, tail } = sameEnds(before, after);
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  if (removed.length !== added.length) return { removed, added };
  return {
    removed: removed.filter((item, i) => item !== added[i]),
    added: added.filter((item, i) => item !== removed[i]),
  };
}

/**
 * A function that maps a growing, shrinking or changing list and makes anew only what changed since it was last asked:
 * results keep the identity of unchanged items.
 */
export function listMapper<Input, Output>(
  map: (item: Input) => Output,
): (items: readonly Input[]) => readonly Output[] {
  let before: readonly Input[] = [];
  let results: readonly Output[] = [];
  return (items) => {
    if (items === before) return results;
    const { head, tail } = sameEnds(before, items);
    const middle = items.slice(head, items.length - tail);
    const placewise = before.length === items.length;
    const made = middle.map((item, i) => {
      const kept = placewise && before[head + i] === item ? results[head + i] : undefined;
      return kept ?? map(item);
    });
    results = [...results.slice(0, head), ...made, ...(tail > 0 ? results.slice(results.length - tail) : [])];
    before = items;
    return results;
  };
}
