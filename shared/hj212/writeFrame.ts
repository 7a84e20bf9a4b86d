import { crc16, crcText } from './crc.ts';
import { MAX_SEGMENT_BYTES } from './frameParser.ts';

/** What a frame says; fields left out are not written. */
export interface FrameFields {
  readonly qn?: string | undefined;
  readonly st: string;
  readonly cn: string;
  readonly pw?: string | undefined;
  readonly mn: string;
  readonly flag?: number | undefined;
  readonly pnum?: number | undefined;
  readonly pno?: number | undefined;
  /** What goes between the `&&`. */
  readonly cp: string;
}

/** Bytes of a text in UTF-8, which HJ 212 asks for. `shared` has no TextEncoder. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}

const field = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : `${name}=${value};`;

/** The data segment's text: `QN=…;ST=…;CN=…;PW=…;MN=…;Flag=…;CP=&&…&&`. */
export function segmentText({ qn, st, cn, pw, mn, flag, pnum, pno, cp }: FrameFields): string {
  const packet = field('PNUM', pnum) + field('PNO', pno);
  const who = field('QN', qn) + field('ST', st) + field('CN', cn) + field('PW', pw) + field('MN', mn);
  return `${who}${field('Flag', flag)}${packet}CP=&&${cp}&&`;
}

/** Wraps the bytes of a data segment: `##`, four digits of length, the segment, CRC, CRLF. */
export function wrapSegment(segment: ArrayLike<number>): Uint8Array {
  const { length } = segment;
  const frame = new Uint8Array(length + 12);
  const write = (text: string, at: number) => {
    for (let i = 0; i < text.length; i++) frame[at + i] = text.charCodeAt(i);
  };
  write(`##${String(length).padStart(4, '0')}`, 0);
  frame.set(segment, 6);
  write(`${crcText(crc16(frame, 6, 6 + length))}\r\n`, 6 + length);
  return frame;
}

/**
 * A frame as bytes.
 * @throws RangeError when its segment is over 1,024 bytes (HJ 212-2017 6.2): split it
 */
export function writeFrame(fields: FrameFields): Uint8Array {
  const segment = utf8(segmentText(fields));
  if (segment.length > MAX_SEGMENT_BYTES) throw new RangeError(`data segment of ${segment.length} bytes`);
  return wrapSegment(segment);
}

const MAX_CP = 950;

/**
 * One frame, or as many as it takes: the groups of CP (parted by `;`) are dealt out to packets that fit (950 bytes, or
 * less under a long head), each with `Flag` D bit, PNUM and PNO.
 * @throws RangeError when one group alone is too long
 */
export function writeFrames(fields: FrameFields): Uint8Array[] {
  const head = segmentText({ ...fields, flag: 255, pnum: 9999, pno: 9999, cp: '' });
  const most = Math.min(MAX_CP, MAX_SEGMENT_BYTES - utf8(head).length);
  const packets: string[] = [];
  for (const group of fields.cp.split(';')) {
    const last = packets.at(-1);
    const joined = last === undefined ? group : `${last};${group}`;
    if (last !== undefined && utf8(joined).length <= most) packets[packets.length - 1] = joined;
    else packets.push(group);
  }
  if (packets.length <= 1) return [writeFrame(fields)];
  const flag = (fields.flag ?? 0) | 2;
  return packets.map((cp, i) => writeFrame({ ...fields, flag, pnum: packets.length, pno: i + 1, cp }));
}
