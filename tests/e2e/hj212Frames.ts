import { connect } from 'node:net';

/** CRC of HJ 212-2017 annex A, written here from the standard's text alone: the page is tested against real frames. */
function crc(segment: string): string {
  let register = 0xffff;
  for (const byte of Buffer.from(segment, 'utf8')) {
    register = (register >> 8) ^ byte;
    for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  }
  return register.toString(16).toUpperCase().padStart(4, '0');
}

/** A frame about a data segment. */
export function frameOf(segment: string): string {
  return `##${String(Buffer.byteLength(segment)).padStart(4, '0')}${segment}${crc(segment)}\r\n`;
}

/** Beijing time as HJ 212 writes it: 14 digits, or 17 with milliseconds. */
export function stamp(ms: number, digits: 14 | 17 = 14): string {
  return new Date(ms + 8 * 3_600_000).toISOString().replaceAll(/\D/g, '').slice(0, digits);
}

let sent = 0;

/** A minute's means of one device. @param values `[value, flag]` by factor */
export function minuteFrame(
  mn: string,
  systemType: string,
  atMs: number,
  values: Readonly<Record<string, readonly [value: number | string, flag: string]>>,
): string {
  const fields = Object.entries(values).map(
    ([factor, [value, flag]]) => `${factor}-Avg=${value},${factor}-Flag=${flag}`,
  );
  const cp = [`DataTime=${stamp(atMs)}`, ...fields].join(';');
  const qn = stamp(Date.now() + sent++, 17);
  return frameOf(`QN=${qn};ST=${systemType};CN=2051;PW=123456;MN=${mn};Flag=4;CP=&&${cp}&&`);
}

/** Sends bytes over a fresh TCP connection and waits until they are written. @param address host:port */
export async function sendFrames(address: string, frames: readonly string[]): Promise<void> {
  const [host = '127.0.0.1', port = '0'] = address.split(':');
  await new Promise<void>((resolve, reject) => {
    const socket = connect(Number(port), host, () => socket.end(frames.join(''), () => resolve()));
    socket.once('error', reject);
  });
}
