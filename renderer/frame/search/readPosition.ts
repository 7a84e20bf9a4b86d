import type { Position } from '../../../shared/geo.ts';

/** Two numbers, longitude first unless only the other order can be one (latitudes end at 90), or marked N/S/E/W. */
const DECIMAL = /^\s*(-?\d+(?:\.\d+)?)\s*°?\s*([NSEW])?[\s,;\uff0c]+(-?\d+(?:\.\d+)?)\s*°?\s*([NSEW])?\s*$/i;

// Escaped: degree, minute, second (度分秒) and the hemispheres (东西经, 南北纬).
const SIZE = String.raw`(\d{1,3}(?:\.\d+)?)\s*[°\u5ea6]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’\u5206]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”\u79d2]|''))?`;
/** One angle in degrees, minutes and seconds with its hemisphere before it, and with it behind. */
const MARK_BEFORE = new RegExp(String.raw`([\u4e1c\u897f]\u7ecf?|[\u5357\u5317]\u7eac?|[NSEW])\s*${SIZE}`, 'giu');
const MARK_BEHIND = new RegExp(String.raw`${SIZE}\s*([NSEW\u4e1c\u897f\u5357\u5317])?`, 'giu');

/** The position that a text names: decimal (`117.6, 23.77`) or 度分秒 (`117°36′30″E 23°46′12″N`, `东经117度36分…`). */
export function readPosition(text: string): Position | undefined {
  return readDecimal(text) ?? readAngles(text);
}

function readDecimal(text: string): Position | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, first = '', firstMark = '', second = '', secondMark = ''] = match;
  const signed = (value: string, mark: string) => Number(value) * (/[SW]/i.test(mark) ? -1 : 1);
  return pair(signed(first, firstMark), axisOf(firstMark), signed(second, secondMark), axisOf(secondMark));
}

function readAngles(text: string): Position | undefined {
  const before = /^\s*[\u4e1c\u897f\u5357\u5317NSEW]/iu.test(text);
  const pattern = before ? MARK_BEFORE : MARK_BEHIND;
  const [first, second, ...more] = [...text.matchAll(pattern)].map((match) =>
    before ? angleOf(match[1], match.slice(2)) : angleOf(match[4], match.slice(1)),
  );
  const rest = text.replaceAll(pattern, '').replaceAll(/[\s,;，；、]/g, '');
  if (!first || !second || more.length > 0 || rest !== '') return undefined;
  return pair(first.degrees, first.axis, second.degrees, second.axis);
}

type Axis = 'lon' | 'lat' | undefined;

function angleOf(
  mark = '',
  [degrees, minutes, seconds]: readonly string[],
): { degrees: number; axis: Axis } | undefined {
  const [m, s] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  if (m >= 60 || s >= 60) return undefined;
  const size = Number(degrees) + m / 60 + s / 3600;
  return { degrees: /^[SW\u5357\u897f]/i.test(mark) ? -size : size, axis: axisOf(mark) };
}

function axisOf(mark: string): Axis {
  if (/^[NS\u5357\u5317]/i.test(mark)) return 'lat';
  return /^[EW\u4e1c\u897f]/i.test(mark) ? 'lon' : undefined;
}

function pair(a: number, aAxis: Axis, b: number, bAxis: Axis): Position | undefined {
  if (aAxis !== undefined && aAxis === bAxis) return undefined;
  const latitudeFirst =
    aAxis === 'lat' || bAxis === 'lon' || (aAxis === undefined && Math.abs(a) <= 90 && Math.abs(b) > 90);
  const [lon, lat] = latitudeFirst ? [b, a] : [a, b];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : undefined;
}
