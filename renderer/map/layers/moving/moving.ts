import type { Unsubscribe } from '../../../../shared/clock.ts';
import type { Position } from '../../../../shared/geo.ts';
import type { VEHICLE_CATEGORIES } from '../../../../shared/records/vehicle.ts';

export type VehicleCategory = (typeof VEHICLE_CATEGORIES)[number];

/** What the map needs to know of everything that moves: arrays of `count` rows that are written again in place. */
export interface MovingRows {
  readonly subjects: readonly string[];
  /** lon, lat, lon, lat …: degrees. */
  readonly lonLat: Float64Array;
  readonly headingDeg: Float32Array;
  readonly speedMs: Float32Array;
  /** Epoch milliseconds; 0 was never filled. */
  readonly at: Float64Array;
  readonly count: number;
}

/** Things that move, as the page hands them to the map; one object for as long as it lives. */
export interface Moving {
  rows(): MovingRows;
  /** Counts what was told to the listeners: between two of them the map draws what it has. */
  readonly version: number;
  /** Place in VEHICLE_CATEGORIES of a row; -1 while it is not known, -2 for what another layer draws. */
  categoryOf(row: number): number;
  /** What to write beside a thing, where it is known. */
  nameOf(subjectId: string): string | undefined;
  rowOf(subjectId: string): number | undefined;
  /** Time against which a thing is silent, epoch milliseconds. */
  nowMs(): number;
  /** Told a few times a second at most, while anything moves. */
  onChange(listener: () => void): Unsubscribe;
}

/** Where something was: what the trail draws. */
export interface Trail {
  readonly subjectId: string;
  readonly points: readonly { readonly at: number; readonly position: Position }[];
}

/** Without a report for so long a thing is silent, milliseconds. */
export const SILENT_MS = 10 * 60_000;
/** Slower than this it stands, m/s: positioning devices that stand still report a little drift. */
export const STANDS_BELOW_MS = 0.6;

/** States of a mobile source, the gravest first: colour and words. */
export const SOURCE_STATES = ['outside', 'highDose', 'lowDose', 'silent', 'normal', 'unknown'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** A mobile source as the map shows it. */
export interface SourceOnMap {
  readonly position: Position;
  readonly state: SourceState;
  /** What it says now, short: dose rate, age. */
  readonly caption?: string | undefined;
}
