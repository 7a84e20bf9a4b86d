import { PbfReader } from 'pbf';

/** A feature of a vector tile (Mapbox Vector Tile 2.1): 1 points, 2 lines, 3 polygons; coordinates from 0 to 1. */
export interface VectorFeature {
  readonly type: number;
  /** Flat coordinates of each part: x, y, x, y …, y downwards. */
  readonly parts: readonly Float32Array[];
  readonly tags: Readonly<Record<string, string | number | boolean>>;
}

export interface VectorLayer {
  readonly name: string;
  readonly features: readonly VectorFeature[];
}

/** More parts than this in one tile are not drawn: no sensible tile has them. */
const MOST_PARTS = 200_000;

interface RawFeature {
  type: number;
  tags: number[];
  commands: number[];
}

interface RawLayer {
  name: string;
  extent: number;
  keys: string[];
  values: (string | number | boolean)[];
  features: RawFeature[];
}

/** Decodes a vector tile. @throws Error when the bytes are none */
export function decodeVectorTile(bytes: Uint8Array): readonly VectorLayer[] {
  const layers = new PbfReader(bytes).readFields<RawLayer[]>((tag, list, pbf) => {
    if (tag === 3) list.push(readLayer(pbf));
  }, []);
  return layers.map(({ name, extent, keys, values, features }) => ({
    name,
    features: features.map((feature) => ({
      type: feature.type,
      parts: partsOf(feature.commands, extent),
      tags: tagsOf(feature.tags, keys, values),
    })),
  }));
}

function readLayer(from: PbfReader): RawLayer {
  return from.readMessage<RawLayer>(
    (tag, layer, pbf) => {
      if (tag === 1) layer.name = pbf.readString();
      else if (tag === 2) layer.features.push(readFeature(pbf));
      else if (tag === 3) layer.keys.push(pbf.readString());
      else if (tag === 4) layer.values.push(readValue(pbf));
      else if (tag === 5) layer.extent = pbf.readVarint() || 4096;
    },
    { name: '', extent: 4096, keys: [], values: [], features: [] },
  );
}

function readFeature(from: PbfReader): RawFeature {
  return from.readMessage<RawFeature>(
    (tag, feature, pbf) => {
      if (tag === 2) pbf.readPackedVarint(feature.tags);
      else if (tag === 3) feature.type = pbf.readVarint();
      else if (tag === 4) pbf.readPackedVarint(feature.commands);
    },
    { type: 0, tags: [], commands: [] },
  );
}

function readValue(from: PbfReader): string | number | boolean {
  return from.readMessage<{ value: string | number | boolean }>(
    (tag, result, pbf) => {
      if (tag === 1) result.value = pbf.readString();
      else if (tag === 2) result.value = pbf.readFloat();
      else if (tag === 3) result.value = pbf.readDouble();
      else if (tag === 4 || tag === 5) result.value = pbf.readVarint(tag === 4);
      else if (tag === 6) result.value = pbf.readSVarint();
      else if (tag === 7) result.value = pbf.readBoolean();
    },
    { value: '' },
  ).value;
}

function tagsOf(pairs: readonly number[], keys: readonly string[], values: RawLayer['values']) {
  const tags: Record<string, string | number | boolean> = {};
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const key = keys[pairs[i] ?? -1];
    const value = values[pairs[i + 1] ?? -1];
    if (key !== undefined && value !== undefined) tags[key] = value;
  }
  return tags;
}

/** Command integers (MoveTo 1, LineTo 2, ClosePath 7) as parts with coordinates from 0 to 1. */
function partsOf(commands: readonly number[], extent: number): Float32Array[] {
  const parts: number[][] = [];
  let [x, y, at] = [0, 0, 0];
  while (at < commands.length && parts.length < MOST_PARTS) {
    const head = commands[at++] ?? 0;
    const command = head & 7;
    if (command === 7) {
      const part = parts.at(-1);
      if (part) part.push(part[0] ?? 0, part[1] ?? 0);
      continue;
    }
    if (command !== 1 && command !== 2) break;
    for (let i = head >> 3; i > 0 && at + 1 < commands.length; i--) {
      x += zigzag(commands[at++] ?? 0);
      y += zigzag(commands[at++] ?? 0);
      if (command === 1) parts.push([]);
      parts.at(-1)?.push(x / extent, y / extent);
    }
  }
  return parts.map((part) => Float32Array.from(part));
}

function zigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
