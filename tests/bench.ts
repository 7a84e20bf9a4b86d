/** One measured figure. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly [detail: string]: unknown;
}
/** A benchmark file exports this. */
export type Bench = (print: (figure: Figure) => void) => Promise<void>;
