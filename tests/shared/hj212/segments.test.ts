import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../main/feeds/hj212/decodeText.ts';
import { flagOf } from '../../../shared/hj212/commands.ts';
import { crc16, crcText } from '../../../shared/hj212/crc.ts';
import { FrameParser } from '../../../shared/hj212/frameParser.ts';
import { joinPackets, PacketAssembly } from '../../../shared/hj212/packets.ts';
import { readSegment, type Segment, textOf } from '../../../shared/hj212/segment.ts';
import { parseTime, timeText } from '../../../shared/hj212/time.ts';
import { dataFlag, readDataArea, valuesOf } from '../../../shared/hj212/values.ts';
import {
  type FrameFields,
  segmentText,
  wrapSegment,
  writeFrame,
  writeFrames,
} from '../../../shared/hj212/writeFrame.ts';
import { bytesOf } from './streams.ts';

const read = (frame: Uint8Array): Segment | undefined => {
  const [one] = new FrameParser().push(frame);
  return one?.ok ? readSegment(textOf(one.segment, decodeText)) : undefined;
};

describe('HJ 212: check', () => {
  it('the example of the standard: 1C80 (not 1C08 as printed, not 0759 as Modbus would have it)', () => {
    const segment =
      'QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&';
    expect(crcText(crc16(bytesOf(segment)))).toBe('1C80');
  });
});

describe('HJ 212: data segment', () => {
  it('all fields, and the bits of Flag', () => {
    const text = 'QN=20260101000000001;ST=31;CN=2011;PW=123456;MN=A1;Flag=7;PNUM=3;PNO=2;CP=&&a=1&&';
    expect(readSegment(text)).toEqual({
      ...{ qn: '20260101000000001', st: '31', cn: '2011', pw: '123456', mn: 'A1', flag: 7, version: 2017 },
      ...{ wantsAnswer: true, pnum: 3, pno: 2, cp: 'a=1' },
    });
    expect([0, 1, 4, 5, 8, 9].map((flag) => readSegment(`CN=1;MN=1;Flag=${flag}`)?.version)).toEqual([
      2005, 2005, 2017, 2017, 2025, 2025,
    ]);
    expect(flagOf({ version: 2025, answer: true, split: true })).toBe(11);
  });

  it('missing QN and Flag, other order, other case, blanks', () => {
    expect(readSegment(' mn = A ;cn=2011;ST=32;CP=&&x=1&&')).toMatchObject({
      mn: 'A',
      cn: '2011',
      flag: 0,
      qn: '',
      wantsAnswer: false,
    });
  });

  it('without MN or CN, or with a Flag that is none, it is no segment', () => {
    for (const text of ['', 'CP=&&&&', 'CN=2011;CP=&&&&', 'MN=1;CP=&&&&', 'CN=1;MN=1;Flag=x', 'CN=1;MN=1;PNUM=-1']) {
      expect(readSegment(text), text).toBeUndefined();
    }
  });

  it('what is written is read again, Chinese too', () => {
    const word = fc.string({ unit: fc.constantFrom(...'0123456789abcXYZ排口'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, word, word, fc.nat(63), fc.array(word, { maxLength: 6 }), (qn, pw, mn, flag, items) => {
        const cp = items.map((item, i) => `f${i}-Rtd=${item}`).join(';');
        const fields: FrameFields = { qn, st: '32', cn: '2011', pw, mn, flag, cp };
        expect(read(writeFrame(fields))).toMatchObject({ qn, st: '32', cn: '2011', pw, mn, flag, cp });
      }),
      { numRuns: 200 },
    );
  });

  it('GBK of old devices is read', () => {
    const head = bytesOf('ST=32;CN=2011;MN=A;CP=&&Name=');
    const frame = wrapSegment([...head, 0xc5, 0xc5, 0xbf, 0xda, ...bytesOf('&&')]);
    expect(read(frame)?.cp).toBe('Name=排口');
  });

  it('too long a segment is not written', () => {
    expect(() => writeFrame({ st: '32', cn: '2011', mn: 'A', cp: 'x'.repeat(1000) })).toThrow(RangeError);
  });
});

describe('HJ 212: times', () => {
  it('14 and 17 digits, China Standard Time', () => {
    expect(parseTime('20260101080000')).toBe(Date.UTC(2026, 0, 1));
    expect(parseTime('20260101075959999')).toBe(Date.UTC(2026, 0, 1) - 1);
    expect(timeText(Date.UTC(2026, 0, 1) - 1, 17)).toBe('20260101075959999');
  });

  it('what is no time is none', () => {
    const wrong = [
      '',
      '2026010108000',
      '20260230080000',
      '20261301080000',
      '20260101240000',
      '20260101006000',
      '2026010100000a',
      '00000101000000',
    ];
    for (const text of wrong) expect(parseTime(text), text).toBeUndefined();
  });

  it('every instant is written and read again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (at) => {
        expect(parseTime(timeText(at, 17))).toBe(at);
        expect(parseTime(timeText(at))).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });
});

