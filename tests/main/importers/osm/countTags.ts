import { inflateSync } from 'node:zlib';

/**
 * Counts elements of an OpenStreetMap PBF file by tag, on its own feet: it shares no line with the importer, walks the
 * wire format byte by byte and keeps nothing but counts.
 */
export interface TagCounts {
  /** `way highway=*`, `node amenity=fuel`: how many elements. */
  readonly elements: ReadonlyMap<string, number>;
  /** Different nodes on ways that are tagged highway=*. */
  readonly highwayNodes: ReadonlySet<bigint>;
  /** Nodes of those ways, as often as ways pass them. */
  readonly highwayVertices: number;
  readonly highwayNames: ReadonlySet<string>;
}

type Field = readonly [tag: number, value: bigint | Uint8Array];

function* fields(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = () => {
    let value = 0n;
    let shift = 0n;
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('cut off');
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
      shift += 7n;
    }
  };
  while (at < bytes.length) {
    const key = Number(varint());
    if ((key & 7) === 0) yield [key >> 3, varint()];
    else if ((key & 7) === 2) {
      const length = Number(varint());
      yield [key >> 3, bytes.subarray(at, at + length)];
      at += length;
    } else throw new Error(`wire type ${key & 7}`);
  }
}

function numbers(bytes: Uint8Array): bigint[] {
  const all: bigint[] = [];
  let value = 0n;
  let shift = 0n;
  for (const byte of bytes) {
    value |= BigInt(byte & 0x7f) << shift;
    shift += 7n;
    if (byte >= 0x80) continue;
    all.push(value);
    [value, shift] = [0n, 0n];
  }
  return all;
}

const zigzag = (value: bigint) => (value & 1n ? -((value + 1n) / 2n) : value / 2n);
const part = (bytes: Uint8Array, wanted: number) =>
  [...fields(bytes)].flatMap(([tag, value]) => (tag === wanted && value instanceof Uint8Array ? [value] : []));

/** Counts of one file. */
export function countTags(file: Uint8Array): TagCounts {
  const elements = new Map<string, number>();
  const highwayNodes = new Set<bigint>();
  const highwayNames = new Set<string>();
  let highwayVertices = 0;
  const add = (what: string, pairs: readonly (readonly [string, string])[]) => {
    for (const [key, value] of pairs) {
      for (const tag of [`${what} ${key}=${value}`, `${what} ${key}=*`])
        elements.set(tag, (elements.get(tag) ?? 0) + 1);
    }
  };
  for (const block of dataBlocks(file)) {
    const strings = part(part(block, 1)[0] ?? new Uint8Array(), 1).map((one) => new TextDecoder().decode(one));
    const text = (index: bigint | undefined) => strings[Number(index ?? 0n)] ?? '';
    const tagsOf = (element: Uint8Array) => {
      const keys = part(element, 2).flatMap(numbers);
      const values = part(element, 3).flatMap(numbers);
      return keys.map((key, i) => [text(key), text(values[i])] as const);
    };
    for (const group of part(block, 2)) {
      for (const dense of part(group, 2)) {
        let pairs: (readonly [string, string])[] = [];
        const list = part(dense, 10).flatMap(numbers);
        for (let i = 0; i < list.length; i += 1) {
          if (list[i] === 0n) {
            add('node', pairs);
            pairs = [];
          } else {
            pairs.push([text(list[i]), text(list[i + 1])]);
            i += 1;
          }
        }
      }
      for (const relation of part(group, 4)) add('relation', tagsOf(relation));
      for (const way of part(group, 3)) {
        const tags = tagsOf(way);
        add('way', tags);
        if (!tags.some(([key]) => key === 'highway')) continue;
        const name = tags.find(([key]) => key === 'name')?.[1];
        if (name) highwayNames.add(name);
        let id = 0n;
        for (const delta of part(way, 8).flatMap(numbers)) {
          id += zigzag(delta);
          highwayNodes.add(id);
          highwayVertices += 1;
        }
      }
    }
  }
  return { elements, highwayNodes, highwayVertices, highwayNames };
}

function* dataBlocks(file: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < file.length; ) {
    const headerEnd = at + 4 + view.getUint32(at);
    const header = [...fields(file.subarray(at + 4, headerEnd))];
    const size = Number(header.find(([tag]) => tag === 3)?.[1] ?? 0n);
    const type = header.find(([tag]) => tag === 1)?.[1];
    const packed = part(file.subarray(headerEnd, headerEnd + size), 3)[0];
    if (type instanceof Uint8Array && new TextDecoder().decode(type) === 'OSMData' && packed) yield inflateSync(packed);
    at = headerEnd + size;
  }
}
