import type { Firm } from '../../shared/records/firm.ts';
import type { Installation } from '../../shared/records/installation.ts';
import type { Tone } from '../theme/tokens.ts';

/** Colours of what firms and their parts can be. */
export const GRADE_TONES: Readonly<Record<NonNullable<Firm['riskGrade']>, Tone>> = {
  general: 'advisory',
  larger: 'warning',
  major: 'order',
};
export const STATUS_TONES: Readonly<Record<NonNullable<Firm['status']>, Tone>> = {
  running: 'good',
  building: 'advisory',
  stopped: 'caution',
  closed: 'plain',
};
export const CONDITION_TONES: Readonly<Record<NonNullable<Installation['condition']>, Tone>> = {
  normal: 'good',
  leaking: 'order',
  burning: 'order',
  threatened: 'warning',
  cooled: 'advisory',
  stopped: 'plain',
};
