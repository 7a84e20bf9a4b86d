import { z } from 'zod';
import { idOf, nameSchema, provenanceSchema, textSchema, timeSchema } from './base.ts';

/** A stored file: the SHA-256 (hex) of its bytes. */
export const fileIdSchema = z.string().regex(/^[0-9a-f]{64}$/);

export const DOCUMENT_CATEGORIES = [
  'plan',
  'permit',
  'assessment',
  'inspection',
  'drawing',
  'photo',
  'msds',
  'other',
] as const;

/** A document of a firm or another thing (文件): an emergency plan, a permit; its bytes are a stored file. */
export const documentSchema = z.object({
  id: idOf('document'),
  name: nameSchema,
  category: z.enum(DOCUMENT_CATEGORIES),
  /** Record that it belongs to. */
  subjectId: z.string().max(80),
  fileId: fileIdSchema,
  fileName: z.string().min(1).max(300),
  mediaType: z.string().max(100),
  bytes: z.number().int().min(0),
  number: z.string().max(100).optional(),
  issuedAt: timeSchema.optional(),
  expiresAt: timeSchema.optional(),
  remark: textSchema.optional(),
  provenance: provenanceSchema,
});
export type FirmDocument = z.infer<typeof documentSchema>;
