import { PROCESS_LEVELS, type RECEPTOR_LEVELS } from '../../shared/records/riskSource.ts';

type Grade = 'general' | 'larger' | 'major';
type Process = (typeof PROCESS_LEVELS)[number];
type Receptor = (typeof RECEPTOR_LEVELS)[number];

/**
 * Risk grade by Q (rows: 1 to 10, 10 to 100, from 100), process level (columns M1–M4) and receptors. Quoted from
 * memory of HJ 941-2018: `confirmed` is false until somebody compares it with the printed standard.
 */
export const GRADE_MATRIX = {
  source: 'HJ 941-2018 表（转引，未经核对）',
  confirmed: false,
  rows: {
    E1: [
      ['larger', 'larger', 'major', 'major'],
      ['larger', 'major', 'major', 'major'],
      ['major', 'major', 'major', 'major'],
    ],
    E2: [
      ['general', 'larger', 'larger', 'major'],
      ['larger', 'larger', 'major', 'major'],
      ['larger', 'major', 'major', 'major'],
    ],
    E3: [
      ['general', 'general', 'larger', 'larger'],
      ['general', 'larger', 'larger', 'major'],
      ['larger', 'larger', 'major', 'major'],
    ],
  } satisfies Record<Receptor, readonly (readonly Grade[])[]>,
} as const;

/** Grade for Q = sum of amount / critical amount; below 1 it is always the lowest. */
export function gradeOf(ratioQ: number, process: Process, receptor: Receptor): Grade {
  if (ratioQ < 1) return 'general';
  const row = ratioQ < 10 ? 0 : ratioQ < 100 ? 1 : 2;
  return GRADE_MATRIX.rows[receptor][row]?.[PROCESS_LEVELS.indexOf(process)] ?? 'general';
}
