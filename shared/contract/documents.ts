import { z } from 'zod';
import { documentSchema } from '../records/document.ts';
import { command, DESK } from './operation.ts';

/** Papers of a firm or another record. Their bytes are served at `/files/<fileId>`. */
export const documentOperations = {
  'documents.attach': command(
    'Keep a file and attach it to a record',
    DESK,
    z.strictObject({
      subjectId: documentSchema.shape.subjectId,
      name: documentSchema.shape.name,
      category: documentSchema.shape.category,
      fileName: documentSchema.shape.fileName,
      mediaType: documentSchema.shape.mediaType,
      /** The file's bytes, base64. */
      content: z.base64().max(140_000_000),
      number: documentSchema.shape.number,
      issuedAt: documentSchema.shape.issuedAt,
      expiresAt: documentSchema.shape.expiresAt,
      remark: documentSchema.shape.remark,
      producer: z.string().max(200).default(''),
      asOf: documentSchema.shape.issuedAt,
    }),
    z.object({ document: documentSchema }),
  ),
} as const;
