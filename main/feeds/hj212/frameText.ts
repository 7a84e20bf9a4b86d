import { textOf } from '../../../shared/hj212/segment.ts';
import { decodeText } from './decodeText.ts';

const MOST_CHARACTERS = 1_200;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes as `\xNN`. */
const escaped = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;

function readable(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : escaped(byte))).join('');
  }
}

/** G1: passwords of devices (PW) never leave the hub: whatever is shown of a frame has stars instead. */
export const withoutPassword = (text: string): string => text.replaceAll(/PW=[^;&]*/gi, 'PW=******');

/** What came, for a person: text where it is text, other bytes as `\xNN`, without the password. */
export function shownBytes(bytes: Uint8Array): string {
  // A piece may begin in the middle of a frame, and so of its password.
  const text = withoutPassword(readable(bytes.subarray(0, MOST_CHARACTERS))).replace(/^[^;=#&]{1,40};/, '***;');
  return text.replaceAll(/\p{Cc}/gu, (character) => escaped(character.charCodeAt(0))).slice(0, 4 * MOST_CHARACTERS);
}

/** Text of a data segment for a person. */
export const shownSegment = (segment: Uint8Array): string =>
  withoutPassword(textOf(segment, decodeText)).slice(0, MOST_CHARACTERS);
