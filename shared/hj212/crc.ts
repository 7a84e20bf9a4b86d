/** What eight shifts make of the low byte: the inner loop of HJ 212-2017 appendix A, done once for every byte. */
const SHIFTED = Uint16Array.from({ length: 256 }, (_, byte) => {
  let register = byte;
  for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  return register;
});

/**
 * CRC of HJ 212-2017 appendix A over `bytes[from, to)`: the register starts at FFFF; its HIGH byte meets each data byte
 * (Modbus, which it is often taken for, uses the low one), then eight shifts with A001.
 * @returns 0 to 65535
 */
export function crc16(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let register = 0xffff;
  for (let i = from; i < to; i++) register = SHIFTED[((register >> 8) ^ (bytes[i] ?? 0)) & 0xff] ?? 0;
  return register;
}

/** Four hexadecimal digits, upper case, as frames carry them. */
export const crcText = (crc: number): string => crc.toString(16).toUpperCase().padStart(4, '0');

/** The number that four hexadecimal digits of either case at `at` stand for; -1 when they are none. */
export function hexAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const byte = bytes[i] ?? 0;
    const letter = byte | 0x20;
    if (byte >= 0x30 && byte <= 0x39) value = value * 16 + byte - 0x30;
    else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + letter - 0x57;
    else return -1;
  }
  return value;
}
