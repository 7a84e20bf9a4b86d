import type { ImportReport } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import type { EventDraft } from '../../shared/events.ts';
import { distanceM } from '../../shared/geo.ts';
import { provenanceSchema } from '../../shared/records/base.ts';
import type { ImportBatch } from '../../shared/records/importBatch.ts';
import { isPlaceKind, kindOfId, type PlaceKind, type PlaceRecord } from '../../shared/records/index.ts';
import { type ImportContext, readImport } from '../importers/readImport.ts';
import type { ReadView } from '../store/types.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** Records of one event of an import. */
const CHUNK = 500;
/** Two records of the same name are the same place when no further apart than this, metres. */
const SAME_PLACE_M = 200;

/** The record that is this place already: by its code, else by its name close by (one of another code is another). */
function existingPlace(view: ReadView): ImportContext['existing'] {
  return (kind, { code, name, position }) => {
    const byCode = code === undefined ? undefined : view.placeIds(kind, { code })[0];
    if (byCode !== undefined) return view.record(kind, byCode);
    if (name === undefined) return undefined;
    const named = view
      .placeIds(kind, { name })
      .map((id) => view.record(kind, id))
      .filter((record) => record !== undefined && distanceM(record.position, position) <= SAME_PLACE_M);
    return named.find((record) => record?.code === undefined || code === undefined) ?? named[0];
  };
}

/** The one firm of that name. */
function firmOf(view: ReadView): NonNullable<ImportContext['firmIdByName']> {
  return (name) => {
    const [only, ...others] = view.placeIds('firm', { name });
    return others.length === 0 ? only : undefined;
  };
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const out: Item[][] = [];
  for (let i = 0; i < items.length; i += size) out.push(items.slice(i, i + size));
  return out;
}

/** Imports: a file becomes records as a whole or not at all, and can be taken back as a whole. */
export function importService({ store, clock, newId, log }: ServiceDeps): Service {
  return {
    'imports.run': async ({ fileName, kind, content, dryRun, producer, demo, columns }, { user, callId }) => {
      const importId = newId('importBatch');
      const context: ImportContext = {
        now: clock.now(),
        importId,
        newId: (recordKind) => newId(recordKind),
        existing: existingPlace(store.view),
        firmIdByName: firmOf(store.view),
      };
      const request = { fileName, kind, bytes: Buffer.from(content, 'base64'), producer: producer || user.name, demo };
      const { report, records } = await readImport({ ...request, ...(columns ? { columns } : {}) }, context);
      if (dryRun || records.length === 0) return { ...report, dryRun };

      const written = await store.write(
        user.id,
        (view) => {
          const batch: ImportBatch = {
            id: importId,
            name: fileName,
            kind,
            importedAt: clock.now(),
            importedBy: user.id,
            imported: report.imported,
            updated: report.updated,
            rejected: report.rejected,
          };
          const replaced = records.flatMap(({ kind: recordKind, record, isUpdate }) => {
            const before = isUpdate ? view.record(recordKind, record.id) : undefined;
            return before ? [{ kind: recordKind, record: before }] : [];
          });
          const result: ImportReport = { ...report, dryRun: false, importId };
          const completed: EventDraft = { type: 'import.completed', payload: { batch, replaced } };
          return { events: [...importedEvents(importId, records), completed], result };
        },
        callId,
      );
      log.info({ importId, fileName, kind, imported: report.imported, rejected: report.rejected }, 'imported');
      return written.result;
    },

    'imports.undo': async ({ importId }, { user, callId }) => {
      const completed = store.eventsOfType('import.completed').find(({ payload }) => payload.batch.id === importId);
      const written = await store.write(
        user.id,
        (view) => {
          const batch = required(view, 'importBatch', importId);
          if (batch.undoneAt !== undefined || !completed) {
            throw new AppError('import.notUndoable', { why: batch.undoneAt === undefined ? 'log' : 'undone' });
          }
          const mine = view.importedIds(importId);
          const before = new Map((completed.payload.replaced ?? []).map((old) => [old.record.id, old]));
          const back = mine.flatMap(({ id }) => before.get(id) ?? []);
          const events = back.map(putBack);
          const gone = mine.filter(({ id }) => !before.has(id));
          for (const [kind, ids] of groupByKind(gone.map(({ id }) => id))) {
            for (const part of chunks(ids, 5000)) {
              events.push({ type: 'records.removed', payload: { kind, ids: part, reason: `undo ${importId}` } });
            }
          }
          const undoneAt = clock.now();
          events.push({ type: 'import.undone', payload: { importId, undoneAt } });
          return { events, result: { removed: gone.length, batch: { ...batch, undoneAt } } };
        },
        callId,
      );
      return written.result;
    },
  };
}

/** A record as it was before: as its own import left it where one had brought it, so that that one can be undone too. */
function putBack(old: { kind: PlaceKind; record: { id: string } & Record<string, unknown> }): EventDraft {
  const { kind, record } = old;
  const parsed = provenanceSchema.safeParse(record.provenance);
  const importId = parsed.success ? parsed.data.importId : undefined;
  if (importId === undefined) return { type: 'record.put', payload: { kind, record } };
  return { type: 'records.imported', payload: { importId, kind, records: [record] } };
}

function groupByKind(ids: readonly string[]): Map<PlaceKind, string[]> {
  const groups = new Map<PlaceKind, string[]>();
  for (const id of ids) {
    const kind = kindOfId(id);
    if (!kind || !isPlaceKind(kind)) continue;
    const group = groups.get(kind);
    if (group) group.push(id);
    else groups.set(kind, [id]);
  }
  return groups;
}

function importedEvents(
  importId: `importBatch:${string}`,
  records: readonly { kind: PlaceKind; record: PlaceRecord }[],
): EventDraft[] {
  const byKind = Map.groupBy(records, ({ kind }) => kind);
  return [...byKind].flatMap(([kind, group]) =>
    chunks(group, CHUNK).map(
      (part): EventDraft => ({
        type: 'records.imported',
        payload: { importId, kind, records: part.map(({ record }) => record) },
      }),
    ),
  );
}
