import iconv from 'iconv-lite';

/** A shapefile of points written by hand after the format's description, for machines without GDAL. */
export function miniShapefile(
  points: readonly (readonly [x: number, y: number])[],
  rows: readonly Readonly<Record<string, string>>[],
  encoding = 'gbk',
): { shp: Buffer; dbf: Buffer } {
  const shp = Buffer.alloc(100 + points.length * 28);
  shp.writeInt32BE(9994, 0);
  shp.writeInt32BE(shp.length / 2, 24);
  shp.writeInt32LE(1000, 28);
  shp.writeInt32LE(1, 32);
  points.forEach(([x, y], i) => {
    const at = 100 + i * 28;
    shp.writeInt32BE(i + 1, at);
    shp.writeInt32BE(10, at + 4);
    shp.writeInt32LE(1, at + 8);
    shp.writeDoubleLE(x, at + 12);
    shp.writeDoubleLE(y, at + 20);
  });
  return { shp, dbf: miniDbf(rows, encoding) };
}

const WIDTH = 40;

function miniDbf(rows: readonly Readonly<Record<string, string>>[], encoding: string): Buffer {
  const names = Object.keys(rows[0] ?? {});
  const header = Buffer.alloc(32 + names.length * 32 + 1);
  header.writeUInt8(3, 0);
  header.writeUInt32LE(rows.length, 4);
  header.writeUInt16LE(header.length, 8);
  header.writeUInt16LE(1 + names.length * WIDTH, 10);
  names.forEach((name, i) => {
    const at = 32 + i * 32;
    iconv.encode(name, encoding).subarray(0, 10).copy(header, at);
    header.write('C', at + 11);
    header.writeUInt8(WIDTH, at + 16);
  });
  header.writeUInt8(0x0d, header.length - 1);
  const records = rows.map((row) => {
    const record = Buffer.alloc(1 + names.length * WIDTH, ' ');
    names.forEach((name, i) => {
      iconv
        .encode(row[name] ?? '', encoding)
        .subarray(0, WIDTH)
        .copy(record, 1 + i * WIDTH);
    });
    return record;
  });
  return Buffer.concat([header, ...records, Buffer.from([0x1a])]);
}
