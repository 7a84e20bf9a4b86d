import { create } from 'zustand';
import type { EntityRow, EventBatch } from '../../shared/contract/wire.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import { RECORD_KINDS, type RecordKind, type RecordOf } from '../../shared/records/index.ts';
import { EntityState } from '../../shared/state.ts';

/** Arrays of records by kind; an array keeps its identity until one of its kind changes. */
export type RecordLists = { readonly [Kind in RecordKind]: readonly RecordOf<Kind>[] };

/** Kinds that can be many and are only loaded when something shows them (`ensureKinds` of the session). */
export const LAZY_KINDS: ReadonlySet<RecordKind> = new Set([
  'installation',
  'outlet',
  'drain',
  'riverReach',
  'waterFacility',
  'gridCell',
  'populationBlock',
  'organisation',
  'contact',
  'vehicle',
  'road',
  'land',
  'panorama',
  'document',
  'inspection',
  'inspectionDraw',
  'complaint',
  'columnMapping',
  'dataConflict',
]);

interface RecordsState {
  /** Kinds whose lists are whole; the lists of others are empty. */
  readonly loaded: ReadonlySet<RecordKind>;
  /** Log position that `lists` are as of. */
  readonly seq: number;
  readonly lists: RecordLists;
  /** Newest events first, at most `RECENT`: what the timeline strip shows. */
  readonly recent: readonly LoggedEvent[];
  /** Starts afresh with the entities of these kinds. */
  load(seq: number, kinds: readonly RecordKind[], entities: readonly EntityRow[]): void;
  /** Adds further kinds; events that came in between stay. */
  add(kinds: readonly RecordKind[], entities: readonly EntityRow[]): void;
  apply(batch: EventBatch): void;
  record<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined;
}

const RECENT = 300;

/** Lists of every kind, made anew for the given ones. */
export function listsOf(state: EntityState, kinds: Iterable<RecordKind>, before: RecordLists): RecordLists {
  const next: Partial<Record<RecordKind, readonly unknown[]>> = { ...before };
  for (const kind of kinds) next[kind] = state.records(kind);
  return next as RecordLists;
}

export const EMPTY_LISTS = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, []])) as unknown as RecordLists;

/** The hub's records as this page knows them: a snapshot, then every event folded by the same code as the hub's. */
export const useRecords = create<RecordsState>((set, get) => {
  let state = new EntityState();
  return {
    loaded: new Set(),
    seq: 0,
    lists: EMPTY_LISTS,
    recent: [],
    load(seq, kinds, entities) {
      state = new EntityState();
      for (const row of entities) state.load(row.kind, row.id, row.entity);
      set({ seq, loaded: new Set(kinds), lists: listsOf(state, kinds, EMPTY_LISTS), recent: [] });
    },
    add(kinds, entities) {
      for (const row of entities) state.load(row.kind, row.id, row.entity);
      set({ loaded: new Set([...get().loaded, ...kinds]), lists: listsOf(state, kinds, get().lists) });
    },
    apply(batch) {
      const touched = new Set<RecordKind>();
      for (const event of batch.events)
        for (const { kind } of state.apply(event)) if (get().loaded.has(kind)) touched.add(kind);
      set({
        seq: Math.max(get().seq, batch.upTo),
        lists: listsOf(state, touched, get().lists),
        recent: [...batch.events].reverse().concat(get().recent).slice(0, RECENT),
      });
    },
    record: (kind, id) => state.record(kind, id),
  };
});
