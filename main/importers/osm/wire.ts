import type { PbfReader } from 'pbf';

/**
 * End of the length-delimited value that begins here. R10: a length beyond its block is an error, never a long walk
 * through nothing.
 * @throws RangeError
 */
export function spanEnd(pbf: PbfReader): number {
  const bytes = pbf.readVarint();
  const end = pbf.pos + bytes;
  if (!(bytes >= 0 && end <= pbf.length)) throw new RangeError(`${bytes} bytes at ${pbf.pos} of ${pbf.length}`);
  return end;
}

/** Packed or single unsigned numbers, appended to `list`. */
export function varints(pbf: PbfReader, list: number[]): void {
  if (pbf.type !== 2) {
    list.push(pbf.readVarint());
    return;
  }
  const end = spanEnd(pbf);
  while (pbf.pos < end) list.push(pbf.readVarint());
}

/** Packed differences, appended to `list` as the values that they add up to. */
export function deltas(pbf: PbfReader, list: number[]): void {
  const end = pbf.type === 2 ? spanEnd(pbf) : pbf.pos + 1;
  let value = list.at(-1) ?? 0;
  while (pbf.pos < end) {
    value += pbf.readSVarint();
    list.push(value);
  }
}
