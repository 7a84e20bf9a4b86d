import { z } from 'zod';
import { idOf, nameSchema } from './base.ts';

/** Roles, widest first: 管理员, 指挥员, 值班员, 县级值班员, 现场人员, 查看者. */
export const ROLES = ['admin', 'commander', 'duty', 'county', 'field', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** An account. What it may do follows from its role. */
export const userSchema = z.object({
  id: idOf('user'),
  name: nameSchema,
  role: z.enum(ROLES),
  phone: z.string().max(60).optional(),
  disabled: z.boolean().optional(),
});
export type User = z.infer<typeof userSchema>;
