import type { Provenance } from '../../shared/records/base.ts';
import type { DataConflict } from '../../shared/records/desk.ts';
import type { PlaceKind, PlaceRecord } from '../../shared/records/index.ts';
import { validated } from './buildRecord.ts';
import type { Finding } from './importer.ts';
import type { ConflictDraft, ImportContext, ImportRequest } from './importRequest.ts';
import { type Change, canonical, changesTo } from './ownership.ts';

/** What becomes of a row that meets an existing record. */
export type Settled =
  | { readonly record: PlaceRecord; readonly remark?: Finding }
  | { readonly out: 'rejected' | 'skipped'; readonly finding: Finding };

/** Fields named in a remark. */
const MAX_NAMED = 5;

/**
 * One number, one source (R15): what another producer said is never overwritten by an import. A producer changes its own
 * numbers; a change to anybody else's is left to the owner, or the row is refused.
 */
export class Owners {
  readonly #request: ImportRequest;
  readonly #context: ImportContext;
  readonly #conflicts: ConflictDraft[] = [];

  constructor(request: ImportRequest, context: ImportContext) {
    this.#request = request;
    this.#context = context;
  }

  get conflicts(): readonly ConflictDraft[] {
    return this.#conflicts;
  }

  /** @param proposed the existing record as this row would have it */
  settle(kind: PlaceKind, existing: PlaceRecord, proposed: PlaceRecord): Settled {
    const proposer = proposed.provenance.producer;
    const changes = changesTo({ ...existing }, { ...proposed });
    const isFree = ({ owner }: Change) => owner === '' || owner === proposer;
    const isDemo = this.#request.demo && existing.provenance.demo === true;
    const foreign = isDemo ? [] : changes.filter((change) => !isFree(change));
    const isOwn = isDemo || isFree({ field: '', present: 0, proposed: 0, owner: existing.provenance.producer });
    if (foreign.length === 0) {
      if (isOwn) return { record: { ...proposed, provenance: keepParts(proposed.provenance, existing.provenance) } };
      if (changes.length === 0) return out('nothingNew', { owner: existing.provenance.producer.slice(0, 60) });
      return { record: { ...proposed, provenance: partly(existing.provenance, proposed.provenance, changes) } };
    }
    if (this.#request.onConflict === 'refuse') {
      return { out: 'rejected', finding: { reason: 'conflictRefused', params: named(foreign) } };
    }
    const raised = this.#raise(kind, existing, foreign, proposer);
    const own = changes.filter((change) => !foreign.includes(change));
    if (own.length === 0) return out(raised, named(foreign));
    return this.#inPart(kind, existing, proposed, own, foreign, isOwn);
  }

  /** The row's own fields come in, the others are left to their owners. */
  #inPart(
    kind: PlaceKind,
    existing: PlaceRecord,
    proposed: PlaceRecord,
    own: readonly Change[],
    foreign: readonly Change[],
    isOwn: boolean,
  ): Settled {
    const fields: Record<string, unknown> = { ...existing };
    for (const change of own) {
      if (change.proposed === undefined) delete fields[change.field];
      else fields[change.field] = change.proposed;
    }
    fields.provenance = isOwn
      ? keepParts(proposed.provenance, existing.provenance)
      : partly(existing.provenance, proposed.provenance, own);
    const record = validated(kind, fields);
    if ('reason' in record) return { out: 'rejected', finding: record };
    return { record, remark: { reason: 'conflictInPart', params: named(foreign) } };
  }

  /** One conflict for each owner; a proposal that stands already, or was refused before, is not raised again. */
  #raise(
    kind: PlaceKind,
    existing: PlaceRecord,
    foreign: readonly Change[],
    proposer: string,
  ): 'conflictQueued' | 'conflictOpen' | 'conflictRefusedBefore' {
    const before = this.#context.conflictsOf?.(existing.id) ?? [];
    let outcome: 'conflictQueued' | 'conflictOpen' | 'conflictRefusedBefore' = 'conflictRefusedBefore';
    for (const [owner, changes] of Map.groupBy(foreign, (change) => change.owner)) {
      const fields = changes.slice(0, 100).map(({ field, present, proposed }) => ({ field, present, proposed }));
      const same = before.findLast((other) => other.proposer === proposer && sameProposal(other, fields));
      if (same?.state === 'refused') continue;
      if (same?.state === 'open') {
        if (outcome !== 'conflictQueued') outcome = 'conflictOpen';
        continue;
      }
      outcome = 'conflictQueued';
      this.#conflicts.push({ name: existing.name, kind, subjectId: existing.id, owner, proposer, fields });
    }
    return outcome;
  }
}

function out(reason: Finding['reason'], params: NonNullable<Finding['params']>): Settled {
  return { out: 'skipped', finding: { reason, params } };
}

function named(changes: readonly Change[]): { owner: string; fields: string } {
  const owners = [...new Set(changes.map(({ owner }) => owner))].join('、').slice(0, 60);
  return {
    owner: owners,
    fields: changes
      .slice(0, MAX_NAMED)
      .map(({ field }) => field)
      .join(','),
  };
}

function sameProposal(other: DataConflict, fields: DataConflict['fields']): boolean {
  const shown = (list: DataConflict['fields']) =>
    canonical(list.map(({ field, present, proposed }) => [field, present ?? null, proposed ?? null]));
  return shown(other.fields) === shown(fields);
}

/** Provenance of a record of somebody else's in which this producer changed its own fields. */
function partly(present: Provenance, proposed: Provenance, changes: readonly Change[]): Provenance {
  const { producer, asOf } = proposed;
  const part = { producer, ...(asOf === undefined ? {} : { asOf }) };
  const parts = { ...present.parts, ...Object.fromEntries(changes.map(({ field }) => [field, part])) };
  return { ...present, parts, ...(proposed.importId === undefined ? {} : { importId: proposed.importId }) };
}

function keepParts(proposed: Provenance, present: Provenance): Provenance {
  return present.parts ? { ...proposed, parts: present.parts } : proposed;
}
