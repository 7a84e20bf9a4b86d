import { factorOf } from '../telemetry/factors.ts';
import type { DataFlag, Period } from '../telemetry/reading.ts';
import { parseTime } from './time.ts';

/** What one factor has in a frame. Numbers as sent: in the factor's unit. */
export interface FactorValues {
  /** As the device wrote it. */
  readonly sentCode: string;
  rtd?: number;
  min?: number;
  avg?: number;
  max?: number;
  /** Amount over the period. */
  cou?: number;
  /** The same, converted to the reference oxygen content (折算). */
  zsRtd?: number;
  zsMin?: number;
  zsAvg?: number;
  zsMax?: number;
  flag: DataFlag;
  /** State and run time of equipment (2021, 2041). */
  rs?: number;
  rt?: number;
  /** Of noise: the level of a period, of the day and of the night. */
  data?: number;
  dayData?: number;
  nightData?: number;
}

export interface DataArea {
  /** Epoch milliseconds; of a period its START. Undefined when missing or unreadable. */
  readonly dataTime: number | undefined;
  readonly factors: ReadonlyMap<string, FactorValues>;
  /** Numbers that were none: left out. */
  readonly unreadable: number;
}

type NumberField = Exclude<keyof FactorValues, 'sentCode' | 'flag'>;
const FIELDS: Readonly<Record<string, NumberField>> = {
  rtd: 'rtd',
  min: 'min',
  avg: 'avg',
  max: 'max',
  cou: 'cou',
  zsrtd: 'zsRtd',
  zsmin: 'zsMin',
  zsavg: 'zsAvg',
  zsmax: 'zsMax',
  rs: 'rs',
  rt: 'rt',
  data: 'data',
  daydata: 'dayData',
  nightdata: 'nightData',
};
/** As nearly every device writes them: no need to fold. */
const USUAL = new Map<string, NumberField>(
  ['Rtd', 'Min', 'Avg', 'Max', 'Cou', 'ZsRtd', 'ZsMin', 'ZsAvg', 'ZsMax', 'RS', 'RT'].flatMap((name) => {
    const field = FIELDS[name.toLowerCase()];
    return field ? [[name, field] as const] : [];
  }),
);

/** Marks of HJ/T 212-2005: P no power; at air stations 0 calibration, 1 weather, 2 abnormal, 3 normal. */
const OLD_FLAGS: Readonly<Record<string, DataFlag>> = { P: 'D', '0': 'C', '1': 'N', '2': 'D', '3': 'N' };

/**
 * V1: a mark that no version of the standard knows counts as a fault: the device says that something is not normal, and
 * what a device marks never raises a pollution alarm.
 */
export function dataFlag(text: string): DataFlag {
  switch (text) {
    case 'N':
    case 'F':
    case 'M':
    case 'S':
    case 'D':
    case 'C':
    case 'T':
    case 'B':
    case '':
      return text;
  }
  const letter = text.toUpperCase();
  return letter === text ? (OLD_FLAGS[letter] ?? 'D') : dataFlag(letter);
}

/** A decimal number as instruments print it; undefined for anything else (`--`, `NaN`, `****`). */
function decimal(text: string): number | undefined {
  const value = Number(text);
  // What Number takes for one and an instrument does not mean: nothing at all, and other bases.
  return text === '' || !Number.isFinite(value) || /^[+-]?0[xbo]/i.test(text) ? undefined : value;
}

/** Fields of a data area (what stands in CP). `;` and `,` both part items: devices mix them up. */
export function readDataArea(cp: string): DataArea {
  const factors = new Map<string, FactorValues>();
  let dataTime: number | undefined;
  let unreadable = 0;
  let last: FactorValues | undefined;
  const nextOf = (mark: string, from: number): number => {
    const at = cp.indexOf(mark, from);
    return at < 0 ? cp.length : at;
  };
  let comma = -1;
  let semicolon = -1;
  for (let from = 0; from < cp.length; ) {
    if (comma < from) comma = nextOf(',', from);
    if (semicolon < from) semicolon = nextOf(';', from);
    const to = Math.min(comma, semicolon);
    const equals = cp.indexOf('=', from);
    const start = from;
    from = to + 1;
    if (equals < 0 || equals >= to) continue;
    const key = cp.slice(start, equals).trim();
    const text = cp.slice(equals + 1, to).trim();
    const dash = key.lastIndexOf('-');
    if (dash <= 0) {
      if (key === 'DataTime' || key.toLowerCase() === 'datatime') dataTime = parseTime(text);
      continue;
    }
    const code = key.slice(0, dash);
    const name = key.slice(dash + 1);
    if (last?.sentCode !== code) {
      last = factors.get(code);
      if (!last) {
        last = { sentCode: code, flag: '' };
        factors.set(code, last);
      }
    }
    const field = USUAL.get(name) ?? FIELDS[name.toLowerCase()];
    if (field === undefined) {
      if (name.toLowerCase() === 'flag') last.flag = dataFlag(text);
      continue;
    }
    const value = decimal(text);
    if (value === undefined) unreadable++;
    else last[field] = value;
  }
  return { dataTime, factors, unreadable };
}

/** One value as readings hold it, before it belongs to a station. */
export interface FrameValue {
  /**
   * Code of `factorOf`; with a suffix what else was sent: converted values `-Zs`, an amount without a mean `-Cou`, state
   * and run time of equipment `-RS` and `-RT`, noise of the day and the night `-Day` and `-Night`.
   */
  readonly factor: string;
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly total?: number | undefined;
  readonly flag: DataFlag;
}

/** Values of a data area for a period: of realtime data Rtd, of the others Avg (or what there is). */
export function valuesOf(area: DataArea, period: Period): FrameValue[] {
  const values: FrameValue[] = [];
  for (const of of area.factors.values()) {
    const factor = factorOf(of.sentCode).code;
    const { flag, min, max, cou } = of;
    const value = period === 'realtime' ? (of.rtd ?? of.avg ?? of.data) : (of.avg ?? of.rtd ?? of.data);
    const converted = period === 'realtime' ? (of.zsRtd ?? of.zsAvg) : (of.zsAvg ?? of.zsRtd);
    const add = (suffix: string, other: number | undefined) => {
      if (other !== undefined) values.push({ factor: `${factor}-${suffix}`, value: other, flag });
    };
    if (value !== undefined) values.push({ factor, value, min, max, total: cou, flag });
    else add('Cou', cou);
    if (converted !== undefined) {
      values.push({ factor: `${factor}-Zs`, value: converted, min: of.zsMin, max: of.zsMax, flag });
    }
    add('RS', of.rs);
    add('RT', of.rt);
    add('Day', of.dayData);
    add('Night', of.nightData);
  }
  return values;
}
