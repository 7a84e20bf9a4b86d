import { z } from 'zod';
import { textSchema } from '../records/base.ts';
import { KEPT_KINDS, RECORD_KINDS, type RecordKind } from '../records/index.ts';
import { ADMINS, command, DESK, EVERYONE, query } from './operation.ts';
import { entityRowSchema } from './wire.ts';

const recordKind = z.enum(RECORD_KINDS as readonly [RecordKind, ...RecordKind[]]);
const keptKind = z.enum(KEPT_KINDS);
const snapshotCursor = z.strictObject({ kind: recordKind, id: z.string().max(80) });
const anyRecord = z.looseObject({ id: z.string() });

/** The things on the map: snapshot, lists, changes by hand. */
export const recordOperations = {
  'state.snapshot': query(
    'Entities of the asked kinds with the log position they are as of',
    EVERYONE,
    z.strictObject({
      kinds: z.array(recordKind).min(1),
      /** The `next` of the page before. */
      after: snapshotCursor.optional(),
      /** Entities of one page; everything at once when absent. Pages keep the hub free for others between them. */
      limit: z.number().int().min(1).max(20_000).optional(),
    }),
    z.object({ seq: z.number().int().min(0), entities: z.array(entityRowSchema), next: snapshotCursor.optional() }),
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
  'demo.load': command(
    'Bring in the demonstration data, once a database',
    ADMINS,
    z.strictObject({}),
    z.object({ imported: z.number().int(), files: z.number().int() }),
  ),
} as const;
