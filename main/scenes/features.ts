/** What can be asked of a picked feature: a row of the property table of its model. */
export interface FeatureRow {
  /** Id of the record; empty for what is no record. */
  readonly id: string;
  readonly name: string;
  /** Kind of record or category of installation: `firm`, `tank`, `drainPipe`. */
  readonly kind: string;
  readonly substance: string;
  /** Cubic metres; zero when unknown. */
  readonly volumeM3: number;
}

/** A row whose missing parts are empty. */
export function featureRow(row: Partial<FeatureRow> & Pick<FeatureRow, 'kind'>): FeatureRow {
  return { id: '', name: '', substance: '', volumeM3: 0, ...row };
}
