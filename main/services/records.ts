import { AppError } from '../../shared/errors.ts';
import { type KeptKind, kindOfId, type RecordOf, recordSchemas } from '../../shared/records/index.ts';
import { cameraWithoutSecrets } from '../video/vault.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** A record as typed by hand, whole and valid. @throws AppError input.invalid */
function parseRecord(kind: KeptKind, fields: Record<string, unknown>): RecordOf<KeptKind> {
  const parsed = recordSchemas[kind].safeParse(fields);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError('input.invalid', { where: `record.${issue?.path.join('.') ?? ''}`, what: issue?.message ?? '' });
}

/** The records of the map: snapshot, lists, and changes by hand. */
export function recordService({ store, newId, video }: ServiceDeps): Service {
  return {
    'state.snapshot': ({ kinds, after, limit }) => {
      const { seq, entities, next } = store.snapshot(kinds, limit === undefined ? undefined : { after, limit });
      return { seq, entities, ...(next ? { next } : {}) };
    },

    'records.list': ({ kind, afterId, limit, text }) => {
      const { records, total } = store.view.list(kind, { afterId, limit, text });
      const last = records.length === limit ? records.at(-1)?.id : undefined;
      return { records, total, ...(last === undefined ? {} : { nextAfterId: last }) };
    },

    'records.get': ({ id }) => {
      const kind = kindOfId(id);
      if (!kind) throw new AppError('record.notFound', { id });
      return { record: required(store.view, kind, id) };
    },

    'records.put': async ({ kind, record }, { user, callId }) => {
      // R2: passwords of cameras never reach the log.
      const fields = kind === 'camera' ? cameraWithoutSecrets(record, video.vault.conceal) : record;
      // R1: where the hub may fetch from and listen is for an administrator to say.
      if ((kind === 'baseMapSource' || kind === 'feedSource') && user.role !== 'admin')
        throw new AppError('auth.denied', { role: user.role, name: 'records.put' });
      const written = await store.write(
        user.id,
        () => {
          const provenance = fields.provenance ?? { producer: user.name };
          const record = parseRecord(kind, { ...fields, id: fields.id ?? newId(kind), provenance });
          return { events: [{ type: 'record.put', payload: { kind, record } }], result: { record } };
        },
        callId,
      );
      return written.result;
    },

    'records.remove': async ({ kind, ids, reason }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          for (const id of ids) required(view, kind, id);
          const unique = [...new Set(ids)];
          return {
            events: [{ type: 'records.removed', payload: { kind, ids: unique, reason } }],
            result: { removed: unique.length },
          };
        },
        callId,
      );
      return written.result;
    },
  };
}
