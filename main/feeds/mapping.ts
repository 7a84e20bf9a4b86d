import { z } from 'zod';
import type { Reading } from '../../shared/telemetry/reading.ts';
import { PERIODS } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import { isRefusal, itemReader, type Refusal } from './itemReader.ts';
import { findAll, type JsonPath, parseJsonPath } from './jsonPath.ts';
import type { SubjectBook } from './subjectBook.ts';

const pathText = z
  .string()
  .max(300)
  .refine((text) => parseJsonPath(text) !== undefined, 'JSON path');

/**
 * Where a field comes from: `$.path` in the item, `$$.path` in the whole message, `topic:N` (level of the topic, from 0),
 * anything else is the text itself.
 */
const source = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => sourceOf(text) !== undefined, 'JSON path');

/** How a message of somebody else's format becomes readings. */
const readingRuleSchema = z.strictObject({
  /** The items of a message. @default the message itself */
  path: pathText.default('$'),
  station: source,
  factor: source,
  value: source,
  /** @default the time of receipt */
  at: source.optional(),
  unit: source.optional(),
  flag: source.optional(),
  period: z.enum(PERIODS).default('realtime'),
});
const positionRuleSchema = z.strictObject({
  path: pathText.default('$'),
  subject: source,
  lon: source,
  lat: source,
  at: source.optional(),
  speedKmh: source.optional(),
  headingDeg: source.optional(),
  doseRateUsvH: source.optional(),
  coordinateSystem: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
});

export const mappingShape = {
  readings: z.array(readingRuleSchema).max(200).default([]),
  positions: z.array(positionRuleSchema).max(50).default([]),
} as const;
export interface MappingConfig {
  readonly readings: readonly z.output<typeof readingRuleSchema>[];
  readonly positions: readonly z.output<typeof positionRuleSchema>[];
}

export interface MessageContext {
  readonly book: SubjectBook;
  readonly now: number;
  readonly feedId: string;
  /** Of MQTT. */
  readonly topic?: string;
}
export interface Mapped {
  readonly readings: Reading[];
  readonly points: TrackPoint[];
  readonly refused: Refusal[];
  /** Items that the rules found, taken or not. */
  readonly items: number;
}

type Field = (item: unknown, root: unknown, topic: readonly string[]) => unknown;

function sourceOf(text: string): Field | undefined {
  const level = /^topic:(\d{1,2})$/.exec(text)?.[1];
  if (level !== undefined) return (_item, _root, topic) => topic[Number(level)];
  const isOfRoot = text.startsWith('$$');
  if (!text.startsWith('$')) return () => text;
  const path: JsonPath | undefined = parseJsonPath(isOfRoot ? text.slice(1) : text);
  return path && ((item, root) => findAll(path, isOfRoot ? root : item)[0]);
}

/** Rules made ready once: what maps every message of a feed. */
export function createMapper({ readings, positions }: MappingConfig) {
  const ready = (rule: Readonly<Record<string, string | undefined>>, names: readonly string[]) =>
    names.flatMap((name) => {
      const text = rule[name];
      const field = text === undefined ? undefined : sourceOf(text);
      return field ? [{ name, field }] : [];
    });
  const readingRules = readings.map((rule) => ({
    path: parseJsonPath(rule.path) ?? [],
    fields: ready(rule, ['station', 'factor', 'value', 'at', 'unit', 'flag']),
    fixed: { period: rule.period },
  }));
  const positionRules = positions.map((rule) => ({
    path: parseJsonPath(rule.path) ?? [],
    fields: ready(rule, ['subject', 'lon', 'lat', 'at', 'speedKmh', 'headingDeg', 'doseRateUsvH']),
    fixed: { coordinateSystem: rule.coordinateSystem },
  }));

  return (root: unknown, { book, now, feedId, topic }: MessageContext): Mapped => {
    const reader = itemReader(book, now, feedId);
    const levels = topic?.split('/') ?? [];
    const mapped: Mapped & { items: number } = { readings: [], points: [], refused: [], items: 0 };
    const itemsOf = ({ path, fields, fixed }: (typeof readingRules | typeof positionRules)[number]) =>
      findAll(path, root).map((item) => {
        mapped.items++;
        const made: Record<string, unknown> = { at: now, ...fixed };
        for (const { name, field } of fields) {
          const value = field(item, root, levels);
          if (value !== undefined && value !== null && value !== '') made[name] = plain(name, value);
        }
        return made;
      });
    const keep = <Item>(taken: readonly Item[] | Refusal, into: Item[]) => {
      if (isRefusal(taken)) mapped.refused.push(taken);
      else into.push(...taken);
    };
    for (const rule of readingRules) for (const item of itemsOf(rule)) keep(reader.reading(item), mapped.readings);
    for (const rule of positionRules) for (const item of itemsOf(rule)) keep(reader.position(item), mapped.points);
    return mapped;
  };
}

const TEXTS: ReadonlySet<string> = new Set(['station', 'subject', 'factor', 'unit', 'flag']);

/** Other programs write numbers as texts, and names as numbers. */
function plain(name: string, value: unknown): unknown {
  if (name === 'at') return timeOf(value);
  if (TEXTS.has(name)) return typeof value === 'number' ? String(value) : value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/**
 * A time as programs write it: epoch seconds or milliseconds, ISO 8601, `YYYY-MM-DD HH:mm:ss` and `YYYYMMDDHHmmss`
 * (China's time when none is said). What cannot be read is given back as it is, to be refused.
 */
export function timeOf(value: unknown): unknown {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (/^\d{9,10}(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  if (/^\d{12,13}(\.\d+)?$/.test(text)) return Math.round(Number(text));
  const parts =
    /^(\d{4})[-/]?(\d{2})[-/]?(\d{2})[T ]?(\d{2}):?(\d{2})(?::?(\d{2})([.,]\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    );
  if (!parts) return value;
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone] = parts;
  const stamp = `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.replace(',', '.')}`;
  const utc = Date.parse(`${stamp}${zone ? zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') : 'Z'}`);
  if (Number.isNaN(utc)) return value;
  return zone ? utc : utc - CHINA_OFFSET_MS;
}
