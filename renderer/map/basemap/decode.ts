export { decodeGrids, decodeShapes, type HeightGrid, type ShapeLayer } from '../../../shared/basemap/decode.ts';

/** Unzips what starts with gzip's mark, passes other bytes (a server may have unzipped already). */
export async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
