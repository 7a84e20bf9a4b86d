import { CULL } from '../../deck/cullExtension.ts';
import type { EnuFrame } from '../../host/enuFrame.ts';
import { type LineRecord, lineVertices, type PackedLines, packLines } from './packLines.ts';
import { type Stroke, StrokeLayer } from './strokeLayer.ts';

/** A packer that remembers the last list: lines are packed once for each list, whatever the camera does. */
export function linePacker<Item extends LineRecord>(
  rankOf: (record: Item) => number,
): (records: readonly Item[]) => PackedLines<Item> {
  const known = new WeakMap<readonly Item[], PackedLines<Item>>();
  return (records) => {
    const packed = known.get(records) ?? packLines(records, rankOf);
    known.set(records, packed);
    return packed;
  };
}

/** deck layers of packed lines: one, or none where there is nothing. */
export function strokeLayers(
  id: string,
  packed: PackedLines<unknown>,
  strokes: readonly Stroke[],
  frame: EnuFrame,
): StrokeLayer[] {
  if (packed.segments === 0) return [];
  const vertices = lineVertices(packed, frame);
  return [new StrokeLayer({ id, data: [], chunks: packed.chunks, vertices, strokes, extensions: [CULL] })];
}
