import iconv from 'iconv-lite';

/** A table of dBASE III–V or of a shapefile (Xbase file structure): fields, and records read one at a time. */
export interface DbfTable {
  readonly fields: readonly DbfField[];
  readonly count: number;
  readonly encoding: string;
  /** Values of a record by field; undefined beyond the end, `deleted` for those marked so. */
  record(index: number): ReadonlyMap<string, string> | 'deleted' | undefined;
}

interface DbfField {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/** Code pages of the header's language byte that Chinese programs write (0x4d, 0x7a: 936) and the Unicode of newer ones. */
const LANGUAGES: Readonly<Record<number, string>> = { 77: 'gb18030', 122: 'gb18030', 120: 'big5', 79: 'big5' };
/** Bytes of text that are looked at to tell the encoding. */
const SAMPLE_BYTES = 2_000_000;

/**
 * Reads the header and settles the encoding: what the `.cpg` file says, else the header's language byte, else UTF-8 when
 * the texts are valid UTF-8, else GB18030 (which contains GBK).
 * @param codePage text of the .cpg file
 * @returns undefined when the bytes are no such table
 */
export function readDbf(bytes: Uint8Array, codePage: string | undefined): DbfTable | undefined {
  if (bytes.length < 33) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  if (headerBytes < 33 || recordBytes < 1 || headerBytes > bytes.length) return undefined;
  const raw = fieldsOf(bytes, headerBytes);
  const encoding = settleEncoding(bytes, raw, headerBytes, recordBytes, codePage);
  const decode = decoder(encoding);
  const fields = raw.map(({ nameBytes, ...field }) => ({ ...field, name: decode(nameBytes).trim() }));
  const count = Math.min(view.getUint32(4, true), Math.floor((bytes.length - headerBytes) / recordBytes));
  return {
    fields,
    count,
    encoding,
    record(index) {
      if (index >= count) return undefined;
      const start = headerBytes + index * recordBytes;
      if (bytes[start] === 0x2a) return 'deleted';
      return new Map(
        fields.map(({ name, type, offset, length }) => {
          const cell = decode(bytes.subarray(start + offset, start + Math.min(offset + length, recordBytes)));
          return [name, valueText(type, cell)];
        }),
      );
    },
  };
}

function fieldsOf(bytes: Uint8Array, headerBytes: number) {
  const fields: { nameBytes: Uint8Array; type: string; offset: number; length: number }[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerBytes && bytes[at] !== 0x0d; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    const length = bytes[at + 16] ?? 0;
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    fields.push({ nameBytes: end < 0 ? name : name.subarray(0, end), type, offset, length });
    offset += length;
  }
  return fields;
}

/** Text of a value; padding, and the stars and zeros that mean "nothing", taken off. */
function valueText(type: string, cell: string): string {
  const text = cell.replaceAll('\u0000', '').trim();
  if (type === 'N' || type === 'F') return /^\*+$/.test(text) ? '' : text;
  if (type === 'D') return /^0*$/.test(text) ? '' : text;
  return type === 'L' && text === '?' ? '' : text;
}

function settleEncoding(
  bytes: Uint8Array,
  fields: readonly { nameBytes: Uint8Array; type: string; offset: number; length: number }[],
  headerBytes: number,
  recordBytes: number,
  codePage: string | undefined,
): string {
  const declared = codePageName(codePage) ?? LANGUAGES[bytes[29] ?? 0];
  const isUtf8 = isValidUtf8(fields, headerBytes, recordBytes, bytes);
  if (declared === undefined || (declared === 'latin1' && isUtf8)) return isUtf8 ? 'utf-8' : 'gb18030';
  if (declared === 'utf-8' && !isUtf8) return 'gb18030';
  return declared;
}

/** Cells are decoded one by one: a text cut at its field's width may end inside a character. */
function isValidUtf8(
  fields: readonly { nameBytes: Uint8Array; offset: number; length: number }[],
  headerBytes: number,
  recordBytes: number,
  bytes: Uint8Array,
): boolean {
  let good = 0;
  let bad = 0;
  const look = (cell: Uint8Array) => {
    if (!cell.some((byte) => byte > 0x7f)) return;
    const text = new TextDecoder('utf-8').decode(cell).replace(/\uFFFD\s*$/, '');
    if (text.includes('\uFFFD')) bad += 1;
    else good += 1;
  };
  for (const { nameBytes } of fields) look(nameBytes);
  const end = Math.min(bytes.length, headerBytes + SAMPLE_BYTES);
  for (let start = headerBytes; start + recordBytes <= end; start += recordBytes) {
    for (const { offset, length } of fields) look(bytes.subarray(start + offset, start + offset + length));
  }
  return bad === 0 || good > bad * 20;
}

/** `UTF-8`, `GBK`, `936`, `GB18030`, `ISO 88591` … as the decoder names them. */
function codePageName(codePage: string | undefined): string | undefined {
  const folded = (codePage ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  if (folded === '') return undefined;
  if (/^(utf8|65001)$/.test(folded)) return 'utf-8';
  if (/^(cp|ansi|ms|windows|ldid)?(gbk|936|gb2312|gb18030|77|54936)$/.test(folded)) return 'gb18030';
  if (/^(cp)?(big5|950)$/.test(folded)) return 'big5';
  if (/^(iso)?88591$|^latin1$|^(cp|ansi|windows)?1252$/.test(folded)) return 'latin1';
  return iconv.encodingExists(folded) ? folded : undefined;
}

function decoder(encoding: string): (bytes: Uint8Array) => string {
  if (encoding === 'utf-8') {
    const utf8 = new TextDecoder('utf-8');
    return (bytes) => utf8.decode(bytes).replace(/\uFFFD+\s*$/, '');
  }
  return (bytes) => iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}
