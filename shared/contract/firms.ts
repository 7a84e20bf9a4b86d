import { z } from 'zod';
import { positionSchema } from '../geo.ts';
import { idOf, nameSchema, textSchema, timeSchema } from '../records/base.ts';
import { FIRM_STATUSES } from '../records/firm.ts';
import { INCIDENT_STATES } from '../records/incident.ts';
import { recordSchemas } from '../records/index.ts';
import { ringCountSchema } from '../records/report.ts';
import { command, DESK, EVERYONE, query } from './operation.ts';

const firmId = idOf('firm');
const list = <Schema extends z.ZodType>(schema: Schema) => z.array(schema);

/** Everything kept of one firm. */
export const firmFileSchema = z.object({
  firm: recordSchemas.firm,
  park: recordSchemas.park.optional(),
  riskSources: list(recordSchemas.riskSource),
  installations: list(recordSchemas.installation),
  outlets: list(recordSchemas.outlet),
  stations: list(recordSchemas.station),
  drains: list(recordSchemas.drain),
  cameras: list(recordSchemas.camera),
  panoramas: list(recordSchemas.panorama),
  contacts: list(recordSchemas.contact),
  documents: list(recordSchemas.document),
  inspections: list(recordSchemas.inspection),
  complaints: list(recordSchemas.complaint),
  alarms: list(recordSchemas.alarm),
  incidents: list(recordSchemas.incident),
  /** Changes of state of those incidents, from the log. */
  incidentSteps: list(
    z.object({
      incidentId: idOf('incident'),
      atMs: timeSchema,
      actor: z.string(),
      to: z.enum(INCIDENT_STATES),
      why: z.string(),
    }),
  ),
  /** Imports that brought or changed any of these. */
  imports: list(recordSchemas.importBatch),
});
export type FirmFile = z.infer<typeof firmFileSchema>;

/** What a firm's nearness is asked to. */
export const NEAR_TARGETS = ['river', 'intake', 'reserve', 'residents', 'school', 'hospital', 'careHome'] as const;
export type NearTarget = (typeof NEAR_TARGETS)[number];

export const nearestSchema = z.object({
  target: z.enum(NEAR_TARGETS),
  id: z.string(),
  name: z.string(),
  position: positionSchema,
  /** To its outline, metres. */
  distanceM: z.number().min(0),
});
export type Nearest = z.infer<typeof nearestSchema>;

export const surroundingRingSchema = ringCountSchema.extend({
  /** Sensitive areas by category. */
  categories: z.record(z.string(), z.number().int().min(0)),
  shelters: z.number().int().min(0),
  supplies: z.number().int().min(0),
  /** Night population of the population blocks whose middle lies inside. */
  blockPeople: z.number().int().min(0),
});

/** What firms can have, and be asked for. */
export const FIRM_POSSESSIONS = ['panorama', 'installation', 'drain', 'camera', 'station', 'document'] as const;
export type FirmPossession = (typeof FIRM_POSSESSIONS)[number];

const grades = ['general', 'larger', 'major', 'none'] as const;

/** The factors that firms are searched by; all that are given must hold. */
export const firmFactorsSchema = z.strictObject({
  /** Part of name, code, credit code, address or park. */
  text: z.string().max(200).optional(),
  /** Substance: part of its name, or its CAS number. */
  substance: z.string().trim().min(1).max(200).optional(),
  /** Least amount of that substance (or of any one) in the firm, kilograms. */
  minAmountKg: z.number().min(0).optional(),
  grades: z.array(z.enum(grades)).max(4).optional(),
  statuses: z.array(z.enum(FIRM_STATUSES)).max(4).optional(),
  parks: z.array(z.string().max(200)).max(200).optional(),
  industries: z.array(z.string().max(100)).max(200).optional(),
  /** Q as stated, else as computed from the risk sources. */
  minQ: z.number().min(0).optional(),
  maxQ: z.number().min(0).optional(),
  near: z.strictObject({ target: z.enum(NEAR_TARGETS), withinM: z.number().positive().max(100_000) }).optional(),
  openProblems: z.boolean().optional(),
  /** Open problems whose date has passed. */
  overdueProblems: z.boolean().optional(),
  expiredDocuments: z.boolean().optional(),
  openComplaints: z.boolean().optional(),
  has: z.array(z.enum(FIRM_POSSESSIONS)).max(FIRM_POSSESSIONS.length).optional(),
  lacks: z.array(z.enum(FIRM_POSSESSIONS)).max(FIRM_POSSESSIONS.length).optional(),
});
export type FirmFactors = z.infer<typeof firmFactorsSchema>;

