import type { Firm } from '../../shared/records/firm.ts';
import type { RecordKind } from '../../shared/records/index.ts';
import { assignmentsOf, type Fields, isAlive, recordOf } from '../../shared/state.ts';
import type { Store } from '../store/types.ts';
import { type FirmSummary, summarise } from './firmSummary.ts';
import {
  factOf,
  isLinkedKind,
  LINKED_KINDS,
  type LinkedFact,
  type LinkedKind,
  linkKey,
  nameKey,
} from './linkedFact.ts';

/** Above this many changed records the index is built anew instead of record by record. */
const REBUILD_FROM = 3000;
const KINDS: readonly RecordKind[] = ['firm', ...LINKED_KINDS];

/**
 * Which records belong to which firm, and what the search needs of them, in memory: built from the store at the first
 * question, then kept up by what is committed. R1: it never answers from before a commit that its caller has seen.
 */
export class FirmIndex {
  readonly #store: Store;
  readonly #firms = new Map<string, Firm>();
  readonly #byName = new Map<string, Set<string>>();
  readonly #links = new Map<string, Map<string, LinkedFact>>();
  readonly #keyOf = new Map<string, string>();
  readonly #summaries = new Map<string, FirmSummary>();
  readonly #changed = new Map<string, RecordKind>();
  #built = false;
  #generation = 0;

  constructor(store: Store) {
    this.#store = store;
    store.onCommit((events) => {
      if (!this.#built) return;
      for (const event of events)
        for (const { kind, id } of assignmentsOf(event))
          if (kind === 'firm' || isLinkedKind(kind)) this.#changed.set(id, kind);
    });
    store.onReplaced(() => {
      this.#built = false;
    });
  }

  /** Grows whenever something of any firm has changed. */
  get generation(): number {
    this.#catchUp();
    return this.#generation;
  }

  /** Every firm, by id. */
  firms(): ReadonlyMap<string, Firm> {
    this.#catchUp();
    return this.#firms;
  }

  /** Ids of the records that belong to a firm or are about something of it, by kind. */
  linked(firm: Firm): ReadonlyMap<LinkedKind, readonly string[]> {
    this.#catchUp();
    const out = new Map<LinkedKind, string[]>();
    for (const [id, { kind }] of this.#factsOf(firm)) {
      const ids = out.get(kind);
      if (ids) ids.push(id);
      else out.set(kind, [id]);
    }
    return out;
  }

  summary(firm: Firm): FirmSummary {
    this.#catchUp();
    const known = this.#summaries.get(firm.id);
    if (known) return known;
    const made = summarise([...this.#factsOf(firm).values()]);
    this.#summaries.set(firm.id, made);
    return made;
  }

  #factsOf(firm: Firm): Map<string, LinkedFact> {
    const own = new Map(this.#links.get(firm.id));
    // A name is only an address where one firm carries it.
    if (this.#byName.get(firm.name)?.size === 1)
      for (const [id, fact] of this.#links.get(nameKey(firm.name)) ?? []) own.set(id, fact);
    for (const id of [...own.keys()]) for (const [about, fact] of this.#links.get(id) ?? []) own.set(about, fact);
    return own;
  }

  #catchUp(): void {
    if (this.#built && this.#changed.size === 0) return;
    if (!this.#built || this.#changed.size >= REBUILD_FROM) this.#build();
    else for (const [id, kind] of this.#changed) this.#set(kind, id, this.#store.view.record(kind, id));
    this.#changed.clear();
    this.#summaries.clear();
    this.#generation++;
  }

  #build(): void {
    for (const map of [this.#firms, this.#byName, this.#links, this.#keyOf]) map.clear();
    for (const { kind, id, entity } of this.#store.snapshot(KINDS).entities) {
      if (!isAlive(entity)) continue;
      this.#set(kind, id, kind === 'firm' ? recordOf('firm', entity) : entity.fields);
    }
    this.#built = true;
  }

  #set(kind: RecordKind, id: string, record: Firm | Fields | undefined): void {
    if (kind === 'firm') this.#setFirm(id, record);
    else if (isLinkedKind(kind)) this.#setLink(kind, id, record);
  }

  #setFirm(id: string, record: Firm | Fields | undefined): void {
    const before = this.#firms.get(id);
    if (before) this.#byName.get(before.name)?.delete(id);
    this.#firms.delete(id);
    const firm = record && recordOf('firm', { fields: record, putAt: '0', patchedAt: {} });
    if (!firm) return;
    this.#firms.set(id, firm);
    const same = this.#byName.get(firm.name);
    if (same) same.add(id);
    else this.#byName.set(firm.name, new Set([id]));
  }

  #setLink(kind: LinkedKind, id: string, record: Fields | undefined): void {
    const before = this.#keyOf.get(id);
    if (before !== undefined) this.#links.get(before)?.delete(id);
    this.#keyOf.delete(id);
    const key = record && linkKey(kind, record);
    if (!record || key === undefined) return;
    this.#keyOf.set(id, key);
    const links = this.#links.get(key);
    if (links) links.set(id, factOf(kind, record));
    else this.#links.set(key, new Map([[id, factOf(kind, record)]]));
  }
}
