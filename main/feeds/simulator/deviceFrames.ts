import { timeText } from '../../../shared/hj212/time.ts';
import { writeFrames } from '../../../shared/hj212/writeFrame.ts';
import { factorOf } from '../../../shared/telemetry/factors.ts';
import type { DataFlag } from '../../../shared/telemetry/reading.ts';
import { chance, keyOf } from './chance.ts';
import { faultAt } from './faults.ts';
import type { SimulatedDevice, SimulationPlan } from './plan.ts';
import { type Script, scripted } from './script.ts';
import { healthyValue } from './signals.ts';

/** System type (ST) by category: 21 surface water, 22 air, 31 gas of a source, 32 water of a source. */
const SYSTEM: Partial<Record<SimulatedDevice['category'], string>> = {
  surfaceWater: '21',
  air: '22',
  radiation: '22',
  wasteGas: '31',
  wasteWater: '32',
};
const COMMAND_OF = { realtime: '2011', hour: '2061' } as const;
/** Flag of 2017 with an answer wanted. */
const FLAG = 5;
const HOUR_MS = 3_600_000;
/** Instants of an hour that its mean, lowest and highest are taken from. */
const SAMPLES = 12;

export interface FrameRequest {
  readonly plan: Pick<SimulationPlan, 'seed' | 'script'>;
  readonly device: SimulatedDevice;
  readonly period: keyof typeof COMMAND_OF;
  /** Of the values: the start of the hour, or the instant. */
  readonly dataAt: number;
  /** Of the sending: becomes QN. */
  readonly sentAt: number;
  readonly incidentAt: number | undefined;
}

/** What a device sends: nothing while it is silent, else one frame (or packets), with its readings counted. */
export function deviceFrames(request: FrameRequest): { readonly frames: Uint8Array[]; readonly readings: number } {
  const { plan, device, period, dataAt, sentAt } = request;
  const fault = faultAt(plan.seed, device.deviceCode, dataAt);
  if (fault?.kind === 'silence') return { frames: [], readings: 0 };
  const measuredAt = fault?.kind === 'constant' ? fault.since : dataAt;
  const flag: DataFlag = fault?.kind === 'flag' ? fault.flag : 'N';
  const groups = device.factors.flatMap((factor) => groupOf(request, factor, measuredAt, flag) ?? []);
  if (groups.length === 0) return { frames: [], readings: 0 };
  const frames = writeFrames({
    ...{ qn: timeText(sentAt, 17), st: SYSTEM[device.category] ?? '22', cn: COMMAND_OF[period], pw: '123456' },
    ...{ mn: device.deviceCode, flag: FLAG, cp: [`DataTime=${timeText(dataAt)}`, ...groups].join(';') },
  });
  const isSpoilt = fault?.kind === 'badCheck' && chance(keyOf(device.deviceCode, 'check'), dataAt / 60_000) < 0.25;
  return isSpoilt ? { frames: frames.map(spoilt), readings: 0 } : { frames, readings: groups.length };
}

/** `w01018-Avg=…,w01018-Min=…,w01018-Max=…,w01018-Flag=N`, or with Rtd. */
function groupOf(request: FrameRequest, factor: string, at: number, flag: DataFlag): string | undefined {
  const { plan, device, period, incidentAt } = request;
  const { decimals } = factorOf(factor);
  const of = { script: plan.script as Script | undefined, deviceCode: device.deviceCode, factor };
  const valueAt = (instant: number): number | undefined => {
    const healthy = healthyValue(plan.seed, device.deviceCode, device.category, factor, instant);
    return healthy === undefined ? undefined : scripted(healthy, of, instant, incidentAt);
  };
  const text = (value: number) => value.toFixed(decimals);
  if (period === 'realtime') {
    const value = valueAt(at);
    return value === undefined ? undefined : `${factor}-Rtd=${text(value)},${factor}-Flag=${flag}`;
  }
  const values: number[] = [];
  for (let i = 0; i < SAMPLES; i++) {
    const value = valueAt(at + ((i + 0.5) * HOUR_MS) / SAMPLES);
    if (value === undefined) return undefined;
    values.push(value);
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / SAMPLES;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const of3 = `${factor}-Min=${text(low)},${factor}-Avg=${text(mean)},${factor}-Max=${text(high)}`;
  return `${of3},${factor}-Flag=${flag}`;
}

/** The last digit of the check is another. */
function spoilt(frame: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(frame);
  const at = copy.length - 3;
  copy[at] = copy[at] === 0x30 ? 0x31 : 0x30;
  return copy;
}
