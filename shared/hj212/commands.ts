import type { Period } from '../telemetry/reading.ts';

/** Command numbers (CN) that a device sends data under, and what its values then stand for. */
export const DATA_COMMANDS: Readonly<Record<string, Period>> = {
  '2011': 'realtime',
  '2051': 'minute',
  '2061': 'hour',
  '2031': 'day',
};

export const COMMAND = {
  realtime: '2011',
  minute: '2051',
  hour: '2061',
  day: '2031',
  /** State of treatment equipment now, and how long it ran on a day. */
  equipmentState: '2021',
  equipmentRunTime: '2041',
  /** A device asks for the time, or tells something: answered as a notification. */
  timeCheck: '1013',
  requestAnswer: '9011',
  executionResult: '9012',
  notificationAnswer: '9013',
  dataAnswer: '9014',
  /** HJ 212-2025. */
  heartbeat: '9015',
} as const;

/** Bits of Flag: version in the six upper ones, then D and A. */
export const FLAG = { answer: 1, split: 2 } as const;

/** Version of the standard that a frame follows, from its Flag. */
export type Hj212Version = 2005 | 2017 | 2025;
export const versionOf = (flag: number): Hj212Version => {
  const version = flag >> 2;
  return version === 0 ? 2005 : version === 1 ? 2017 : 2025;
};
const VERSION_BITS: Readonly<Record<Hj212Version, number>> = { 2005: 0, 2017: 4, 2025: 8 };

/** Flag of a frame: `{version: 2017, answer: true}` is 5. */
export const flagOf = (of: { version: Hj212Version; answer?: boolean; split?: boolean }): number =>
  VERSION_BITS[of.version] | (of.answer ? FLAG.answer : 0) | (of.split ? FLAG.split : 0);

/** QnRtn: what a request is answered (HJ 212-2017, table of request returns). */
export const REQUEST_RETURN = {
  ready: 1,
  refused: 2,
  wrongPassword: 3,
  wrongDevice: 4,
  wrongSystem: 5,
  wrongFlag: 6,
  wrongRequest: 7,
  wrongCommand: 8,
  wrongCheck: 9,
  unknown: 100,
} as const;

/** System type (ST) of what the hub itself sends: interaction. */
export const INTERACTION_SYSTEM = '91';
