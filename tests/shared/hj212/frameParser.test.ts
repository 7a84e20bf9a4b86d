import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameParser, type Parsed } from '../../../shared/hj212/frameParser.ts';
import { wrapSegment } from '../../../shared/hj212/writeFrame.ts';
import { fixtures } from '../../hubProcess.ts';
import { bytesOf, frameOf, framesBySearch, joined, textFrom } from './streams.ts';

const parse = (chunks: readonly Uint8Array[]): Parsed[] => {
  const parser = new FrameParser();
  return [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.finish()];
};
const told = (parsed: readonly Parsed[]) =>
  parsed.map((one) => (one.ok ? textFrom(one.segment) : `${one.reason}: ${textFrom(one.raw)}`));
const good = (parsed: readonly Parsed[]) => parsed.flatMap((one) => (one.ok ? [textFrom(one.segment)] : []));
const reasons = (parsed: readonly Parsed[]) => parsed.flatMap((one) => (one.ok ? [] : [one.reason]));
const segmentOf = (frame: Uint8Array) => textFrom(frame.subarray(6, frame.length - 6));

function cut(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (let i = 0; from < bytes.length; i++) {
    const length = lengths[i % lengths.length] ?? 1;
    chunks.push(bytes.subarray(from, from + length));
    from += length;
  }
  return chunks;
}

/** Rubbish of every kind: bytes, headers that lie, pieces of frames, frames with a wrong check or length. */
const rubbish = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .constantFrom('#', '##', '###', '##12', '##0000', '##0010', '##0300', '##1024', '##9999', '\r\n', '&&ABCD')
    .map(bytesOf),
  fc
    .array(fc.constantFrom('#', '0', '1', '9', 'A', '&', '\r', '\n', '='), { maxLength: 30 })
    .map((all) => bytesOf(all.join(''))),
  fc.tuple(fc.nat(999), fc.nat(300)).map(([n, length]) => frameOf(n).subarray(0, Math.min(length, 120))),
  fc.tuple(fc.nat(999), fc.nat(150), fc.integer({ min: 1, max: 255 })).map(([n, at, change]) => {
    const frame = frameOf(n);
    const index = at % frame.length;
    frame[index] = (frame[index] ?? 0) ^ change;
    return frame;
  }),
);
const frame = fc.nat(999).map(frameOf);
const stream = fc.array(fc.oneof(rubbish, frame), { maxLength: 12 }).map(joined);
const lengths = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });

