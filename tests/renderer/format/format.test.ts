import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beaufort,
  formatAge,
  formatArea,
  formatBytes,
  formatClock,
  formatCompass,
  formatCoordinate,
  formatDate,
  formatDistance,
  formatDuration,
  formatElapsed,
  formatMassKg,
  formatNumber,
  formatPercent,
  formatRadius,
  formatShortTime,
  formatTemperature,
  formatTime,
  formatWeekday,
  formatWind,
} from '../../../renderer/format.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

const zh = createTranslate('zh-CN');
const en = createTranslate('en');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('format: quantities', () => {
  it.each([
    [0, '0 m'],
    [123.4, '123 m'],
    [999.4, '999 m'],
    [999.6, '1.00 km'],
    [1234, '1.23 km'],
    [45_678, '45.7 km'],
    [1_234_567, '1,235 km'],
    [Number.NaN, '—'],
  ])('distance %s m', (metres, text) => expect(formatDistance(metres)).toBe(text));

  it.each([
    [500, '500 m'],
    [3000, '3 km'],
    [2500, '2.5 km'],
  ])('radius %s m', (metres, text) => expect(formatRadius(metres)).toBe(text));

  it.each([
    [5000, '5,000 m²'],
    [12_500, '1.25 ha'],
    [78_540_000, '78.54 km²'],
    [125_000_000_000, '125,000 km²'],
  ])('area %s m²', (area, text) => expect(formatArea(area)).toBe(text));

  it.each([
    [0, '0 kg'],
    [0.25, '250 g'],
    [850, '850 kg'],
    [12_500, '12.5 t'],
    [1_250_000, '1,250 t'],
  ])('mass %s kg', (mass, text) => expect(formatMassKg(mass)).toBe(text));

  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1536, '1.5 KB'],
    [5 * 1024 ** 3, '5.0 GB'],
  ])('%s bytes', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

  it('numbers group by thousands, shares are whole per cent, kelvin become degrees Celsius', () => {
    expect(formatNumber(1_234_567)).toBe('1,234,567');
    expect(formatNumber(1234.5, 2)).toBe('1,234.50');
    expect(formatPercent(0.347)).toBe('35 %');
    expect(formatTemperature(273.15)).toBe('0.0 °C');
    expect(formatTemperature(296.5)).toBe('23.4 °C');
  });

  it('coordinates name their hemisphere', () => {
    expect(formatCoordinate({ lon: 117.6115172, lat: 23.768584 })).toBe('117.61152°E 23.76858°N');
    expect(formatCoordinate({ lon: -1.5, lat: -42.5 })).toBe('1.50000°W 42.50000°S');
  });
});

describe('format: times', () => {
  const at = new Date(2026, 10, 25, 8, 30, 12).getTime();

  it('local date and clock', () => {
    expect(formatTime(at)).toBe('2026-11-25 08:30:12');
    expect(formatDate(at)).toBe('2026-11-25');
    expect(formatClock(at)).toBe('08:30:12');
    expect(formatTime(Number.NaN)).toBe('—');
    expect(formatWeekday(at, zh)).toBe('星期三');
    expect(formatWeekday(at, en)).toBe('Wednesday');
  });

  it('a short time leaves out what goes without saying', () => {
    expect(formatShortTime(at, at + HOUR)).toBe('08:30');
    expect(formatShortTime(at, at + 2 * DAY)).toBe('11-25 08:30');
    expect(formatShortTime(at, new Date(2027, 0, 2).getTime())).toBe('2026-11-25 08:30');
  });

  it.each([
    [45 * SECOND, '45 秒', '45 s'],
    [12 * MINUTE + 40 * SECOND, '12 分', '12 min'],
    [3 * HOUR + 12 * MINUTE, '3 小时 12 分', '3 h 12 min'],
    [3 * HOUR, '3 小时', '3 h'],
    [2 * DAY + 5 * HOUR, '2 天 5 小时', '2 d 5 h'],
    [-5 * MINUTE, '5 分', '5 min'],
  ])('span of %s ms', (span, chinese, english) => {
    expect(formatDuration(span, zh)).toBe(chinese);
    expect(formatDuration(span, en)).toBe(english);
  });

  it('ages are in words, and never of the future', () => {
    expect(formatAge(at, at + 3 * MINUTE, zh)).toBe('3 分前');
    expect(formatAge(at, at + 3 * MINUTE, en)).toBe('3 min ago');
    expect(formatAge(at, at - 5 * MINUTE, zh)).toBe('刚刚');
  });

  it('a stopwatch counts whole seconds up, whatever the span', () => {
    expect(formatElapsed(HOUR + 2 * MINUTE + 3 * SECOND + 999)).toBe('01:02:03');
    expect(formatElapsed(2 * DAY + HOUR)).toBe('2d 01:00:00');
    expect(formatElapsed(-1)).toBe('00:00:00');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY }), (span) => {
        const match = /^(?:(\d+)d )?(\d\d):(\d\d):(\d\d)$/.exec(formatElapsed(span));
        const [, days = '0', hours, minutes, seconds] = match ?? [];
        const back = Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
        return back === Math.floor(span / SECOND) * SECOND;
      }),
    );
  });
});

describe('format: wind', () => {
  it('force by the scale of GB/T 28591-2012', () => {
    const speeds = [0.2, 0.3, 1.5, 1.6, 3.3, 3.4, 5.4, 5.5, 10.7, 10.8, 17.1, 17.2, 32.6, 32.7];
    expect(speeds.map(beaufort)).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 11, 12]);
  });

  it('is named by where it comes from', () => {
    expect([0, 44, 46, 90, 180, 270, 338, 360].map((deg) => formatCompass(deg, en))).toEqual([
      'N',
      'NE',
      'NE',
      'E',
      'S',
      'W',
      'N',
      'N',
    ]);
    expect(formatWind(3.4, 45, zh)).toBe('东北风 3.4 m/s（3 级）');
    expect(formatWind(0.1, 45, en)).toBe('Calm 0.1 m/s');
  });
});
