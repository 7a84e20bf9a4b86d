import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { toCsv, toGeoJson, toKml, toXlsx } from '../../shared/exporting/index.ts';
import type { PlaceKind, PlaceRecord } from '../../shared/records/index.ts';
import { AS_OF } from './place.ts';

/** A file of the demonstration: what an office would hand over. */
export interface DemoFile {
  readonly file: string;
  readonly kind: PlaceKind;
  readonly records: number;
  readonly bytes: Uint8Array;
}

/** How offices save their lists. */
export type DemoFormat = 'csv' | 'gbk.csv' | 'geojson' | 'kml' | 'xlsx';

/** Records of one kind as a file with the headers of our exports, in Chinese. The same records give the same bytes. */
export async function demoFile(
  name: string,
  kind: PlaceKind,
  format: DemoFormat,
  records: readonly PlaceRecord[],
): Promise<DemoFile> {
  const file = `${name}.${format === 'gbk.csv' ? 'csv' : format}`;
  return { file, kind, records: records.length, bytes: await bytesOf(format, records) };
}

async function bytesOf(format: DemoFormat, records: readonly PlaceRecord[]): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return strToU8(toCsv(records, 'zh-CN'));
    case 'gbk.csv':
      return iconv.encode(toCsv(records, 'zh-CN').replace('\uFEFF', ''), 'gb18030');
    case 'geojson':
      return strToU8(toGeoJson(records, 'zh-CN'));
    case 'kml':
      return strToU8(toKml(records, 'zh-CN'));
    case 'xlsx':
      return undated(await toXlsx(records, 'zh-CN'));
  }
}

/** A workbook without the time at which it was made. */
function undated(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook);
  for (const name of Object.keys(parts)) {
    const part = parts[name];
    if (!part || !name.startsWith('docProps/')) continue;
    parts[name] = strToU8(strFromU8(part).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, new Date(AS_OF).toISOString()));
  }
  return zipSync(parts, { mtime: AS_OF, level: 6 });
}