export const FIRM_ORDERS = [
  'name',
  'riskGrade',
  'ratioQ',
  'amountKg',
  'distanceM',
  'openProblems',
  'parkName',
  'industry',
] as const;
export type FirmOrder = (typeof FIRM_ORDERS)[number];

export const firmRowSchema = z.object({
  id: firmId,
  name: nameSchema,
  code: z.string().optional(),
  position: positionSchema,
  industry: z.string().optional(),
  parkName: z.string().optional(),
  status: z.enum(FIRM_STATUSES).optional(),
  riskGrade: z.enum(['general', 'larger', 'major']).optional(),
  /** As stated, else computed. */
  ratioQ: z.number().optional(),
  /** Amount of the asked substance, else of the one the firm has most of, kg. */
  amountKg: z.number().optional(),
  substance: z.string().optional(),
  riskSources: z.number().int(),
  installations: z.number().int(),
  openProblems: z.number().int(),
  overdueProblems: z.number().int(),
  expiredDocuments: z.number().int(),
  nearest: nearestSchema.optional(),
});
export type FirmRow = z.infer<typeof firmRowSchema>;

const drawWeight = z.number().int().min(1).max(100);

/** Firms: the file of one, the search over all, and the inspections of firms drawn by lot. */
export const firmOperations = {
  'firms.file': query('Everything kept of one firm', EVERYONE, z.strictObject({ firmId }), firmFileSchema),
  'firms.surroundings': query(
    'Counts and people round a firm, the nearest sensitive places of each category',
    EVERYONE,
    z.strictObject({
      firmId,
      radiiM: z.array(z.number().positive().max(50_000)).min(1).max(5).default([500, 3000, 5000]),
    }),
    z.object({
      rings: z.array(surroundingRingSchema),
      nearest: z.array(nearestSchema),
      /** Sensitive areas inside the largest ring, nearest first, at most 200. */
      sensitive: z.array(z.object({ record: recordSchemas.sensitiveArea, distanceM: z.number().min(0) })).max(200),
    }),
  ),
  'firms.search': query(
    'Firms by many factors at once',
    EVERYONE,
    z.strictObject({
      factors: firmFactorsSchema.default({}),
      orderBy: z.enum(FIRM_ORDERS).default('name'),
      descending: z.boolean().default(false),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(1000).default(200),
      /** Also the ids of all that were found, in order. */
      withIds: z.boolean().default(false),
    }),
    z.object({
      total: z.number().int().min(0),
      /** Firms in all. */
      of: z.number().int().min(0),
      rows: z.array(firmRowSchema),
      ids: z.array(firmId).optional(),
    }),
  ),
  'firms.choices': query(
    'Values that firms have: parks, industries, substances, each with the number of firms',
    EVERYONE,
    z.strictObject({}),
    z.object({
      parks: z.array(z.object({ value: z.string(), firms: z.number().int() })),
      industries: z.array(z.object({ value: z.string(), firms: z.number().int() })),
      substances: z.array(z.object({ value: z.string(), casNumber: z.string().optional(), firms: z.number().int() })),
    }),
  ),
  'inspections.draw': command(
    'Draw firms and inspectors by lot; the draw is kept and can be repeated by anybody',
    DESK,
    z.strictObject({
      name: nameSchema,
      firmIds: z.array(firmId).min(1).max(20_000),
      inspectors: z.array(z.string().trim().min(1).max(100)).min(2).max(2000),
      firmCount: z.number().int().min(1).max(5000),
      inspectorsPerFirm: z.number().int().min(2).max(10).default(2),
      /** Inspectors who are not sent to a firm. */
      avoid: z
        .array(z.strictObject({ firmId, inspector: z.string().trim().min(1).max(100) }))
        .max(5000)
        .default([]),
      /** Chances by risk grade; absent when all firms are alike. */
      weights: z
        .strictObject({ general: drawWeight, larger: drawWeight, major: drawWeight, none: drawWeight })
        .optional(),
      /** Absent: the hub's randomness makes one. */
      seed: z.string().trim().min(1).max(100).optional(),
      condition: textSchema.optional(),
    }),
    z.object({ draw: recordSchemas.inspectionDraw }),
  ),
  'inspections.verify': query(
    'Repeat a kept draw and compare',
    EVERYONE,
    z.strictObject({ drawId: idOf('inspectionDraw') }),
    z.object({
      /** False when its method is not one this hub knows: then nothing was compared. */
      methodKnown: z.boolean(),
      valid: z.boolean(),
      /** Places in the list (1-based) that come out differently. */
      differences: z.array(z.number().int().min(1)),
    }),
  ),
} as const;
