import { FLAG, type Hj212Version, versionOf } from './commands.ts';

/** Turns bytes that are not plain ASCII into text: UTF-8, or GBK of old devices. */
export type DecodeText = (bytes: Uint8Array) => string;

/** A data segment in its fields. Texts as they were sent; '' where there is none. */
export interface Segment {
  /** QN: identifies a request or a report; '' when missing. */
  readonly qn: string;
  /** ST: system type, 32 waste water, 31 waste gas, 22 air, 21 surface water … */
  readonly st: string;
  readonly cn: string;
  readonly pw: string;
  readonly mn: string;
  /** Flag; 0 when missing: 2005, no answer wanted. */
  readonly flag: number;
  readonly version: Hj212Version;
  /** The A bit: the sender waits for an answer. */
  readonly wantsAnswer: boolean;
  /** How many packets, and which one this is (from 1); 1 and 1 when it is whole. */
  readonly pnum: number;
  readonly pno: number;
  /** What stands between the `&&` of CP. */
  readonly cp: string;
}

const PIECE = 2048;

/** Text of bytes: ASCII without a decoder, everything else by `decode`. */
export function textOf(bytes: Uint8Array, decode: DecodeText): string {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) >= 0x80) return decode(bytes);
  if (bytes.length <= PIECE) {
    const text: string = Reflect.apply(String.fromCharCode, undefined, bytes);
    return text;
  }
  return textOf(bytes.subarray(0, PIECE), decode) + textOf(bytes.subarray(PIECE), decode);
}

/** A whole number without sign, or undefined. */
const wholeNumber = (text: string): number | undefined => (/^\d{1,5}$/.test(text) ? Number(text) : undefined);

/**
 * Fields of a data segment. QN, Flag, PNUM and PNO may be missing, in any order, in either case.
 * @returns undefined when it has no MN or no CN, or a Flag, PNUM or PNO that is no number
 */
export function readSegment(text: string): Segment | undefined {
  const at = text.indexOf('CP=&&');
  const head = at < 0 ? text : text.slice(0, at);
  let end = text.lastIndexOf('&&');
  if (end < at + 5) end = text.length;
  const cp = at < 0 ? '' : text.slice(at + 5, end);
  let [qn, st, cn, pw, mn, flagText, pnumText, pnoText] = ['', '', '', '', '', '', '', ''];
  for (const field of head.split(';')) {
    const equals = field.indexOf('=');
    if (equals < 0) continue;
    const value = field.slice(equals + 1).trim();
    switch (field.slice(0, equals).trim().toUpperCase()) {
      case 'QN':
        qn = value;
        break;
      case 'ST':
        st = value;
        break;
      case 'CN':
        cn = value;
        break;
      case 'PW':
        pw = value;
        break;
      case 'MN':
        mn = value;
        break;
      case 'FLAG':
        flagText = value;
        break;
      case 'PNUM':
        pnumText = value;
        break;
      case 'PNO':
        pnoText = value;
        break;
    }
  }
  if (mn === '' || cn === '') return undefined;
  const flag = flagText === '' ? 0 : wholeNumber(flagText);
  const pnum = pnumText === '' ? 1 : wholeNumber(pnumText);
  const pno = pnoText === '' ? 1 : wholeNumber(pnoText);
  if (flag === undefined || pnum === undefined || pno === undefined) return undefined;
  return {
    qn,
    st,
    cn,
    pw,
    mn,
    flag,
    version: versionOf(flag),
    wantsAnswer: (flag & FLAG.answer) !== 0,
    pnum: Math.max(1, pnum),
    pno: Math.max(1, pno),
    cp,
  };
}
