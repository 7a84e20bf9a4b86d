import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { idOf, textSchema } from '../records/base.ts';
import { importBatchSchema } from '../records/importBatch.ts';
import { KEPT_KINDS, PLACE_KINDS, RECORD_KINDS, type RecordKind } from '../records/index.ts';
import { ringCountSchema } from '../records/report.ts';
import { ADMINS, command, DESK, EVERYONE, query } from './operation.ts';
import { entityRowSchema } from './wire.ts';

const recordKind = z.enum(RECORD_KINDS as readonly [RecordKind, ...RecordKind[]]);
const placeKind = z.enum(PLACE_KINDS);
const keptKind = z.enum(KEPT_KINDS);
const anyRecord = z.looseObject({ id: z.string() });
const radiusM = z.number().positive().max(200_000);

/** What an import accepts: one kind of record, or `place`: each row sorted by its own tags. */
export const IMPORT_KINDS = [...PLACE_KINDS, 'place'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** One row that did not become a record, or a remark on one that did. `reason` is a catalogue key `import.reason_<code>`. */
export const importIssueSchema = z.object({
  /** 1-based row of the table, or feature of the file. */
  row: z.number().int().min(0),
  name: z.string().max(200).optional(),
  severity: z.enum(['rejected', 'skipped', 'warning']),
  reason: z.string().max(60),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ImportIssue = z.infer<typeof importIssueSchema>;

export const importReportSchema = z.object({
  file: z.string(),
  format: z.enum(['csv', 'geojson', 'kml']),
  encoding: z.string(),
  kind: z.enum(IMPORT_KINDS),
  dryRun: z.boolean(),
  /** Rows or features found in the file. */
  rows: z.number().int().min(0),
  imported: z.number().int().min(0),
  updated: z.number().int().min(0),
  skipped: z.number().int().min(0),
  rejected: z.number().int().min(0),
  byKind: z.partialRecord(placeKind, z.number().int().min(0)),
  issues: z.array(importIssueSchema),
  /** True when `issues` was cut at 1,000 entries; the counts are whole. */
  issuesCut: z.boolean(),
  /** First records as they were (or would be) stored. */
  sample: z.array(anyRecord).max(20),
  /** Column of the file by field of the record. */
  columns: z.record(z.string(), z.string()),
  importId: idOf('importBatch').optional(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

/** A record and its distance from the asked position, metres. */
export const placedSchema = z.object({ record: anyRecord, distanceM: z.number().min(0) });

/** The things on the map: snapshot, lists, what lies within, imports. */
export const recordOperations = {
  'state.snapshot': query(
    'Entities of the asked kinds with the log position they are as of',
    EVERYONE,
    z.strictObject({ kinds: z.array(recordKind).min(1) }),
    z.object({ seq: z.number().int().min(0), entities: z.array(entityRowSchema) }),
  ),
  'records.list': query(
    'Records of one kind, paged in id order',
    EVERYONE,
    z.strictObject({
      kind: recordKind,
      afterId: z.string().max(80).optional(),
      limit: z.number().int().min(1).max(5000).default(1000),
      text: z.string().max(200).optional(),
    }),
    z.object({ records: z.array(anyRecord), total: z.number().int(), nextAfterId: z.string().optional() }),
  ),
  'records.get': query(
    'One record',
    EVERYONE,
    z.strictObject({ id: z.string().max(80) }),
    z.object({ record: anyRecord }),
  ),
  'records.put': command(
    'Add or replace one place or paper by hand',
    DESK,
    z.strictObject({ kind: keptKind, record: z.record(z.string(), z.unknown()) }),
    z.object({ record: anyRecord }),
  ),
  'records.remove': command(
    'Remove places or papers',
    DESK,
    z.strictObject({ kind: keptKind, ids: z.array(z.string().max(80)).min(1).max(5000), reason: textSchema.min(1) }),
    z.object({ removed: z.number().int() }),
  ),
  'area.within': query(
    'Places within a circle or polygon: an area counts from where its outline touches it',
    EVERYONE,
    z.union([
      z.strictObject({ centre: positionSchema, radiusM, kinds: z.array(placeKind).min(1).optional() }),
      z.strictObject({
        polygon: z.array(positionSchema).min(3).max(10_000),
        kinds: z.array(placeKind).min(1).optional(),
      }),
    ]),
    z.object({ places: z.array(placedSchema) }),
  ),
  'area.rings': query(
    'Counts and people within each radius, and the places themselves, nearest first',
    EVERYONE,
    z.strictObject({ centre: positionSchema, radiiM: z.array(radiusM).min(1).max(5) }),
    z.object({ rings: z.array(ringCountSchema), places: z.array(placedSchema) }),
  ),
  'area.nearest': query(
    'Nearest places of the asked kinds',
    EVERYONE,
    z.strictObject({
      position: positionSchema,
      kinds: z.array(placeKind).min(1),
      limit: z.number().int().min(1).max(200).default(20),
    }),
    z.object({ places: z.array(placedSchema) }),
  ),
  'imports.run': command(
    'Import a file; with dryRun, only say what would happen',
    DESK,
    z.strictObject({
      fileName: z.string().min(1).max(300),
      kind: z.enum(IMPORT_KINDS),
      /** The file's bytes, base64. */
      content: z.base64().max(200_000_000),
      dryRun: z.boolean().default(false),
      producer: z.string().max(200).default(''),
      demo: z.boolean().default(false),
      /** Field → column name, where the guess is to be overruled. */
      columns: z.record(z.string().max(60), z.string().max(200)).optional(),
    }),
    importReportSchema,
  ),
  'demo.load': command(
    'Bring in the demonstration data, once a database',
    ADMINS,
    z.strictObject({}),
    z.object({ imported: z.number().int(), files: z.number().int() }),
  ),
  'imports.undo': command(
    'Take back one import as a whole',
    DESK,
    z.strictObject({ importId: idOf('importBatch') }),
    z.object({ removed: z.number().int(), batch: importBatchSchema }),
  ),
} as const;
