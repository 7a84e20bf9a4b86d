import { AppError } from '../../shared/errors.ts';
import type { DataConflict } from '../../shared/records/desk.ts';
import { isPlaceKind, type PlaceRecord, recordSchemas } from '../../shared/records/index.ts';
import { canonical } from '../importers/ownership.ts';
import type { ReadView } from '../store/types.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** One number, one source: what another producer proposed waits here until the owner's side decides. */
export function conflictService({ store, clock }: ServiceDeps): Service {
  return {
    'conflicts.decide': async ({ id, accept, why }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const open = required(view, 'dataConflict', id);
          if (open.state !== 'open') throw new AppError('conflict.decided', { name: open.name });
          const conflict: DataConflict = {
            ...open,
            state: accept.length > 0 ? 'accepted' : 'refused',
            decidedBy: user.id,
            decidedAt: clock.now(),
            ...(why === '' ? {} : { why }),
          };
          const decided = { type: 'record.put', payload: { kind: 'dataConflict', record: conflict } } as const;
          const result = { conflict };
          if (accept.length === 0) return { events: [decided], result };
          const { kind, record } = accepted(view, open, accept);
          return { events: [{ type: 'record.put', payload: { kind, record } } as const, decided], result };
        },
        callId,
      );
      return written.result;
    },
  };
}

/**
 * The record with the accepted fields: each of them is the proposer's from now on.
 * @throws AppError input.invalid for a field that was not proposed, conflict.changed when what stands is not what was
 * shown, record.notFound
 */
function accepted(view: ReadView, conflict: DataConflict, accept: readonly string[]) {
  const { kind, subjectId, proposer } = conflict;
  if (!isPlaceKind(kind)) throw new AppError('record.notFound', { id: subjectId });
  const present: PlaceRecord & Record<string, unknown> = { ...required(view, kind, subjectId) };
  const fields: Record<string, unknown> = { ...present };
  const parts = { ...present.provenance.parts };
  for (const name of new Set(accept)) {
    const change = conflict.fields.find(({ field }) => field === name);
    if (!change) throw new AppError('input.invalid', { where: 'accept', what: name });
    if (canonical(present[name] ?? null) !== canonical(change.present ?? null)) {
      throw new AppError('conflict.changed', { name: conflict.name, field: name });
    }
    if (change.proposed === undefined || change.proposed === null) delete fields[name];
    else fields[name] = change.proposed;
    if (proposer === present.provenance.producer) delete parts[name];
    else parts[name] = { producer: proposer };
    if (name === 'firmName') fields.firmId = firmNamed(view, change.proposed);
  }
  const { parts: _before, ...provenance } = present.provenance;
  fields.provenance = Object.keys(parts).length > 0 ? { ...provenance, parts } : provenance;
  const parsed = recordSchemas[kind].safeParse(JSON.parse(JSON.stringify(fields)));
  if (parsed.success) return { kind, record: parsed.data };
  const issue = parsed.error.issues[0];
  throw new AppError('input.invalid', { where: `record.${issue?.path.join('.') ?? ''}`, what: issue?.message ?? '' });
}

function firmNamed(view: ReadView, name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const [only, another] = view.placeIds('firm', { name });
  return another === undefined ? only : undefined;
}
