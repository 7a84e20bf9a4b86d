import { distanceM, type Position } from '../../shared/geo.ts';
import type { MobileSource } from '../../shared/records/vehicle.ts';
import { SILENT_MS, type SourceState } from '../map/layers/moving/moving.ts';
import type { TrackArrays } from '../state/liveTracks.ts';

/** How a mobile source does now. */
export interface SourceNow {
  readonly source: MobileSource;
  readonly state: SourceState;
  /** Where it is: its last report, else its record's place. */
  readonly position: Position;
  /** Epoch milliseconds of its last report. */
  readonly at?: number | undefined;
  /** From the middle of its fence, metres. */
  readonly awayM?: number | undefined;
  readonly doseRateUsvH?: number | undefined;
  /** What its own monitor usually reads. */
  readonly expectedUsvH?: number | undefined;
}

/** A dose rate is off when it differs from what is expected by this factor. */
export const DOSE_FACTOR = 3;
/** Readings before anything is expected. */
const AT_LEAST = 5;
/** Weight of a new reading in the expectation. */
const WEIGHT = 0.05;
/** Below it a monitor shows the ground's own radiation, µSv/h. */
const LEAST_USV_H = 0.05;

interface Expectation {
  at: number;
  count: number;
  logMean: number;
}

/**
 * Expected dose rates by source: a slow geometric mean of what its own monitor read while it was not off. The shield's
 * share and the monitor's distance are in no record, so ΓA/d² of the bare source is told beside it and not compared.
 */
export class DoseExpectations {
  private readonly bySource = new Map<string, Expectation>();

  /** Takes a reading once. @returns what is expected, or undefined while too few are known */
  take(id: string, at: number, doseRateUsvH: number): number | undefined {
    const known = this.bySource.get(id) ?? { at: 0, count: 0, logMean: 0 };
    this.bySource.set(id, known);
    const expected = known.count >= AT_LEAST ? Math.exp(known.logMean) : undefined;
    if (at <= known.at) return expected;
    known.at = at;
    const value = Math.max(doseRateUsvH, LEAST_USV_H);
    // R1: a reading that is off does not become what is expected.
    if (expected !== undefined && offBy(value, expected) > DOSE_FACTOR) return expected;
    known.count++;
    known.logMean += (Math.log(value) - known.logMean) * Math.max(WEIGHT, 1 / known.count);
    return expected;
  }
}

/** How many times one rate is the other, at least 1. */
export function offBy(value: number, expected: number): number {
  const floor = Math.max(value, LEAST_USV_H);
  return Math.max(floor / expected, expected / floor);
}

/** State of every mobile source from its record and its last report. */
export function sourcesNow(
  sources: readonly MobileSource[],
  rows: TrackArrays,
  rowOf: (id: string) => number | undefined,
  nowMs: number,
  expectations: DoseExpectations,
): SourceNow[] {
  return sources.map((source) => {
    const row = rowOf(source.id);
    const at = row === undefined ? 0 : (rows.at[row] ?? 0);
    if (row === undefined || at === 0) return { source, state: 'unknown', position: source.position };
    const position = { lon: rows.lonLat[2 * row] ?? 0, lat: rows.lonLat[2 * row + 1] ?? 0 };
    const dose = rows.doseRateUsvH[row] ?? Number.NaN;
    const doseRateUsvH = Number.isFinite(dose) ? dose : undefined;
    const expectedUsvH = doseRateUsvH === undefined ? undefined : expectations.take(source.id, at, doseRateUsvH);
    const awayM = distanceM(source.position, position);
    const state = stateOf(source, awayM, doseRateUsvH, expectedUsvH, nowMs - at);
    return { source, state, position, at, awayM, doseRateUsvH, expectedUsvH };
  });
}

/** The gravest of what holds. */
export function stateOf(
  { fenceRadiusM }: Pick<MobileSource, 'fenceRadiusM'>,
  awayM: number,
  doseRateUsvH: number | undefined,
  expectedUsvH: number | undefined,
  ageMs: number,
): SourceState {
  if (fenceRadiusM !== undefined && awayM > fenceRadiusM) return 'outside';
  if (doseRateUsvH !== undefined && expectedUsvH !== undefined && offBy(doseRateUsvH, expectedUsvH) > DOSE_FACTOR) {
    return doseRateUsvH > expectedUsvH ? 'highDose' : 'lowDose';
  }
  return ageMs > SILENT_MS ? 'silent' : 'normal';
}
