import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { BASE_MAP_CATEGORIES } from '../records/desk.ts';
import { ADMINS, command, DESK, EVERYONE, query } from './operation.ts';

/** Why a base map gives no tile; `layers.problem_<name>` says it in words. */
export const TILE_PROBLEMS = [
  /** Its server is not reached, or does not answer in time. */
  'offline',
  /** The server refuses (401, 403): the token or the account is wrong. */
  'denied',
  /** The server is in trouble or asks to slow down. */
  'refused',
  /** The server sends us to another host, which is not followed. */
  'redirected',
  /** What came is no picture and no vector tile. */
  'notATile',
  'tooLarge',
  'badAddress',
  'needsToken',
  'missingFile',
  'damagedFile',
  /** There is nothing at this place and level. */
  'empty',
] as const;
export const tileProblemSchema = z.enum(TILE_PROBLEMS);
export type TileProblem = z.infer<typeof tileProblemSchema>;

export const TILE_FORMATS = ['raster', 'vector'] as const;

/** What a file of tiles says of itself. */
export const archiveInfoSchema = z.object({
  name: z.string().optional(),
  format: z.enum(TILE_FORMATS),
  minLevel: z.number().int().min(0).max(30),
  maxLevel: z.number().int().min(0).max(30),
  /** West, south, east, north in degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  credit: z.string().optional(),
});
export type ArchiveInfo = z.infer<typeof archiveInfoSchema>;

const fileNameSchema = z
  .string()
  .max(200)
  .regex(/^[^/\\:*?"<>|\0]+\.(mbtiles|pmtiles)$/i);

/** The user's own base maps: what is there, testing a source, bringing files, the token of Tianditu. */
export const baseMapOperations = {
  'basemaps.list': query(
    'Files of tiles in the data folder, the folder itself, and whether a Tianditu token is set',
    EVERYONE,
    z.strictObject({}),
    z.object({
      files: z.array(
        z.object({
          file: z.string(),
          bytes: z.number().int().min(0),
          info: archiveInfoSchema.optional(),
          problem: tileProblemSchema.optional(),
        }),
      ),
      folder: z.string(),
      hasToken: z.boolean(),
      cachedBytes: z.number().int().min(0),
    }),
  ),
  'basemaps.test': query(
    'One tile of a source that need not be saved: the picture, or why there is none',
    ADMINS,
    z.strictObject({
      category: z.enum(BASE_MAP_CATEGORIES),
      url: z.string().max(1000).optional(),
      file: z.string().max(300).optional(),
      position: positionSchema,
      level: z.number().int().min(0).max(24),
    }),
    z.object({
      problem: tileProblemSchema.optional(),
      mediaType: z.string().optional(),
      /** The tile's bytes, base64; absent above 400,000 bytes. */
      content: z.string().optional(),
      bytes: z.number().int().min(0).optional(),
      level: z.number().int(),
      x: z.number().int(),
      y: z.number().int(),
      info: archiveInfoSchema.optional(),
    }),
  ),
  'basemaps.addFile': command(
    'Bring an MBTiles or PMTiles file: in pieces, or by its path on this machine',
    ADMINS,
    z.union([
      z.strictObject({ path: z.string().min(1).max(1000) }),
      z.strictObject({
        fileName: fileNameSchema,
        /** Where this piece begins, and how long the whole is, bytes. */
        offset: z.number().int().min(0),
        total: z.number().int().min(1),
        content: z.base64().max(12_000_000),
      }),
    ]),
    /** `file` and `info` once it is whole and was found to be what it says. */
    z.object({ received: z.number().int(), file: z.string().optional(), info: archiveInfoSchema.optional() }),
  ),
  'basemaps.setToken': command(
    'Keep the Tianditu token of this hub; an empty one forgets it',
    ADMINS,
    z.strictObject({
      token: z
        .string()
        .max(200)
        .regex(/^[0-9A-Za-z_-]*$/),
    }),
    z.object({ hasToken: z.boolean() }),
  ),
  'basemaps.clearCache': command(
    'Forget the tiles that were fetched from servers',
    DESK,
    z.strictObject({}),
    z.object({ freedBytes: z.number().int().min(0) }),
  ),
} as const;
