import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const RISK_SOURCE_CATEGORIES = [
  'tank',
  'sphere',
  'warehouse',
  'reactor',
  'pipeline',
  'fuelStation',
  'other',
] as const;

export const PROCESS_LEVELS = ['M1', 'M2', 'M3', 'M4'] as const;
export const RECEPTOR_LEVELS = ['E1', 'E2', 'E3'] as const;

/** An environmental risk source (环境风险源): a substance in an amount at a place. */
export const riskSourceSchema = z.object({
  id: idOf('riskSource'),
  ...placeShape,
  category: z.enum(RISK_SOURCE_CATEGORIES),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  substance: z.string().max(200).optional(),
  casNumber: z.string().max(20).optional(),
  /** Largest amount present, kilograms. */
  amountKg: z.number().min(0).optional(),
  /** Critical amount of HJ 941-2018 annex A, kilograms; Q = amount / critical amount. */
  criticalAmountKg: z.number().positive().optional(),
  /** HJ 941-2018: level of process and risk control M1–M4, and of receptors E1–E3 (E1 the most sensitive). */
  processLevel: z.enum(PROCESS_LEVELS).optional(),
  receptorLevel: z.enum(RECEPTOR_LEVELS).optional(),
  /** HJ 941-2018 grade: 一般 / 较大 / 重大. */
  riskGrade: z.enum(['general', 'larger', 'major']).optional(),
});
export type RiskSource = z.infer<typeof riskSourceSchema>;
