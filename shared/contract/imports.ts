import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { COORDINATE_SYSTEMS } from '../geodesy/coordinateSystems.ts';
import { LANGUAGES } from '../i18n/index.ts';
import { idOf } from '../records/base.ts';
import { dataConflictSchema } from '../records/desk.ts';
import { importBatchSchema } from '../records/importBatch.ts';
import { PLACE_KINDS } from '../records/index.ts';
import { command, DESK, EVERYONE, query } from './operation.ts';

const anyRecord = z.looseObject({ id: z.string() });
const placeKind = z.enum(PLACE_KINDS);

/** What an import accepts: one kind of record, or `place`: each row sorted by its own tags. */
export const IMPORT_KINDS = [...PLACE_KINDS, 'place'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Formats that are read. */
export const IMPORT_FORMATS = [
  'csv',
  'xlsx',
  'geojson',
  'kml',
  'kmz',
  'shapefile',
  'osm.pbf',
  'tileset',
  'glb',
] as const;

/** `auto`: what the file says of itself (.prj, headers, values), else WGS-84. */
export const IMPORT_COORDINATE_SYSTEMS = ['auto', ...COORDINATE_SYSTEMS] as const;

/** Where a 3D model stands that does not say so itself (every GLB), and how it is turned. */
export const modelPlacementSchema = z.strictObject({
  position: positionSchema,
  /** Clockwise from north, degrees. */
  headingDeg: z.number().min(0).max(360).optional(),
  scale: z.number().positive().max(10_000).optional(),
});
export type ModelPlacement = z.infer<typeof modelPlacementSchema>;

/** What becomes of a row that contradicts another producer's record: its owner decides, or the row is refused. */
export const ON_CONFLICT = ['queue', 'refuse'] as const;
export type OnConflict = (typeof ON_CONFLICT)[number];

/** One row that did not become a record, or a remark on one that did. `reason` is a catalogue key `import.reason_<code>`. */
export const importIssueSchema = z.object({
  /** 1-based row of the table, or feature of the file; 0 for the file as a whole. */
  row: z.number().int().min(0),
  /** Sheet of a workbook, where it has several. */
  sheet: z.string().max(100).optional(),
  name: z.string().max(200).optional(),
  severity: z.enum(['rejected', 'skipped', 'warning']),
  reason: z.string().max(60),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ImportIssue = z.infer<typeof importIssueSchema>;

export const importReportSchema = z.object({
  file: z.string(),
  format: z.enum(IMPORT_FORMATS),
  encoding: z.string(),
  kind: z.enum(IMPORT_KINDS),
  dryRun: z.boolean(),
  /** Rows or features found in the file. */
  rows: z.number().int().min(0),
  imported: z.number().int().min(0),
  updated: z.number().int().min(0),
  skipped: z.number().int().min(0),
  rejected: z.number().int().min(0),
  /** Conflicts queued for the owner's decision; their rows count as skipped, or as updated where the rest came in. */
  conflicts: z.number().int().min(0),
  byKind: z.partialRecord(placeKind, z.number().int().min(0)),
  issues: z.array(importIssueSchema),
  /** True when `issues` was cut at 100,000 entries; the counts are whole. */
  issuesCut: z.boolean(),
  /** First records as they were (or would be) stored. */
  sample: z.array(anyRecord).max(20),
  /** Every column (or property) of the file, in order of appearance, at most 1,000. */
  header: z.array(z.string()),
  /** Column of the file by field of the record. */
  columns: z.record(z.string(), z.string()),
  /** The coordinate system that positions were read in: an id of the table, or the name in a .prj beside it. */
  coordinateSystem: z.string(),
  /** The kept column mapping that was recognised by its header and applied. */
  mappingId: idOf('columnMapping').optional(),
  /** Only from a dry run: what a preview shows beside the counts. */
  preview: z
    .object({
      /** [lon, lat] of the records, evenly thinned. */
      places: z.array(z.tuple([z.number(), z.number()])).max(500),
      /** First different values by column. */
      columnSamples: z.record(z.string(), z.array(z.string()).max(3)),
    })
    .optional(),
  importId: idOf('importBatch').optional(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const EXPORT_FORMATS = ['xlsx', 'csv', 'geojson', 'kml'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** Records in one exported file. */
export const MAX_EXPORTED = 100_000;

const exportAs = { format: z.enum(EXPORT_FORMATS), language: z.enum(LANGUAGES).default('zh-CN') };

/** Files in and out. */
export const importOperations = {
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
      coordinateSystem: z.enum(IMPORT_COORDINATE_SYSTEMS).default('auto'),
      onConflict: z.enum(ON_CONFLICT).default('queue'),
      placement: modelPlacementSchema.optional(),
    }),
    importReportSchema,
  ),
  'imports.undo': command(
    'Take back one import as a whole, its open conflicts too',
    DESK,
    z.strictObject({ importId: idOf('importBatch') }),
    z.object({ removed: z.number().int(), batch: importBatchSchema }),
  ),
  'conflicts.decide': command(
    'Accept some fields of what another producer proposed, or none: then the proposal is refused',
    DESK,
    z.strictObject({
      id: idOf('dataConflict'),
      accept: z.array(z.string().max(60)).max(100),
      why: z.string().max(1000).default(''),
    }),
    z.object({ conflict: dataConflictSchema }),
  ),
  'exports.run': query(
    'Records as a file: a selection by ids, or all of a kind whose name or code holds a text',
    EVERYONE,
    z.union([
      z.strictObject({ ids: z.array(z.string().max(80)).min(1).max(MAX_EXPORTED), ...exportAs }),
      z.strictObject({ kind: placeKind, text: z.string().max(200).optional(), ...exportAs }),
    ]),
    z.object({ fileName: z.string(), mediaType: z.string(), content: z.base64(), records: z.number().int().min(0) }),
  ),
} as const;
