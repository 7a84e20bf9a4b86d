import { z } from 'zod';
import { idOf, placeShape } from './base.ts';
import { PROCESS_LEVELS, RECEPTOR_LEVELS } from './riskSource.ts';

export const FIRM_STATUSES = ['running', 'building', 'stopped', 'closed'] as const;

/** A firm (企业): the owner of risk sources; the incident's firm. */
export const firmSchema = z.object({
  id: idOf('firm'),
  ...placeShape,
  industry: z.string().max(100).optional(),
  /** 统一社会信用代码, 18 characters, where known. */
  creditCode: z.string().max(30).optional(),
  /** Environmental risk grade of the firm, HJ 941-2018: 一般 / 较大 / 重大. */
  riskGrade: z.enum(['general', 'larger', 'major']).optional(),
  /** HJ 941-2018: Q of the firm as a whole, its process level and its receptor level. */
  ratioQ: z.number().min(0).optional(),
  processLevel: z.enum(PROCESS_LEVELS).optional(),
  receptorLevel: z.enum(RECEPTOR_LEVELS).optional(),
  parkName: z.string().max(200).optional(),
  status: z.enum(FIRM_STATUSES).optional(),
  /** Number of the discharge permit (排污许可证编号). */
  permitNumber: z.string().max(60).optional(),
  employees: z.number().int().min(0).optional(),
});
export type Firm = z.infer<typeof firmSchema>;
