import { crc16, hexAt } from '../../../shared/hj212/crc.ts';
import { MAX_SEGMENT_BYTES } from '../../../shared/hj212/frameParser.ts';
import { writeFrame } from '../../../shared/hj212/writeFrame.ts';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textFrom = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** A frame as devices send it, its values made from `n`. */
export const frameOf = (n: number): Uint8Array =>
  writeFrame({
    qn: `20260101${String(n % 1e9).padStart(9, '0')}`,
    st: '32',
    cn: '2011',
    pw: '123456',
    mn: `CESHI${String(n % 97).padStart(19, '0')}`,
    flag: 5,
    cp: `DataTime=20260101000000;w01018-Rtd=${n % 500}.25,w01018-Flag=N;w21003-Rtd=1.${n % 100},w21003-Flag=N`,
  });

/**
 * What a stream holds by the parser's own definition (P1), found the slow way: at every position, the frames that end
 * there and begin after the last one taken; the longest is taken.
 */
export function framesBySearch(bytes: Uint8Array): string[] {
  const starts: { start: number; end: number }[] = [];
  for (let at = 0; at + 10 <= bytes.length; at++) {
    if (bytes[at] !== 0x23 || bytes[at + 1] !== 0x23) continue;
    const digits = textFrom(bytes.subarray(at + 2, at + 6));
    if (/^\d{4}$/.test(digits) && Number(digits) <= MAX_SEGMENT_BYTES) {
      starts.push({ start: at, end: at + 10 + Number(digits) });
    }
  }
  starts.sort((a, b) => a.end - b.end || a.start - b.start);
  const found: string[] = [];
  let done = 0;
  for (const { start, end } of starts) {
    if (start < done || end > bytes.length) continue;
    if (hexAt(bytes, end - 4) !== crc16(bytes, start + 6, end - 4)) continue;
    found.push(textFrom(bytes.subarray(start + 6, end - 4)));
    done = end;
  }
  return found;
}
