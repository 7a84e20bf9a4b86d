/** Branded SI units: a plain number does not pass where a unit is expected; the maker functions are the one edge. */
declare const unit: unique symbol;
export type Branded<Name extends string> = number & { readonly [unit]: Name };

/** Length in metres. */
export type Metres = Branded<'Metres'>;
/** Angle in degrees, WGS-84 longitude or latitude, or a compass bearing. */
export type Degrees = Branded<'Degrees'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = Branded<'EpochMs'>;
/** Duration in milliseconds. */
export type Milliseconds = Branded<'Milliseconds'>;

export const metres = (value: number): Metres => value as Metres;
export const degrees = (value: number): Degrees => value as Degrees;
export const epochMs = (value: number): EpochMs => value as EpochMs;
export const milliseconds = (value: number): Milliseconds => value as Milliseconds;
