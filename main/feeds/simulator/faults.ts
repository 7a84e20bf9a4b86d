import type { DataFlag } from '../../../shared/telemetry/reading.ts';
import { chance, keyOf } from './chance.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** One device in so many has a fault on a day. */
const ONE_IN = 45;

/** What is wrong with a device for a while. */
export type Fault =
  /** It marks its own values: calibrating, fault, maintenance, stopped. */
  | { readonly kind: 'flag'; readonly flag: DataFlag }
  /** Every value stays what it was when the fault began. */
  | { readonly kind: 'constant'; readonly since: number }
  /** Nothing is sent. */
  | { readonly kind: 'silence' }
  /** Every fourth frame has a wrong check. */
  | { readonly kind: 'badCheck' };

const KINDS: readonly ((since: number) => Fault)[] = [
  () => ({ kind: 'flag', flag: 'C' }),
  () => ({ kind: 'flag', flag: 'D' }),
  () => ({ kind: 'flag', flag: 'M' }),
  (since) => ({ kind: 'constant', since }),
  () => ({ kind: 'silence' }),
  () => ({ kind: 'badCheck' }),
];

/** The fault of a device at an instant, or undefined: mostly. The same for the same seed. */
export function faultAt(seed: string, deviceCode: string, at: number): Fault | undefined {
  const day = Math.floor(at / DAY_MS);
  const key = keyOf(seed, 'fault', deviceCode);
  if (chance(key, day) >= 1 / ONE_IN) return undefined;
  const kind = KINDS[Math.floor(chance(key ^ 1, day) * KINDS.length)];
  const from = day * DAY_MS + chance(key ^ 2, day) * 14 * HOUR_MS;
  const long = (2 + chance(key ^ 3, day) * 8) * HOUR_MS;
  return kind && at >= from && at < from + long ? kind(from) : undefined;
}
