import type { Field } from '../../shared/exporting/fields.ts';
import { distanceM } from '../../shared/geo.ts';
import type { PlaceRecord } from '../../shared/records/index.ts';
import { cameraWithoutSecrets } from '../video/vault.ts';
import { buildCandidate, type Candidate, validated } from './buildRecord.ts';
import { groupPlace, placeProblem, type RowGroup } from './depots.ts';
import { type Draft, fieldText, type PlacedDraft, textOf, type Values } from './draft.ts';
import { codesDiffer, type Identity, isStretch, SAME_PLACE_M, SeenPlaces } from './duplicates.ts';
import type { Shape } from './geometry.ts';
import type { Finding } from './importer.ts';
import type { ConflictDraft, ImportContext, ImportedRecord, ImportRequest } from './importRequest.ts';
import { Owners } from './owners.ts';
import { MAX_ITEMS, readItems, type SupplyItem } from './supplyItems.ts';
import type { Tally } from './tally.ts';

/** Makes records out of rows one after the other, and tells the tally what became of each row. */
export class RecordMaker {
  readonly #request: ImportRequest;
  readonly #context: ImportContext;
  readonly #tally: Tally;
  readonly #seen = new SeenPlaces();
  readonly #records: ImportedRecord[] = [];
  readonly #rowCounts: number[] = [];
  readonly #owners: Owners;

  constructor(request: ImportRequest, context: ImportContext, tally: Tally) {
    this.#request = request;
    this.#context = context;
    this.#tally = tally;
    this.#owners = new Owners(request, context);
  }

  make(group: RowGroup): void {
    const shape = groupPlace(group);
    const drafts: Draft[] = [];
    const items: SupplyItem[] = [];
    for (const row of group) {
      const read = placeProblem(row, shape) ?? (row.draft.kind === 'supply' ? readItems(row.draft) : []);
      if ('reason' in read) {
        this.#out('rejected', [row.draft], read);
        continue;
      }
      drafts.push(row.draft);
      items.push(...read);
    }
    const draft = merged(drafts, shape);
    if (draft) this.#makeRecord(draft, drafts, items);
  }

  /** The records in file order, each tied to its firm, and what is left to the owners of other records. */
  finish(): { records: ImportedRecord[]; conflicts: readonly ConflictDraft[] } {
    const firms = Map.groupBy(
      this.#records.filter(({ kind }) => kind === 'firm'),
      ({ record }) => record.name,
    );
    const records = this.#records.map((made, i) => {
      const tied = { ...made, record: this.#tiedToFirm(made.record, firms) };
      this.#tally.record(tied.kind, tied.record, tied.isUpdate, this.#rowCounts[i] ?? 1);
      return tied;
    });
    return { records, conflicts: this.#owners.conflicts };
  }

  #makeRecord(draft: PlacedDraft, drafts: readonly Draft[], items: readonly SupplyItem[]): void {
    const { producer, demo, fileName } = this.#request;
    const origin = { producer, demo, importId: this.#context.importId, file: fileName };
    const candidate =
      items.length > MAX_ITEMS
        ? ({ reason: 'tooManyItems', params: { limit: MAX_ITEMS } } satisfies Finding)
        : buildCandidate(draft, items, origin);
    if ('reason' in candidate) {
      this.#out('rejected', drafts, candidate);
      return;
    }
    const identity: Identity = {
      kind: draft.kind,
      code: candidate.code,
      name: candidate.isNamed && !isStretch(draft.kind, candidate.code) ? candidate.name : undefined,
      position: draft.shape.position,
    };
    const existing = this.#existing(identity);
    const duplicate = this.#seen.duplicateOf(identity) ?? (existing && this.#seen.alreadyUpdated(existing.id));
    if (duplicate) {
      this.#out('skipped', drafts, duplicate);
      return;
    }
    const id = existing?.id ?? this.#context.newId(draft.kind);
    const safe = draft.kind === 'camera' ? this.#withoutSecrets(candidate) : candidate;
    const whole = validated(draft.kind, { ...withExisting(safe, existing), ...draft.fixed, id });
    if ('reason' in whole) {
      this.#out('rejected', drafts, whole);
      return;
    }
    const settled = existing ? this.#owners.settle(draft.kind, existing, whole) : { record: whole };
    if ('out' in settled) {
      this.#seen.add(identity, draft.row, id);
      this.#out(settled.out, drafts, settled.finding);
      return;
    }
    const { record } = settled;
    this.#seen.add(identity, draft.row, id);
    const own = 'remark' in settled && settled.remark ? [settled.remark] : [];
    for (const finding of [...draft.shape.findings, ...draft.findings, ...own])
      this.#tally.warn(draft, record.name, finding);
    this.#records.push({ kind: draft.kind, record, isUpdate: existing !== undefined });
    this.#rowCounts.push(drafts.length);
  }

  /** R18: passwords in the addresses of cameras reach no record, conflict or event. */
  #withoutSecrets(candidate: Candidate): Candidate {
    const { conceal } = this.#context;
    return { ...candidate, fields: cameraWithoutSecrets(candidate.fields, conceal) };
  }

  #existing({ kind, code, name, position }: Identity): PlaceRecord | undefined {
    const by = { position, ...(code === undefined ? {} : { code }), ...(name === undefined ? {} : { name }) };
    const found = this.#context.existing(kind, by);
    return found && !codesDiffer(kind, code, found.code) ? found : undefined;
  }

  /** R7: a thing is tied to a firm only where exactly one bears the name. */
  #tiedToFirm(record: PlaceRecord, firms: ReadonlyMap<string, readonly ImportedRecord[]>): PlaceRecord {
    if (!('firmName' in record) || record.firmName === undefined || record.firmId !== undefined) return record;
    const [own, another] = firms.get(record.firmName) ?? [];
    if (another) return record;
    const firmId = own?.record.id ?? this.#context.unique('firm', { name: record.firmName })?.id;
    return firmId === undefined ? record : { ...record, firmId };
  }

  #out(severity: 'rejected' | 'skipped', drafts: readonly Draft[], finding: Finding): void {
    for (const draft of drafts) this.#tally.out(severity, draft, fieldText(draft, 'name'), finding);
  }
}

/** One draft of all rows of a group: each field from the first row that fills it. */
function merged(drafts: readonly Draft[], shape: Shape | undefined): PlacedDraft | undefined {
  const [first, ...rest] = drafts;
  if (!first || !shape) return undefined;
  if (rest.length === 0) return { ...first, shape };
  const filled = (field: Field) => drafts.find((draft) => textOf(draft.values.get(field)) !== '');
  const values: Values = { get: (field) => filled(field)?.values.get(field) };
  return { ...first, values, shape };
}

/** An update replaces what the file says and keeps what it is silent about. */
function withExisting(candidate: Candidate, existing: PlaceRecord | undefined): Record<string, unknown> {
  if (!existing) return { ...candidate.fields };
  const { fields } = candidate;
  const kept: Record<string, unknown> = { ...existing };
  const position = fields.position as PlaceRecord['position'];
  if (distanceM(existing.position, position) > SAME_PLACE_M) delete kept.geometry;
  // A new name of the firm is a new tie.
  if ('firmName' in existing && fields.firmName !== undefined && fields.firmName !== existing.firmName)
    delete kept.firmId;
  const contact = { ...existing.contact, ...(fields.contact as PlaceRecord['contact']) };
  return { ...kept, ...fields, ...(Object.keys(contact).length > 0 ? { contact } : {}) };
}
