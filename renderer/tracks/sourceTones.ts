import type { SourceState } from '../map/layers/moving/moving.ts';
import type { Tone } from '../theme/tokens.ts';

/** Colour of each state of a mobile source. */
export const SOURCE_TONES: Readonly<Record<SourceState, Tone>> = {
  outside: 'order',
  highDose: 'order',
  lowDose: 'warning',
  silent: 'caution',
  normal: 'good',
  unknown: 'plain',
};
