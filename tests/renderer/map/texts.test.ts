import { describe, expect, it } from 'vitest';
import { FrameMeter } from '../../../renderer/map/host/frameMeter.ts';
import { runKey } from '../../../renderer/map/input/keys.ts';
import { areaText, lengthText } from '../../../renderer/map/layers/lengthText.ts';
import { scaleBarOf } from '../../../renderer/map/scaleBar.ts';
import { createTranslate } from '../../../shared/i18n/index.ts';

const zh = createTranslate('zh-CN');
const en = createTranslate('en');

describe('lengths and areas', () => {
  it.each([
    [0, '0 m'],
    [499.6, '500 m'],
    [999.4, '999 m'],
    [999.6, '1 km'],
    [3_000, '3 km'],
    [1_234, '1.23 km'],
    [12_345, '12.3 km'],
    [123_456, '123 km'],
  ])('%d m', (value, text) => expect(lengthText(value, en)).toBe(text));

  it.each([
    [12_345.6, '12346 m²'],
    [100_000, '0.1 km²'],
    [7_853_982, '7.854 km²'],
    [78_539_816, '78.54 km²'],
    [1_234_567_890, '1234.6 km²'],
  ])('%d m²', (value, text) => expect(areaText(value, en)).toBe(text));

  it('in Chinese', () => {
    expect(lengthText(500, zh)).toBe('500 米');
    expect(lengthText(5_000, zh)).toBe('5 公里');
    expect(areaText(2_500_000, zh)).toBe('2.5 平方公里');
  });
});

describe('the scale bar', () => {
  it.each([0.013, 0.7, 1, 4.2, 99, 640, 12_000])('at %d m a pixel is a round length that fits', (metresPerPixel) => {
    const { lengthM, widthPx } = scaleBarOf(metresPerPixel);
    expect(widthPx).toBeLessThanOrEqual(120.001);
    expect(widthPx).toBeGreaterThan(47);
    expect(widthPx * metresPerPixel).toBeCloseTo(lengthM, 6);
    expect([1, 2, 5]).toContain(Number((lengthM / 10 ** Math.floor(Math.log10(lengthM) + 1e-9)).toFixed(6)));
  });
});

describe('the frame meter', () => {
  it('says nothing before a dozen frames, then the median, untouched by one slow frame', () => {
    const meter = new FrameMeter();
    for (let i = 0; i < 11; i++) expect(meter.add(16)).toBeUndefined();
    expect(meter.add(900)).toBe(16);
    for (let i = 0; i < 12; i++) meter.add(200);
    expect(meter.add(200)).toBe(200);
    meter.reset();
    expect(meter.add(200)).toBeUndefined();
  });
});

describe('keys of the focused map', () => {
  const press = (key: string, modifiers: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => {
    const done: string[] = [];
    const note =
      (name: string) =>
      (...values: unknown[]) =>
        void done.push([name, ...values].join(' '));
    const target = {
      pan: note('pan'),
      zoom: note('zoom'),
      home: note('home'),
      turn: note('turn'),
      escape: note('escape'),
      finish: note('finish'),
      undo: note('undo'),
      pickMiddle: note('pickMiddle'),
    };
    const event = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers };
    return { handled: runKey(event, target), done };
  };

  it.each([
    ['ArrowLeft', 'pan -0.16 0'],
    ['ArrowUp', 'pan 0 -0.16'],
    ['-', 'zoom 1.5'],
    ['Home', 'home'],
    ['Escape', 'escape'],
    ['Enter', 'finish'],
    ['Backspace', 'undo'],
    [' ', 'pickMiddle'],
  ])('%s', (key, action) => expect(press(key)).toEqual({ handled: true, done: [action] }));

  it('Shift turns, Ctrl and other keys are left to the page', () => {
    expect(press('ArrowLeft', { shiftKey: true }).done).toEqual(['turn -10 0']);
    expect(press('ArrowLeft', { ctrlKey: true })).toEqual({ handled: false, done: [] });
    expect(press('a')).toEqual({ handled: false, done: [] });
  });
});