describe('HJ 212 frame parser', () => {
  it('P2: any chunking of any stream gives the same frames and the same refusals', () => {
    fc.assert(
      fc.property(stream, lengths, (bytes, sizes) => {
        expect(told(parse(cut(bytes, sizes)))).toEqual(told(parse([bytes])));
        expect(told(parse(cut(bytes, [1])))).toEqual(told(parse([bytes])));
      }),
      { numRuns: 400 },
    );
  });

  it('P1: finds exactly what a search of the whole stream finds', () => {
    fc.assert(
      fc.property(stream, lengths, (bytes, sizes) => {
        expect(good(parse(cut(bytes, sizes)))).toEqual(framesBySearch(bytes));
      }),
      { numRuns: 600 },
    );
  });

  it('P1: a frame is found with its last byte, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.array(rubbish, { maxLength: 6 }).map(joined), fc.nat(999), (before, n) => {
        const whole = frameOf(n);
        const frame = whole.subarray(0, whole.length - 2);
        const parser = new FrameParser();
        const early = [...parser.push(before), ...parser.push(frame.subarray(0, frame.length - 1))];
        const late = parser.push(frame.subarray(frame.length - 1));
        const expected = framesBySearch(joined([before, frame]));
        fc.pre(expected.at(-1) === segmentOf(whole));
        expect(good(late)).toEqual([segmentOf(whole)]);
        expect(good(early)).toEqual(expected.slice(0, -1));
      }),
      { numRuns: 400 },
    );
  });

  it('P1: a frame that declares more than it has does not swallow the next ones', () => {
    const lying = bytesOf(textFrom(frameOf(1)).replace(/^##\d{4}/, '##0999'));
    const parsed = parse([joined([lying, frameOf(2), frameOf(3)])]);
    expect(good(parsed)).toEqual([segmentOf(frameOf(2)), segmentOf(frameOf(3))]);
    expect(reasons(parsed)).toEqual(['length']);
  });

  it('a frame whose text holds "##" and digits is one frame', () => {
    const frame = wrapSegment(bytesOf('ST=32;CN=2011;MN=A;CP=&&Note=##0003abcFFFF##0001&&'));
    expect(good(parse([frame]))).toEqual(['ST=32;CN=2011;MN=A;CP=&&Note=##0003abcFFFF##0001&&']);
    expect(reasons(parse([frame]))).toEqual([]);
  });

  it('either case of the check, with and without line break', () => {
    const upper = textFrom(frameOf(5)).trimEnd();
    const lower = upper.slice(0, -4) + upper.slice(-4).toLowerCase();
    expect(good(parse([bytesOf(upper + lower)]))).toHaveLength(2);
  });

  it('tells why: wrong check, wrong length, too long, cut off, rubbish', () => {
    const text = textFrom(frameOf(7));
    expect(told(parse([bytesOf(text.replace('w21003-Rtd=1', 'w21003-Rtd=2'))]))).toEqual([
      `crc: ${text.trimEnd().replace('w21003-Rtd=1', 'w21003-Rtd=2')}`,
    ]);
    expect(told(parse([bytesOf(text.replace(/^##\d{4}/, '##0040'))]))).toEqual([
      `length: ${text.trimEnd().replace(/^##\d{4}/, '##0040')}`,
    ]);
    expect(reasons(parse([bytesOf(text.replace(/^##\d{4}/, '##2048'))]))).toEqual(['tooLong']);
    expect(told(parse([bytesOf(text.slice(0, 50))]))).toEqual([`incomplete: ${text.slice(0, 50)}`]);
    expect(told(parse([bytesOf(`hello${text}`)]))).toEqual(['rubbish: hello', segmentOf(frameOf(7))]);
  });

  it('settle: a refused frame without a line break is reported; one that is still coming stays', () => {
    const text = textFrom(frameOf(7));
    const parser = new FrameParser();
    parser.push(bytesOf(text.replace(/^##\d{4}/, '##0040').trimEnd()));
    expect(reasons(parser.settle())).toEqual(['length']);
    parser.push(bytesOf(text.slice(0, 80)));
    expect(parser.settle()).toEqual([]);
    expect(good(parser.push(bytesOf(text.slice(80))))).toEqual([segmentOf(frameOf(7))]);
    parser.push(bytesOf(text.replace(/^##\d{4}/, '##0900')));
    expect(reasons(parser.settle())).toEqual(['length']);
    expect(good(parser.push(frameOf(9)))).toEqual([segmentOf(frameOf(9))]);
  });

  it('P3: keeps at most about two frames, whatever comes', () => {
    const parser = new FrameParser();
    for (const piece of ['##9999', '##1024', '#', '##0000', 'x'.repeat(500), '##1000\n']) {
      for (let i = 0; i < 3000; i++) {
        parser.push(bytesOf(piece));
        expect(parser.keptBytes).toBeLessThan(2 * 1034 + 6);
      }
    }
    expect(good(parser.push(frameOf(1)))).toEqual([segmentOf(frameOf(1))]);
  });

  const fixture = join(fixtures, 'hj212', 'frames.json');
  it.skipIf(!existsSync(fixture))('the frames of the fixture: two are right, one lies about its length', () => {
    const all: { frame: string; valid: boolean }[] = JSON.parse(readFileSync(fixture, 'utf8'));
    expect(all.map(({ frame }) => reasons(parse([bytesOf(frame)])))).toEqual([[], [], ['length']]);
    expect(all.map(({ frame }) => good(parse([bytesOf(frame)])).length)).toEqual(
      all.map(({ valid }) => (valid ? 1 : 0)),
    );
  });
});
