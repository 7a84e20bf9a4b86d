import type { z } from 'zod';

/** A pure model: typed input with units in the field names, typed output, stated limits in `warnings`. */
export interface Model<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** Raised whenever the same input may give another result. */
  readonly version: number;
  /** One line for `model --list`. */
  readonly summary: string;
  /** Where the equations come from. */
  readonly source: string;
  readonly input: Input;
  readonly output: Output;
  readonly run: (input: z.output<Input>) => z.output<Output>;
}

/** Keeps a model's own types while it is declared. */
export function defineModel<Input extends z.ZodType, Output extends z.ZodType>(
  model: Model<Input, Output>,
): Model<Input, Output> {
  return model;
}
