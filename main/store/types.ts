import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import type { EventDraft, EventType, LoggedEvent } from '../../shared/events.ts';
import type { Bounds } from '../../shared/geo.ts';
import type { PlaceKind, RecordKind, RecordOf } from '../../shared/records/index.ts';
import type { SearchField } from '../../shared/search/fields.ts';
import type { Entity } from '../../shared/state.ts';
import type { Candidate, CandidateQuery } from './directoryView.ts';
import type { PlaceRow } from './placeRows.ts';

/** Reading what the log adds up to. */
export interface ReadView {
  /** The record, or undefined when it does not exist. */
  record<Kind extends RecordKind>(kind: Kind, id: string): RecordOf<Kind> | undefined;
  /** Records in id order after `afterId`; `text` filters by name or code (case-insensitive, part of it). */
  list<Kind extends RecordKind>(
    kind: Kind,
    page: { afterId?: string | undefined; limit: number; text?: string | undefined },
  ): { records: RecordOf<Kind>[]; total: number };
  /** Records of place kinds whose bounds meet the given ones (R*Tree). Bounds may cross the 180° meridian. */
  inBounds(kinds: readonly PlaceKind[], bounds: Bounds): RecordOf<PlaceKind>[];
  /** Ids of a place kind that carry this code, or this exact name (importers match on them). */
  placeIds(kind: PlaceKind, by: { code?: string | undefined; name?: string | undefined }): string[];
  /** Ids that one import brought and that still exist as it left them. */
  importedIds(importId: string): { kind: PlaceKind; id: string }[];
  /** Records that may answer a search, to be compared with it (`shared/search/match.ts`). */
  candidates(query: CandidateQuery): Candidate[];
  /** Places whose bounds meet one of the boxes, as the directory holds them: light enough for thousands. */
  placeRows(boxes: readonly Bounds[], kinds?: readonly PlaceKind[]): PlaceRow[];
  /** Records of rows, in their order; one that does not make a whole record is left out. */
  recordsOfRows(rows: readonly number[]): RecordOf<PlaceKind>[];
  /** Searched texts of a row. */
  textsOfRow(row: number): SearchField[];
  /** River reaches: of a river, or those whose water runs into the reach of a code. */
  reaches(of: { riverName: string } | { into: string }): RecordOf<'riverReach'>[];
}

/** What `decide` returns: the events to append and the answer for the caller. */
export interface Decision<Result> {
  readonly events: readonly EventDraft[];
  readonly result: Result;
}

export interface Written<Result> {
  readonly result: Result;
  /** Sequence number after the write. */
  readonly seq: number;
}

export interface BackupInfo {
  readonly name: string;
  readonly createdAt: number;
  readonly bytes: number;
  readonly seq: number;
}

/** Something about the store that a person must be told: catalogue key and parameters. */
export interface StoreNotice {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly at: number;
}

export interface StoreOptions {
  /** Folder of the database, its journal and its backups; made when missing. */
  readonly folder: string;
  readonly clock: Clock;
  /** For ids: `length` random bytes. */
  readonly randomBytes: (length: number) => Uint8Array;
  /** Databases up to this size are checked whole before the start, larger ones in a worker after it. @default 16 MiB */
  readonly checkedAtStartBytes?: number | undefined;
  /** Told, by catalogue key, before a step of the start that may take minutes on a large database. */
  readonly onLongStep?: ((key: 'store.checking' | 'store.rebuilding' | 'store.upgrading') => void) | undefined;
}

/** The end of a page: the kind and id of its last entity. */
export interface SnapshotCursor {
  readonly kind: RecordKind;
  readonly id: string;
}

export interface SnapshotPage {
  readonly after?: SnapshotCursor | undefined;
  readonly limit: number;
}

export interface Snapshot {
  readonly seq: number;
  readonly entities: { kind: RecordKind; id: string; entity: Entity }[];
  /** Where the next page begins; undefined after the last. */
  readonly next?: SnapshotCursor | undefined;
}

