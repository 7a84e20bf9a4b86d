import { FrameParser } from '../../../shared/hj212/frameParser.ts';
import { readSegment, textOf } from '../../../shared/hj212/segment.ts';
import { timeText } from '../../../shared/hj212/time.ts';
import { readDataArea, valuesOf } from '../../../shared/hj212/values.ts';
import { writeFrame } from '../../../shared/hj212/writeFrame.ts';
import type { Figure } from '../../bench.ts';

const FRAMES = 20_000;
/** What a socket gives at once. */
const CHUNK = 16_384;
const SECONDS = 4;
const FACTORS = ['w01018', 'w21003', 'w21011', 'w21001', 'w01001', 'w00000'];

/** From bytes of a stream to values: frames found and checked, segments read, six factors each taken apart. */
export function measureParsing(print: (figure: Figure) => void): number {
  const start = Date.parse('2026-05-01T00:00:00+08:00');
  const frames = Array.from({ length: FRAMES }, (_, i) => {
    const values = FACTORS.map(
      (factor, k) => `${factor}-Rtd=${(10 + ((i * 7 + k) % 100) / 10).toFixed(2)},${factor}-Flag=N`,
    );
    const dataAt = timeText(start + i * 1000);
    const who = {
      qn: timeText(start + i * 1000, 17),
      st: '32',
      cn: '2011',
      pw: '123456',
      mn: `BENCH${i % 1000}`,
      flag: 5,
    };
    return writeFrame({ ...who, cp: [`DataTime=${dataAt}`, ...values].join(';') });
  });
  const bytes = Buffer.concat(frames);
  let [parsed, values] = [0, 0];
  const started = performance.now();
  while (performance.now() - started < SECONDS * 1000) {
    const parser = new FrameParser();
    for (let at = 0; at < bytes.length; at += CHUNK) {
      for (const found of parser.push(bytes.subarray(at, at + CHUNK))) {
        const segment = found.ok ? readSegment(textOf(found.segment, String)) : undefined;
        if (!segment) throw new Error('a frame was not found');
        values += valuesOf(readDataArea(segment.cp), 'realtime').length;
        parsed++;
      }
    }
  }
  const seconds = (performance.now() - started) / 1000;
  if (values !== parsed * FACTORS.length) throw new Error(`${values} values of ${parsed} frames`);
  const perSecond = Math.round(parsed / seconds);
  const megabytes = Math.round(((parsed / FRAMES) * bytes.length * 1e-6) / seconds);
  print({
    figure: 'parse only',
    value: perSecond,
    unit: 'frames/s',
    valuesEach: FACTORS.length,
    megabytesPerS: megabytes,
    goal: '> 50000',
  });
  return perSecond;
}