describe('HJ 212: values', () => {
  const values = (cp: string, period: 'realtime' | 'hour' = 'realtime') => valuesOf(readDataArea(cp), period);

  it('realtime, with converted values', () => {
    expect(
      values('DataTime=20190630105200;02-Rtd=2.48,02-ZsRtd=10.96,02-Flag=N;S01-Rtd=17.08,S01-Flag=T'),
    ).toMatchObject([
      { factor: 'a21026', value: 2.48, flag: 'N' },
      { factor: 'a21026-Zs', value: 10.96, flag: 'N' },
      { factor: 'a19001', value: 17.08, flag: 'T' },
    ]);
  });

  it('equipment and noise', () => {
    expect(values('SB1-RS=1;SB2-RT=2.5;LA-Rtd=50.1;Leq-Data=49.5,Leq-DayData=52,Leq-NightData=44')).toMatchObject([
      { factor: 'SB1-RS', value: 1 },
      { factor: 'SB2-RT', value: 2.5 },
      { factor: 'LA', value: 50.1 },
      { factor: 'Leq', value: 49.5 },
      { factor: 'Leq-Day', value: 52 },
      { factor: 'Leq-Night', value: 44 },
    ]);
  });

  it('separators mixed up, order mixed up, spaces, factors parted', () => {
    expect(values('w01018-Flag=N;w01018-Rtd= 5 ,w21003-Rtd=1;w01018-Max=6;DataTime=20260101000000')).toMatchObject([
      { factor: 'w01018', value: 5, max: 6, flag: 'N' },
      { factor: 'w21003', value: 1, flag: '' },
    ]);
    expect(readDataArea('w01018-Rtd=5;DataTime=20260101080000').dataTime).toBe(Date.UTC(2026, 0, 1));
  });

  it('what is no number is left out and counted', () => {
    const area = readDataArea('a-Rtd=--,b-Rtd=NaN,c-Rtd=0x10,d-Rtd=,e-Rtd=1e999,f-Rtd=-1.5e1,g-Rtd=Infinity');
    expect(area.unreadable).toBe(6);
    expect(valuesOf(area, 'realtime')).toMatchObject([{ factor: 'f', value: -15 }]);
  });

  it('V1: marks of 2005 and unknown ones', () => {
    expect(['N', 'n', 'F', 'P', '3', '0', '1', '2', '', 'Z'].map(dataFlag)).toEqual([
      'N',
      'N',
      'F',
      'D',
      'N',
      'C',
      'N',
      'D',
      '',
      'D',
    ]);
  });

  it('any text is read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'w-=,;.01ARtdFlagCouDataTime&# 中') }), (cp) => {
        for (const { value } of values(cp)) expect(Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('HJ 212: split packets', () => {
  const base: FrameFields = { qn: '1', st: '32', cn: '2011', mn: 'A', flag: 5, cp: '' };
  const part = (pnum: number, pno: number, cp: string): Segment => {
    const segment = readSegment(segmentText({ ...base, flag: 7, pnum, pno, cp }));
    if (!segment) throw new Error('no segment');
    return segment;
  };

  it('any order, any repetition gives the whole once', () => {
    const cp = ['DataTime=20260101000000', ...Array.from({ length: 90 }, (_, i) => `f${i}-Rtd=${i},f${i}-Flag=N`)].join(
      ';',
    );
    const frames = writeFrames({ ...base, cp });
    expect(frames.length).toBeGreaterThan(1);
    const segments = frames.flatMap((frame) => read(frame) ?? []);
    expect(segments.map(({ wantsAnswer, pnum }) => [wantsAnswer, pnum])).toEqual(
      segments.map(() => [true, frames.length]),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray([...segments, ...segments], { minLength: segments.length * 2 }), (order) => {
        const assembly = new PacketAssembly();
        const wholes = order.flatMap((segment) => assembly.add(segment, 0) ?? []);
        expect(wholes[0]).toMatchObject({ cp, pnum: 1, pno: 1 });
      }),
      { numRuns: 50 },
    );
  });

  it('a text cut anywhere is the same text again', () => {
    const cp = 'DataTime=20260101000000;w01018-Rtd=63.05,w01018-Flag=N;w21003-Rtd=1.5,w21003-Flag=N';
    const sums = (text: string) => valuesOf(readDataArea(text), 'realtime');
    for (let at = 0; at <= cp.length; at++) {
      expect(sums(joinPackets(cp.slice(0, at), cp.slice(at))), String(at)).toEqual(sums(cp));
    }
    expect(joinPackets('a-Rtd=1', 'b-Rtd=2')).toBe('a-Rtd=1;b-Rtd=2');
  });

  it('what stays incomplete is given up; numbers that cannot be are none', () => {
    const assembly = new PacketAssembly();
    for (let i = 0; i < 40; i++) expect(assembly.add({ ...part(2, 1, 'a'), qn: String(i) }, 0)).toBeUndefined();
    expect(assembly.waiting).toBeLessThanOrEqual(16);
    assembly.add({ ...part(2, 1, 'a'), qn: 'late' }, 200_000);
    expect(assembly.waiting).toBe(1);
    expect(assembly.abandoned).toBe(40);
    expect(assembly.add(part(2, 3, 'a'), 0)).toBeUndefined();
    expect(assembly.add(part(9999, 1, 'a'), 0)).toBeUndefined();
  });
});
