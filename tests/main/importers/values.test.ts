import { describe, expect, it } from 'vitest';
import { parseAngle, parsePair } from '../../../main/importers/angles.ts';
import { parseDate } from '../../../main/importers/dates.ts';
import { parseAreaM2, parseMassKg } from '../../../main/importers/massAndArea.ts';
import { parseNumber, parseQuantity } from '../../../main/importers/numbers.ts';

describe('numbers', () => {
  it.each([
    ['1,234.5', 1234.5],
    ['1.234.567', 1234567],
    ['1.234,5', 1234.5],
    ['12,5', 12.5],
    ['1,234', 1234],
    ['１２０', 120],
    ['1 200', 1200],
    ["12'000", 12000],
    ['约500', 500],
    ['-3.5', -3.5],
    ['1.5万', 15000],
    ['2e-7', 2e-7],
    ['.5', 0.5],
    ['3亿', 3e8],
  ])('%s is %d', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'abc', '1,23,4', '--', '1.2.3', '12 t', '500-600', '１，２，３，'])('%s is no number', (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  );

  it('keeps the unit', () => {
    expect(parseQuantity('1,200 kg')).toEqual({ value: 1200, unit: 'kg' });
    expect(parseQuantity('５００吨')).toEqual({ value: 500, unit: '吨' });
    expect(parseQuantity('1.5万人')).toEqual({ value: 15000, unit: '人' });
  });
});

describe('masses and areas', () => {
  it('R2: converts stated units and never guesses a missing one', () => {
    expect(parseMassKg('2.3', 't')).toEqual({ value: 2300 });
    expect(parseMassKg('2.3 kg', 't')).toEqual({ value: 2.3 });
    expect(parseMassKg('1,500吨', '')).toEqual({ value: 1_500_000 });
    expect(parseMassKg('0.5万吨', '')).toEqual({ value: 5_000_000 });
    expect(parseMassKg('5', '')).toBe('unitMissing');
    expect(parseMassKg('5 m³', '')).toBe('unitUnknown');
    expect(parseMassKg('5', 'm3')).toBe('unitUnknown');
    expect(parseMassKg('-5 t', '')).toBe('unreadable');
    expect(parseMassKg('5 constructor', '')).toBe('unitUnknown');
  });

  it('takes a bare area as square metres', () => {
    expect(parseAreaM2('1,200', '')).toEqual({ value: 1200 });
    expect(parseAreaM2('3 公顷', '')).toEqual({ value: 30_000 });
    expect(parseAreaM2('3', 'm2')).toEqual({ value: 3 });
    expect(parseAreaM2('1.2 万㎡', '')).toEqual({ value: 12_000 });
  });
});

describe('angles', () => {
  it.each([
    ['118.504167', 118.504167],
    ['118°30′15″E', 118 + 30 / 60 + 15 / 3600],
    ['118°30\'15"E', 118 + 30 / 60 + 15 / 3600],
    ["118°30'15''", 118 + 30 / 60 + 15 / 3600],
    ['118度30分15秒', 118 + 30 / 60 + 15 / 3600],
    ['东经118°30′', 118.5],
    ['118° 30.25′ W', -(118 + 30.25 / 60)],
    ['S 25.4', -25.4],
    ['25.4°N', 25.4],
    ['-70°30′', -70.5],
    ['１１８．５', 118.5],
  ])('%s', (text, degrees) => expect(parseAngle(text)?.degrees).toBeCloseTo(degrees, 9));

  it.each(['', 'north', '118°75′', '118 30 15 20', 'E', '118°30′15″X'])('%s is no angle', (text) =>
    expect(parseAngle(text)).toBeUndefined(),
  );

  it('reads pairs in either order of letters', () => {
    expect(parsePair('117.59, 23.77')).toEqual({ lon: 117.59, lat: 23.77 });
    expect(parsePair('N23.77 E117.59')).toEqual({ lon: 117.59, lat: 23.77 });
    expect(parsePair('(117.59 23.77)')).toEqual({ lon: 117.59, lat: 23.77 });
    expect(parsePair('117.59，23.77，5')).toBeUndefined();
    expect(parsePair('117.59')).toBeUndefined();
  });
});

describe('dates', () => {
  it.each([
    ['2024-12-31', '2024-12-31T00:00:00.000Z'],
    ['2024/6/3', '2024-06-03T00:00:00.000Z'],
    ['2024年12月31日', '2024-12-31T00:00:00.000Z'],
    ['2024年6月', '2024-06-01T00:00:00.000Z'],
    ['2024', '2024-01-01T00:00:00.000Z'],
    ['20241231', '2024-12-31T00:00:00.000Z'],
    ['45657', '2024-12-31T00:00:00.000Z'],
    ['2024-12-31 08:30', '2024-12-31T00:30:00.000Z'],
    ['2024-12-31T08:30:05.25Z', '2024-12-31T08:30:05.250Z'],
    ['2024-12-31T08:30:05+02:00', '2024-12-31T06:30:05.000Z'],
  ])('%s', (text, iso) => expect(new Date(parseDate(text) ?? Number.NaN).toISOString()).toBe(iso));

  it.each(['', '2023-02-29', '2024-13-01', 'yesterday', '31/12/2024', '2024-12-31 25:00', '1066-10-14'])(
    '%s is no date',
    (text) => expect(parseDate(text)).toBeUndefined(),
  );
});
