import { describe, expect, it } from 'vitest';
import { readSources, trackedFiles } from './sources.ts';

const sources = readSources();
const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

describe('architecture: files', () => {
  it('no source file is over 500 lines, the median at most 100, the 95th percentile at most 400', () => {
    const lengths = sources.map(({ lines }) => lines);
    expect(sources.filter(({ lines }) => lines > 500).map(({ path, lines }) => `${path} ${lines}`)).toEqual([]);
    expect(percentile(lengths, 0.5)).toBeLessThanOrEqual(100);
    expect(percentile(lengths, 0.95)).toBeLessThanOrEqual(400);
  });

  it('no drawer files', () => {
    expect(trackedFiles().filter((path) => /(^|\/)(utils?|helpers?|misc)\.[a-z]+$/.test(path))).toEqual([]);
  });

  it('no silenced checks in product code', () => {
    const silenced = /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|@ts-nocheck|eslint-disable/;
    const wrong = sources.filter(({ path, text }) => !path.startsWith('tests/') && silenced.test(text));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('services and shared code never read the machine’s clock', () => {
    const reads = /\bDate\.now\(|\bnew Date\(\)|\bsetTimeout\(|\bsetInterval\(|\bperformance\.now\(/;
    const watched = sources.filter(({ path }) => /^(shared|main\/services|main\/importers|main\/feeds)\//.test(path));
    expect(watched.length).toBeGreaterThan(10);
    expect(watched.filter(({ text }) => reads.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
