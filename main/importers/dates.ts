const DAY_MS = 86_400_000;
/** China Standard Time: what a clock time without an offset means in the lists of Chinese offices. */
const CST_OFFSET_MS = 8 * 3_600_000;
/** Day 0 of spreadsheets that count days, 1899-12-30. */
const SPREADSHEET_EPOCH_MS = Date.UTC(1899, 11, 30);

const DATE =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?)?\s*月?(?:[t\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?\s*(z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a date as epoch milliseconds: a calendar date is its UTC midnight, a year or month its first day, a clock time
 * without an offset is China Standard Time. Also 20241231 and a spreadsheet's day number. Undefined for anything else.
 */
export function parseDate(text: string): number | undefined {
  if (text.length > 60) return undefined;
  const folded = text.normalize('NFKC').trim();
  if (/^\d{4}年?$/.test(folded)) return utc(Number(folded.slice(0, 4)), 1, 1);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(folded);
  if (compact) return utc(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  if (/^\d{5}(\.\d+)?$/.test(folded)) return valid(SPREADSHEET_EPOCH_MS + Math.round(Number(folded) * DAY_MS));
  const match = DATE.exec(folded);
  if (!match) return undefined;
  const day = utc(Number(match[1]), Number(match[2]), Number(match[3] ?? 1));
  if (day === undefined || match[4] === undefined) return day;
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = Number((match[7] ?? '0').padEnd(3, '0'));
  return valid(day + ((hour * 60 + minute) * 60 + second) * 1000 + ms - offsetMs(match[8]));
}

function utc(year: number, month: number, day: number): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  return valid(ms);
}

function valid(ms: number): number | undefined {
  return ms >= 0 ? ms : undefined;
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined) return CST_OFFSET_MS;
  if (offset.toLowerCase() === 'z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))) * 60_000;
}
