import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

/** A firm (企业): the owner of risk sources; the incident's firm. */
export const firmSchema = z.object({
  id: idOf('firm'),
  ...placeShape,
  industry: z.string().max(100).optional(),
  /** 统一社会信用代码, 18 characters, where known. */
  creditCode: z.string().max(30).optional(),
  /** Environmental risk grade of the firm, HJ 941-2018: 一般 / 较大 / 重大. */
  riskGrade: z.enum(['general', 'larger', 'major']).optional(),
  employees: z.number().int().min(0).optional(),
});
export type Firm = z.infer<typeof firmSchema>;
