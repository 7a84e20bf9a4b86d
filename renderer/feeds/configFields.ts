import type { FeedKind } from '../../shared/records/feedSource.ts';

/** One setting of a source as the form asks for it. */
export interface ConfigField {
  readonly name: string;
  readonly type: 'text' | 'number' | 'switch' | 'lines' | 'choice';
  readonly required?: boolean;
  /** What a new source starts with. */
  readonly initial?: unknown;
  readonly placeholder?: string;
  /** Of a `choice`: catalogue keys `feeds.choice_<value>`. */
  readonly choices?: readonly string[];
}

/** How a message of the usual form becomes readings: what a new source starts with, to be fitted in its JSON. */
const USUAL_RULES = [
  { path: '$', station: '$.station', factor: '$.factor', value: '$.value', at: '$.at', period: 'realtime' },
];

/** Settings that the form shows by name; whatever else a source has stays in its JSON. */
export const CONFIG_FIELDS: Readonly<Record<FeedKind, readonly ConfigField[]>> = {
  hj212: [
    { name: 'host', type: 'text', initial: '127.0.0.1' },
    { name: 'port', type: 'number', required: true, initial: 5212 },
    { name: 'maxConnections', type: 'number' },
    { name: 'maxSegmentBytes', type: 'number' },
  ],
  push: [],
  mqtt: [
    { name: 'url', type: 'text', required: true, placeholder: 'mqtt://127.0.0.1:1883' },
    { name: 'topics', type: 'lines', required: true, placeholder: 'station/+/readings' },
    { name: 'username', type: 'text' },
    { name: 'clientId', type: 'text' },
  ],
  httpPoll: [
    { name: 'url', type: 'text', required: true, placeholder: 'http://127.0.0.1:8080/values.json' },
    { name: 'intervalS', type: 'number', initial: 60 },
    { name: 'timeoutS', type: 'number', initial: 15 },
  ],
  csvReplay: [
    { name: 'file', type: 'text', required: true, placeholder: '/data/replay.csv' },
    { name: 'content', type: 'choice', required: true, initial: 'readings', choices: ['readings', 'positions'] },
    { name: 'encoding', type: 'choice', initial: 'utf8', choices: ['utf8', 'gbk'] },
    { name: 'speed', type: 'number', initial: 1 },
    { name: 'repeat', type: 'switch', initial: false },
  ],
  simulator: [],
};

/** What a new source has besides its fields. */
const INITIAL_RULES: Readonly<Partial<Record<FeedKind, Readonly<Record<string, unknown>>>>> = {
  mqtt: { readings: USUAL_RULES },
  httpPoll: { readings: USUAL_RULES },
};

/** Secrets that a kind of source takes: they are written, never read. */
export const SECRET_FIELDS: Readonly<Record<FeedKind, readonly string[]>> = {
  hj212: [],
  push: [],
  mqtt: ['password'],
  httpPoll: ['authorization'],
  csvReplay: [],
  simulator: [],
};

export type Config = Readonly<Record<string, unknown>>;

/** What the form shows of a setting. */
export function fieldValue(config: Config, { name, type }: ConfigField): string | number | boolean | undefined {
  const value = config[name];
  if (value === undefined || value === null) return undefined;
  switch (type) {
    case 'lines':
      return Array.isArray(value) ? value.join('\n') : String(value);
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'switch':
      return value === true;
    case 'text':
    case 'choice':
      return String(value);
  }
}

/** The settings with one of them typed anew; an empty one is taken out. */
export function withField(config: Config, { name, type }: ConfigField, typed: unknown): Config {
  const { [name]: _before, ...rest } = config;
  if (typed === undefined || typed === null || typed === '') return rest;
  if (type === 'lines') {
    const lines = String(typed)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return { ...rest, [name]: lines };
  }
  return { ...rest, [name]: typed };
}

/** Settings that a new source of a kind starts with. */
export function newConfig(kind: FeedKind): Config {
  const initial = CONFIG_FIELDS[kind].flatMap(({ name, initial: value }) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...Object.fromEntries(initial), ...INITIAL_RULES[kind] };
}

/** A JSON text as settings; undefined when it is no object. */
export function readConfig(text: string): Config | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
