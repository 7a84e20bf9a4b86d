import { AppError } from '../../shared/errors.ts';
import { kindOfId, recordSchemas } from '../../shared/records/index.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** Documents: a file is kept, then the record that names it is written. */
export function documentService({ store, files, newId }: ServiceDeps): Service {
  return {
    'documents.attach': async ({ content, producer, asOf, ...fields }, { user, callId }) => {
      const kind = kindOfId(fields.subjectId);
      if (!kind) throw new AppError('record.notFound', { id: fields.subjectId });
      required(store.view, kind, fields.subjectId);
      const bytes = Buffer.from(content, 'base64');
      if (bytes.length === 0) throw new AppError('input.invalid', { where: 'content', what: 'empty' });
      const fileId = await files.put(bytes);
      const written = await store.write(
        user.id,
        () => {
          const provenance = { producer: producer || user.name, ...(asOf === undefined ? {} : { asOf }) };
          const document = recordSchemas.document.parse({
            ...fields,
            id: newId('document'),
            fileId,
            bytes: bytes.length,
            provenance,
          });
          return {
            events: [{ type: 'record.put', payload: { kind: 'document', record: document } }],
            result: { document },
          };
        },
        callId,
      );
      return written.result;
    },
  };
}
