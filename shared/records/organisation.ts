import { z } from 'zod';
import { idOf, placeShape } from './base.ts';

export const ORGANISATION_CATEGORIES = [
  'ecology',
  'emergency',
  'fire',
  'police',
  'health',
  'water',
  'traffic',
  'weather',
  'government',
  'monitoring',
  'expert',
  'other',
] as const;

/** A public body or institution that takes part (机构). */
export const organisationSchema = z.object({
  id: idOf('organisation'),
  ...placeShape,
  category: z.enum(ORGANISATION_CATEGORIES),
  /** Body above it. */
  parentName: z.string().max(200).optional(),
  /** Area it is responsible for. */
  jurisdiction: z.string().max(200).optional(),
  dutyPhone: z.string().max(60).optional(),
});
export type Organisation = z.infer<typeof organisationSchema>;

export const CONTACT_CATEGORIES = ['leader', 'duty', 'liaison', 'expert', 'gridWorker', 'safety', 'other'] as const;

/** A person to call (联系人); `position` is where the person's body or firm is. */
export const contactPersonSchema = z.object({
  id: idOf('contact'),
  ...placeShape,
  category: z.enum(CONTACT_CATEGORIES),
  organisationName: z.string().max(200).optional(),
  firmId: idOf('firm').optional(),
  firmName: z.string().max(200).optional(),
  /** Post held (职务). */
  post: z.string().max(100).optional(),
});
export type ContactPerson = z.infer<typeof contactPersonSchema>;
