import { z } from 'zod';
import { geometrySchema, positionSchema } from '../geo.ts';
import { PLACE_KINDS } from '../records/index.ts';
import { ringCountSchema } from '../records/report.ts';
import { EVERYONE, query } from './operation.ts';

/** Most ids that one answer names. */
export const MOST_IDS = 50_000;

const placeKind = z.enum(PLACE_KINDS);
const anyRecord = z.looseObject({ id: z.string() });
const radiusM = z.number().positive().max(200_000);

/** A record and its distance from the asked position, metres. */
export const placedSchema = z.object({ record: anyRecord, distanceM: z.number().min(0) });

const widthM = z.number().positive().max(50_000);

/** What is asked about. */
export const areaShapeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('circle'), centre: positionSchema, radiusM }),
  /** Open ring: the first vertex is not repeated. */
  z.strictObject({ kind: z.literal('polygon'), ring: z.array(positionSchema).min(3).max(10_000) }),
  /** Everything within `widthM` of a line, on each side and round its ends. */
  z.strictObject({ kind: z.literal('corridor'), line: z.array(positionSchema).min(2).max(10_000), widthM }),
  /** Along a road or a river reach; `whole`: all of the same road or river, `downstream`, `upstream`: where it flows. */
  z.strictObject({
    kind: z.literal('along'),
    id: z.string().max(80),
    widthM,
    extent: z.enum(['record', 'whole', 'downstream', 'upstream']).default('record'),
    /** How far downstream or upstream, metres. */
    lengthM: z.number().positive().max(2_000_000).optional(),
  }),
  /** Inside the outline of a record: a park, a grid cell, a reserve. */
  z.strictObject({ kind: z.literal('inside'), id: z.string().max(80) }),
]);
export type AreaShape = z.infer<typeof areaShapeSchema>;
export type AreaShapeInput = z.input<typeof areaShapeSchema>;

const count = z.number().int().min(0);
/** People by day and by night. `without`: how many of the counted places do not state them: a lower bound then. */
const peopleSumSchema = z.object({ day: count, night: count, places: count, without: count });

/** Sums over everything inside. The two sums of people overlap and are never added together. */
export const areaSumsSchema = z.object({
  /** In sensitive areas, each counted whole when its outline is touched. */
  sensitiveAreas: peopleSumSchema,
  /** In population blocks; of a block that the edge cuts, the share of its area. `cut`: how many of them. */
  residents: peopleSumSchema.extend({ cut: count }),
  shelters: z.object({ people: count, places: count, without: count }),
  stock: z.array(z.object({ name: z.string(), unit: z.string(), quantity: z.number(), depots: count })),
  /** Risk sources and installations apart: both may describe the same tank. */
  substances: z.array(
    z.object({
      kind: z.enum(['riskSource', 'installation']),
      name: z.string(),
      amountKg: z.number(),
      places: count,
      without: count,
    }),
  ),
  riverM: z.number().min(0),
  roadM: z.number().min(0),
});
export type AreaSums = z.infer<typeof areaSumsSchema>;

/** What lies within, along and near. */
export const areaOperations = {
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
  'area.query': query(
    'Counts, sums and a sorted, paged list of what a circle, a polygon, a corridor or an outline holds or touches',
    EVERYONE,
    z.strictObject({
      shape: areaShapeSchema,
      kinds: z.array(placeKind).min(1).optional(),
      /** Of these categories only: `kind_category`. Kinds that are not named here are not narrowed. */
      categories: z.array(z.string().max(80)).min(1).max(200).optional(),
      /** Only places that answer this, as the search box would. */
      text: z.string().max(200).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(1000).default(100),
      /** Also the ids of all, in the order of the list: for exports and for the map. */
      ids: z.boolean().default(false),
    }),
    z.object({
      total: count,
      /** The most first within a kind, kinds in their own order. */
      counts: z.array(z.object({ kind: placeKind, category: z.string().optional(), count })),
      sums: areaSumsSchema,
      /** By distance from the centre; of a corridor by distance along its line. */
      places: z.array(placedSchema.extend({ alongM: z.number().min(0).optional() })),
      ids: z.array(z.string()).optional(),
      /** True when more than `MOST_IDS` were found and `ids` ends there. */
      idsCut: z.boolean(),
      areaM2: z.number().min(0).optional(),
      lengthM: z.number().min(0).optional(),
      /** The line or outline that a record stood for. */
      geometry: geometrySchema.optional(),
    }),
  ),
} as const;
