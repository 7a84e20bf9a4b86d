import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const TEAM_CATEGORIES = [
  'fire',
  'hazmat',
  'monitoring',
  'medical',
  'police',
  'engineering',
  'expert',
  'grid',
  'other',
] as const;

/** A response team (应急队伍) at its base. */
export const teamSchema = z.object({
  id: idOf('team'),
  ...placeShape,
  category: z.enum(TEAM_CATEGORIES),
  members: z.number().int().min(0).optional(),
  /** Account that receives this team's tasks. */
  userId: idOf('user').optional(),
});
export type Team = z.infer<typeof teamSchema>;
