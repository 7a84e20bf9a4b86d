import { parseNumber } from './numbers.ts';

const DMS =
  /^([nsew东西南北])?\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[°度d]\s*(?:(\d{1,2}(?:\.\d+)?)\s*['′’分m]\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒s]|'')\s*)?([nsew东西南北])?$/;

const COMPASS: Readonly<Record<string, string>> = { 东: 'e', 西: 'w', 南: 's', 北: 'n' };

/** No coordinate is written longer; longer texts are not looked at. */
const LONGEST = 100;

export interface Angle {
  readonly degrees: number;
  /** The axis that a hemisphere letter tells. */
  readonly axis?: 'lon' | 'lat' | undefined;
}

/** Reads decimal degrees or degrees, minutes and seconds: `118.504`, `118°30′15″E`, `东经118度30分15秒`, `N 25.4°`. */
export function parseAngle(text: string): Angle | undefined {
  if (text.length > LONGEST) return undefined;
  // NFKC would turn ″ into two ′: fold widths only after the seconds sign is safe.
  const folded = text
    .replaceAll(/[″”＂]/g, '"')
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(东|西)经/, '$1')
    .replace(/^(南|北)纬/, '$1')
    .replaceAll(/\s+/g, ' ');
  const number = parseNumber(folded.replace(/^([nsew东西南北])\s*(?=\d)|\s*([nsew东西南北])$/g, ''));
  const letters = /^([nsew东西南北])|([nsew东西南北])$/.exec(folded);
  if (number !== undefined) return signed(number, letters?.[1] ?? letters?.[2]);
  const match = DMS.exec(folded);
  if (!match) return undefined;
  const degrees = Number(match[2]);
  const minutes = Number(match[3] ?? 0);
  const seconds = Number(match[4] ?? 0);
  if (minutes >= 60 || seconds >= 60) return undefined;
  const size = Math.abs(degrees) + minutes / 60 + seconds / 3600;
  return signed(match[2]?.startsWith('-') ? -size : size, match[1] ?? match[5]);
}

function signed(degrees: number, letter: string | undefined): Angle {
  if (letter === undefined) return { degrees };
  const compass = COMPASS[letter] ?? letter;
  const value = compass === 's' || compass === 'w' ? -Math.abs(degrees) : degrees;
  return { degrees: value, axis: compass === 'e' || compass === 'w' ? 'lon' : 'lat' };
}

/** Two angles in one cell, longitude first unless their letters say otherwise: `117.59, 23.77`, `N23.77 E117.59`. */
export function parsePair(text: string): { lon: number; lat: number } | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = text
    .trim()
    .replace(/^[([]/, '')
    .replace(/[)\]]$/, '')
    .split(/[,，;；、|]|\s+(?=[nsew东西南北\d+-])/i);
  const cells = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (cells.length !== 2) return undefined;
  const [first, second] = cells.map(parseAngle);
  if (!first || !second) return undefined;
  if (first.axis === second.axis && first.axis !== undefined) return undefined;
  const latFirst = first.axis === 'lat' || second.axis === 'lon';
  return latFirst ? { lon: second.degrees, lat: first.degrees } : { lon: first.degrees, lat: second.degrees };
}
