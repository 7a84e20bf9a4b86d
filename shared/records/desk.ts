import { z } from 'zod';
import { idOf, nameSchema, timeSchema } from './base.ts';

/** A saved search (视图): what was asked, to be asked again. `query` is the input of the operation it belongs to. */
export const savedViewSchema = z.object({
  id: idOf('savedView'),
  name: nameSchema,
  operation: z.string().max(80),
  query: z.record(z.string(), z.unknown()),
  madeBy: z.string().max(80),
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** How the columns of one kind of file are read (字段对应): recognised by its column names and offered again. */
export const columnMappingSchema = z.object({
  id: idOf('columnMapping'),
  name: nameSchema,
  kind: z.string().max(40),
  /** Column names of the file it was made for, in order. */
  header: z.array(z.string().max(200)).max(500),
  /** Field → column; an empty column says that the file has none. */
  columns: z.record(z.string().max(60), z.string().max(200)),
  /** Coordinate system of the file, as the import names it. */
  coordinateSystem: z.string().max(60).optional(),
  producer: z.string().max(200).optional(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

export const CONFLICT_STATES = ['open', 'accepted', 'refused'] as const;

/**
 * Two producers say different things of one record (数据冲突). One number, one source: what stands is kept until its
 * owner decides.
 */
export const dataConflictSchema = z.object({
  id: idOf('dataConflict'),
  name: nameSchema,
  kind: z.string().max(40),
  subjectId: z.string().max(80),
  /** Producer of what stands, and of what was proposed. */
  owner: z.string().max(200),
  proposer: z.string().max(200),
  importId: z.string().max(80).optional(),
  file: z.string().max(300).optional(),
  raisedAt: timeSchema,
  fields: z.array(z.object({ field: z.string().max(60), present: z.unknown(), proposed: z.unknown() })).max(100),
  state: z.enum(CONFLICT_STATES),
  decidedBy: z.string().max(80).optional(),
  decidedAt: timeSchema.optional(),
  why: z.string().max(1000).optional(),
});
export type DataConflict = z.infer<typeof dataConflictSchema>;

export const BASE_MAP_CATEGORIES = ['xyz', 'wmts', 'tianditu', 'mbtiles', 'pmtiles'] as const;

/** A base map that the user brought (底图来源): a tile service on the network, or a file on this machine. */
export const baseMapSourceSchema = z.object({
  id: idOf('baseMapSource'),
  name: nameSchema,
  category: z.enum(BASE_MAP_CATEGORIES),
  /** Address with {z} {x} {y} (xyz, wmts), or the layer's name (tianditu: vec, img, cva, cia). */
  url: z.string().max(1000).optional(),
  /** Stored file of MBTiles or PMTiles: its path below the hub's `basemaps/`. */
  file: z.string().max(300).optional(),
  minLevel: z.number().int().min(0).max(24),
  maxLevel: z.number().int().min(0).max(24),
  tileFormat: z.enum(['raster', 'vector']),
  credit: z.string().max(300).optional(),
  opacity: z.number().min(0).max(1).optional(),
  shown: z.boolean(),
  order: z.number().int().min(0).max(1000),
});
export type BaseMapSource = z.infer<typeof baseMapSourceSchema>;
