import { writeFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { PbfWriter } from 'pbf';
import { zxyToTileId } from 'pmtiles';

/** A real PNG of one colour. */
export function png(red: number, green: number, blue: number, side = 8): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.from([0, ...Array.from({ length: side }, () => [red, green, blue]).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export interface TileRow {
  readonly level: number;
  readonly x: number;
  /** From the north, as everywhere but inside MBTiles. */
  readonly y: number;
  readonly bytes: Buffer;
}

/** A real MBTiles file: rows counted from the south. */
export function writeMbtiles(
  path: string,
  tiles: readonly TileRow[],
  metadata: Readonly<Record<string, string>>,
): void {
  const database = new Database(path);
  database.exec(
    'CREATE TABLE metadata (name text, value text); CREATE TABLE tiles (zoom_level int, tile_column int, tile_row int, tile_data blob);',
  );
  const put = database.prepare('INSERT INTO metadata VALUES (?, ?)');
  for (const [name, value] of Object.entries(metadata)) put.run(name, value);
  const add = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
  for (const { level, x, y, bytes } of tiles) add.run(level, x, 2 ** level - 1 - y, bytes);
  database.close();
}

/** A real PMTiles file, version 3: one root directory. @param tileType 1 vector (gzip), 2 PNG */
export function writePmtiles(path: string, tiles: readonly TileRow[], tileType: 1 | 2, metadata: object = {}): void {
  const sorted = tiles
    .map((tile) => ({ ...tile, id: zxyToTileId(tile.level, tile.x, tile.y) }))
    .sort((a, b) => a.id - b.id);
  const bodies = sorted.map(({ bytes }) => (tileType === 1 ? gzipSync(bytes) : bytes));
  const directory = new PbfWriter();
  directory.writeVarint(sorted.length);
  let last = 0;
  for (const { id } of sorted) {
    directory.writeVarint(id - last);
    last = id;
  }
  for (const _ of sorted) directory.writeVarint(1);
  for (const body of bodies) directory.writeVarint(body.length);
  let offset = 0;
  for (const [i, body] of bodies.entries()) {
    directory.writeVarint(i === 0 ? 1 : 0);
    offset += body.length;
  }
  const root = Buffer.from(directory.finish());
  const json = Buffer.from(JSON.stringify(metadata));
  const header = Buffer.alloc(127);
  header.write('PMTiles', 0, 'latin1');
  header[7] = 3;
  const sections = [root.length, json.length, 0, offset];
  let at = 127;
  for (const [i, length] of sections.entries()) {
    header.writeBigUInt64LE(BigInt(at), 8 + i * 16);
    header.writeBigUInt64LE(BigInt(length), 16 + i * 16);
    at += length;
  }
  for (let i = 0; i < 3; i++) header.writeBigUInt64LE(BigInt(sorted.length), 72 + i * 8);
  const levels = sorted.map(({ level }) => level);
  header.set([1, 1, tileType === 1 ? 2 : 1, tileType, Math.min(...levels), Math.max(...levels)], 96);
  header.writeInt32LE(-1_800_000_000, 102);
  header.writeInt32LE(-850_000_000, 106);
  header.writeInt32LE(1_800_000_000, 110);
  header.writeInt32LE(850_000_000, 114);
  writeFileSync(path, Buffer.concat([header, root, json, ...bodies]));
}

/** A vector tile with one polygon layer and one line layer, in tile units of 4096. */
export function vectorTile(): Buffer {
  const writer = new PbfWriter();
  const layer = (name: string, type: 2 | 3, geometry: number[]) =>
    writer.writeMessage(
      3,
      (_: undefined, pbf: PbfWriter) => {
        pbf.writeVarintField(15, 2);
        pbf.writeStringField(1, name);
        pbf.writeMessage(
          2,
          (__: undefined, feature: PbfWriter) => {
            feature.writePackedVarint(2, [0, 0]);
            feature.writeVarintField(3, type);
            feature.writePackedVarint(4, geometry);
          },
          undefined,
        );
        pbf.writeStringField(3, 'class');
        pbf.writeMessage(4, (__: undefined, value: PbfWriter) => value.writeStringField(1, 'motorway'), undefined);
        pbf.writeVarintField(5, 4096);
      },
      undefined,
    );
  // MoveTo (0,0), LineTo (4096,0) (4096,2048) (0,2048), ClosePath: the northern half.
  layer('water', 3, [9, 0, 0, 26, 8192, 0, 0, 4096, 8191, 0, 15]);
  layer('transportation', 2, [9, 0, 6144, 10, 8192, 0]);
  return Buffer.from(writer.finish());
}