/** What became of events of other hubs. */
export interface Ingested {
  /** Events that were new. */
  readonly accepted: number;
  /** Origins whose next event did not come: ask for it, then send the rest again. */
  readonly missing: readonly { readonly origin: string; readonly originSeq: number }[];
}

/** Event log and projections in one SQLite database. */
export interface Store {
  /**
   * This hub's id: made with the database, and anew after a restore or a rebuild (S4), because positions of the old
   * chain may have been used for events that are no longer here.
   */
  readonly origin: string;
  /** Position of the last committed event. */
  seq(): number;
  /** Committed state. */
  readonly view: ReadView;
  /**
   * Runs `decide` on the newest state, appends its events and projects them, in ONE transaction shared by the commands
   * of the same turn of the event loop; resolves once they are on disk (fsync).
   * R2: an acknowledged command survives SIGKILL and power loss.
   * R3: a `callId` seen before returns the first answer and decides nothing.
   * @throws AppError store.full, store.readOnly, store.damaged, store.failed; whatever `decide` throws leaves nothing behind
   */
  write<Result>(actor: string, decide: (view: ReadView) => Decision<Result>, callId?: string): Promise<Written<Result>>;
  /** Called after each commit with its events in order, before the callers hear of it. */
  onCommit(listener: (events: readonly LoggedEvent[]) => void): Unsubscribe;
  /**
   * Called after a restore: the log and everything in it may differ, `seq` may be lower and `origin` is new. Whoever
   * keeps a position or a snapshot starts again.
   */
  onReplaced(listener: () => void): Unsubscribe;
  /**
   * Takes events of other hubs in, in any order and any number of times; payloads as JSON.parse made them.
   * @throws AppError record.conflict when an event is not what its hash says or does not fit its chain; nothing is taken
   */
  ingest(events: readonly LoggedEvent[]): Promise<Ingested>;
  /** Folds the whole log again into empty projections. */
  rebuildProjections(): Promise<void>;
  /** Events after `seq`, oldest first, at most `limit`. */
  eventsAfter(seq: number, limit: number): LoggedEvent[];
  /** Events of one incident after `seq`, in log order. */
  timeline(incidentId: string, afterSeq: number, limit: number): LoggedEvent[];
  /** Every event of one type, oldest first: rare look-backs (undo of an import), may read the whole log. */
  eventsOfType<Type extends EventType>(type: Type): Extract<LoggedEvent, { type: Type }>[];
  /**
   * Entities of these kinds (removed ones left out) and the position they are as of, from one snapshot; with `page` only
   * the next ones. Whoever reads pages follows the log from the first one's position: folding is idempotent, so what
   * changed between pages comes out right.
   */
  snapshot(kinds: readonly RecordKind[], page?: SnapshotPage): Snapshot;
  /** Checks every chain, link by link. */
  verifyChains(): { events: number; origins: number; broken: { origin: string; originSeq: number }[] };
  /** Online backup; the hub keeps working. */
  createBackup(): Promise<BackupInfo>;
  listBackups(): BackupInfo[];
  /**
   * Puts a backup in the database's place; the present one is set aside, settings stay.
   * @throws AppError backup.notFound, backup.failed when it is damaged, hub.busy during another one
   */
  restoreBackup(name: string): Promise<{ seq: number; setAside: string }>;
  /** What happened since start that people must know, newest last. */
  notices(): readonly StoreNotice[];
  /** Sizes and counts for /metrics and health. */
  statistics(): {
    events: number;
    entities: number;
    bytes: number;
    journalBytes: number;
    /** How long the last commit took, fsync and journal included. */
    lastCommitMs: number;
    healthy: boolean;
    problem?: string;
  };
  /** Small key–value place for the hub's own needs that are not history (sessions, settings). */
  readonly settings: {
    get(key: string): string | undefined;
    set(key: string, value: string): void;
    delete(key: string): void;
    keys(prefix: string): string[];
  };
  /** Flushes and closes; later calls throw hub.stopping. */
  close(): Promise<void>;
}
