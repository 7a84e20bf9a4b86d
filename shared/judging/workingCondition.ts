import { type Factor, factorOf } from '../telemetry/factors.ts';
import type { Reading } from '../telemetry/reading.ts';
import { exceeds, type Limit, type StationCategory } from './limits.ts';
import { THRESHOLDS } from './thresholds.ts';

const { freshMs, airOxygenPercent, noGasFlow, noWaterFlow, emittingShare, runningA } = THRESHOLDS.condition;
const OXYGEN = 'a19001';
const GAS_FLOW = 'a00000';
const WATER_FLOW = 'w00000';
const POLLUTANT_GROUPS: ReadonlySet<Factor['group']> = new Set(['gas', 'particles', 'organic', 'metal', 'water']);
/** Currents of the machines that move the medium: lift pumps and blowers; booster and induced draught fans. */
const DRIVES = { wasteWater: ['e301'], wasteGas: ['g102', 'g208'] } as const;
const NOT_POLLUTANTS = new Set(['w01001', 'w01009', 'w01010', 'w01014']);

interface Seen {
  readonly at: number;
  readonly value: number;
}

/**
 * The working condition at one outlet: newest oxygen, flow and drive current, at most a few dozen numbers, and whether a
 * reading fits them.
 */
export class WorkingCondition {
  readonly #seen = new Map<string, Seen>();

  /** Takes a good reading of what describes the condition; others are ignored. */
  learn(reading: Reading, factor: Factor): void {
    const isWanted =
      factor.code === OXYGEN || factor.code === GAS_FLOW || factor.code === WATER_FLOW || factor.group === 'equipment';
    if (!isWanted || (this.#seen.size >= 40 && !this.#seen.has(factor.code))) return;
    const known = this.#seen.get(factor.code);
    if (!known || known.at <= reading.at) this.#seen.set(factor.code, { at: reading.at, value: reading.value });
  }

  /** True when the reading cannot be what the station emits now. */
  contradicts(reading: Reading, factor: Factor, category: StationCategory, limit: Limit | undefined): boolean {
    if (category !== 'wasteWater' && category !== 'wasteGas') return false;
    if (factor.code === GAS_FLOW || factor.code === WATER_FLOW) return this.#driveWithoutFlow(reading, category);
    if (!POLLUTANT_GROUPS.has(factor.group) || NOT_POLLUTANTS.has(factor.code)) return false;
    return category === 'wasteGas' ? this.#gasWithoutFlue(reading, limit) : this.#waterWithoutFlow(reading, limit);
  }

  /** Power on but no flow: the drive takes current while the meter says that nothing moves. */
  #driveWithoutFlow(reading: Reading, category: 'wasteWater' | 'wasteGas'): boolean {
    if (reading.value > (category === 'wasteGas' ? noGasFlow : noWaterFlow)) return false;
    const drives: readonly string[] = DRIVES[category];
    for (const [code, seen] of this.#seen) {
      if (drives.includes(code.slice(0, 4)) && seen.value > runningA && isFresh(reading, seen)) return true;
    }
    return false;
  }

  /** Oxygen as in air, or no flow, while the analyser reports an emission. */
  #gasWithoutFlue(reading: Reading, limit: Limit | undefined): boolean {
    if (reading.value <= emittingShare * (limit?.high ?? 1)) return false;
    const oxygen = this.#now(OXYGEN, reading);
    const flow = this.#now(GAS_FLOW, reading);
    return (oxygen !== undefined && oxygen >= airOxygenPercent) || (flow !== undefined && flow <= noGasFlow);
  }

  /** Above its limit while nothing flows: what stands in the pipe is not a discharge. */
  #waterWithoutFlow(reading: Reading, limit: Limit | undefined): boolean {
    const flow = this.#now(WATER_FLOW, reading);
    return flow !== undefined && flow <= noWaterFlow && exceeds(reading.value, limit);
  }

  #now(code: string, reading: Reading): number | undefined {
    const seen = this.#seen.get(code);
    return seen && isFresh(reading, seen) ? seen.value : undefined;
  }
}

const isFresh = (reading: Reading, seen: Seen): boolean => Math.abs(reading.at - seen.at) <= freshMs[reading.period];

/** The factor that decides the tests: of a converted value (`-Zs`), what it was converted from. */
export const measuredFactor = (code: string): Factor => factorOf(code.replace(/-Zs$/, ''));
