import iconv from 'iconv-lite';
import { unreadable } from './unreadable.ts';

export interface DecodedText {
  readonly text: string;
  /** Name for the report: `UTF-8`, `UTF-8 BOM`, `UTF-16LE`, `UTF-16BE` or `GB18030`. */
  readonly encoding: string;
  /** Characters that could not be decoded. */
  readonly errors: number;
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);
const REPLACEMENT = 0xfffd;
const isReplaced = (code: number): boolean => code === REPLACEMENT;
const isBeyondAscii = (code: number): boolean => code > 0x7f && code !== REPLACEMENT;
/** Control characters other than white space: what tells binary files from text. */
const isControl = (code: number): boolean => code < 0x20 && (code < 0x09 || code > 0x0d);

function countOf(text: string, test: (code: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (test(text.charCodeAt(i))) count += 1;
  return count;
}

/** Share of undecodable characters from which a file is not text of that encoding. */
const TOO_MANY = 0.01;
/** Undecodable characters that even a short file may have: one damaged character counts up to four times. */
const FORGIVEN = 4;

/**
 * Decodes text of the encodings that offices use: UTF-8 and UTF-16 with a mark, UTF-8 without, else GB18030 (which
 * contains GBK and GB 2312).
 * @throws AppError import.unreadable for empty, packed and binary files
 */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  if (bytes.length === 0) throw unreadable(fileName, 'empty');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) throw unreadable(fileName, 'zip');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw unreadable(fileName, 'oldExcel');
  const decoded = decodeByMark(bytes) ?? decodeUnmarked(bytes);
  const { text, errors } = decoded;
  if (text.trim() === '') throw unreadable(fileName, 'empty');
  if (countOf(text, isControl) > text.length / 1000) throw unreadable(fileName, 'binary');
  if (errors > Math.max(FORGIVEN, text.length * TOO_MANY)) throw unreadable(fileName, 'encoding');
  return decoded;
}

function decodeByMark(bytes: Uint8Array): DecodedText | undefined {
  const as = (encoding: string, name: string, skip: number): DecodedText => {
    const text = new TextDecoder(encoding).decode(bytes.subarray(skip));
    return { text, encoding: name, errors: countOf(text, isReplaced) };
  };
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return as('utf-8', 'UTF-8 BOM', 3);
  if (startsWith(bytes, 0xff, 0xfe)) return as('utf-16le', 'UTF-16LE', 2);
  if (startsWith(bytes, 0xfe, 0xff)) return as('utf-16be', 'UTF-16BE', 2);
  return undefined;
}

function decodeUnmarked(bytes: Uint8Array): DecodedText {
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const utf8Errors = countOf(utf8, isReplaced);
  if (utf8Errors === 0) return { text: utf8, encoding: 'UTF-8', errors: 0 };
  const gb = iconv.decode(bytes, 'gb18030');
  const gbErrors = countOf(gb, isReplaced);
  // A few damaged bytes in UTF-8 text leave its other characters right; in GB text nearly every pair is wrong.
  const isUtf8 = utf8Errors * 20 < countOf(utf8, isBeyondAscii);
  return isUtf8
    ? { text: utf8, encoding: 'UTF-8', errors: utf8Errors }
    : { text: gb, encoding: 'GB18030', errors: gbErrors };
}
