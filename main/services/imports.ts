import type { ImportReport } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import type { EventDraft, PayloadOf } from '../../shared/events.ts';
import { provenanceSchema } from '../../shared/records/base.ts';
import type { DataConflict } from '../../shared/records/desk.ts';
import type { ImportBatch } from '../../shared/records/importBatch.ts';
import { isPlaceKind, kindOfId, type PlaceKind } from '../../shared/records/index.ts';
import { type ConflictDraft, type ImportedRecord, readImport } from '../importers/readImport.ts';
import type { ReadView } from '../store/types.ts';
import { concealedDeep } from '../video/vault.ts';
import { importContext } from './importContext.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

type ImportId = `importBatch:${string}`;
type Replaced = NonNullable<PayloadOf<'import.completed'>['replaced']>;

/** Records of one event of an import. */
const CHUNK = 500;
/** Ids of one event that removes. */
const REMOVED_CHUNK = 5000;
/** Conflicts looked through for those of one import. */
const MAX_CONFLICTS = 1_000_000;

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const out: Item[][] = [];
  for (let i = 0; i < items.length; i += size) out.push(items.slice(i, i + size));
  return out;
}

/** Imports: a file becomes records as a whole or not at all, and can be taken back as a whole (R17). */
export function importService({ store, clock, newId, log, folder, video }: ServiceDeps): Service {
  return {
    'imports.run': async ({ content, dryRun, producer, columns, ...rest }, { user, callId }) => {
      const { fileName, kind, demo } = rest;
      const importId = newId('importBatch');
      const context = importContext(store.view, {
        now: clock.now(),
        importId,
        newId: (recordKind) => newId(recordKind),
        ...(dryRun ? {} : { conceal: video.vault.conceal }),
      });
      const request = { ...rest, bytes: Buffer.from(content, 'base64'), producer, account: user.name };
      const read = await readImport({ ...request, ...(columns ? { columns } : {}) }, context);
      const { records, conflicts } = read;
      // R18: what is shown of the file's own cells holds no password either.
      const report = { ...read.report, ...concealedDeep({ preview: read.report.preview, issues: read.report.issues }) };
      if (dryRun || (records.length === 0 && conflicts.length === 0)) return { ...report, dryRun };

      await read.keep?.(folder);
      const written = await store.write(
        user.id,
        (view) => {
          const { imported, updated, rejected } = report;
          const batch: ImportBatch = {
            id: importId,
            name: fileName.trim().slice(0, 200) || importId,
            kind,
            importedAt: clock.now(),
            importedBy: user.id,
            imported,
            updated,
            rejected,
            ...(demo ? { demo: true as const } : {}),
          };
          const { preview: _onlyBefore, ...told } = report;
          const result: ImportReport = { ...told, dryRun: false, importId };
          const replaced = replacedBy(view, records);
          const completed: EventDraft = { type: 'import.completed', payload: { batch, replaced } };
          const raised = conflicts.map((draft) =>
            conflictEvent({ ...draft, id: newId('dataConflict'), importId, file: fileName, raisedAt: clock.now() }),
          );
          return { events: [...importedEvents(importId, records), ...raised, completed], result };
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
          const gone = mine.filter(({ id }) => !before.has(id));
          const undoneAt = clock.now();
          const events = [
            ...putBack(back),
            ...removals(
              gone.map(({ id }) => id),
              importId,
            ),
            ...openConflictsGone(view, importId),
            { type: 'import.undone', payload: { importId, undoneAt } } satisfies EventDraft,
          ];
          return { events, result: { removed: gone.length, batch: { ...batch, undoneAt } } };
        },
        callId,
      );
      return written.result;
    },
  };
}

/** The records that an import overwrites, as they are now. */
function replacedBy(view: ReadView, records: readonly ImportedRecord[]): Replaced {
  const untouched = new Map<string, ReadonlySet<string>>();
  const asImported = (importId: string, id: string): boolean => {
    const ids = untouched.get(importId) ?? new Set(view.importedIds(importId).map((one) => one.id));
    untouched.set(importId, ids);
    return ids.has(id);
  };
  return records.flatMap(({ kind, record, isUpdate }) => {
    const before = isUpdate ? view.record(kind, record.id) : undefined;
    if (!before) return [];
    const importId = importOf(before);
    const byHand = importId !== undefined && !asImported(importId, before.id);
    return [{ kind, record: before, ...(byHand ? { byHand: true as const } : {}) }];
  });
}

function importOf(record: Readonly<Record<string, unknown>>): string | undefined {
  const parsed = provenanceSchema.safeParse(record.provenance);
  return parsed.success ? parsed.data.importId : undefined;
}

function conflictEvent(draft: ConflictDraft & Omit<DataConflict, 'state'>): EventDraft {
  const record: DataConflict = { ...draft, state: 'open' };
  return { type: 'record.put', payload: { kind: 'dataConflict', record } };
}

/** Records as they were before: as their own import left them where one had brought them, so that it can be undone too. */
function putBack(replaced: Replaced): EventDraft[] {
  const byHand = replaced.filter(({ record, byHand: changed }) => changed || importOf(record) === undefined);
  const imported = replaced.filter((old) => !byHand.includes(old));
  const groups = Map.groupBy(imported, ({ kind, record }) => `${kind} ${importOf(record)}`);
  return [
    ...byHand.map(({ kind, record }): EventDraft => ({ type: 'record.put', payload: { kind, record } })),
    ...[...groups.values()].flatMap((group) =>
      chunks(group, CHUNK).flatMap((part): EventDraft[] => {
        const [first] = part;
        const importId = first && importOf(first.record);
        if (!first || importId === undefined) return [];
        const records = part.map(({ record }) => record);
        return [{ type: 'records.imported', payload: { importId, kind: first.kind, records } }];
      }),
    ),
  ];
}

function removals(ids: readonly string[], importId: string): EventDraft[] {
  const reason = `undo ${importId}`;
  return [...groupByKind(ids)].flatMap(([kind, group]) =>
    chunks(group, REMOVED_CHUNK).map(
      (part): EventDraft => ({
        type: 'records.removed',
        payload: { kind, ids: part, reason },
      }),
    ),
  );
}

/** What was decided stays: a person decided it. */
function openConflictsGone(view: ReadView, importId: string): EventDraft[] {
  const ids = view
    .list('dataConflict', { limit: MAX_CONFLICTS })
    .records.filter((conflict) => conflict.importId === importId && conflict.state === 'open')
    .map(({ id }) => id);
  return chunks(ids, REMOVED_CHUNK).map((part) => ({
    type: 'records.removed',
    payload: { kind: 'dataConflict', ids: part, reason: `undo ${importId}` },
  }));
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

function importedEvents(importId: ImportId, records: readonly ImportedRecord[]): EventDraft[] {
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
