import type { z } from 'zod';
import { alarmSchema } from './alarm.ts';
import { firmSchema } from './firm.ts';
import { importBatchSchema } from './importBatch.ts';
import { incidentSchema } from './incident.ts';
import { reportSchema } from './report.ts';
import { riskSourceSchema } from './riskSource.ts';
import { sensitiveAreaSchema } from './sensitiveArea.ts';
import { shelterSchema } from './shelter.ts';
import { supplySchema } from './supply.ts';
import { taskSchema } from './task.ts';
import { teamSchema } from './team.ts';
import { userSchema } from './user.ts';
import { weatherSchema } from './weather.ts';

/** Every kind of record and its schema. The id prefix is the kind. */
export const recordSchemas = {
  firm: firmSchema,
  riskSource: riskSourceSchema,
  supply: supplySchema,
  shelter: shelterSchema,
  sensitiveArea: sensitiveAreaSchema,
  team: teamSchema,
  incident: incidentSchema,
  task: taskSchema,
  alarm: alarmSchema,
  weather: weatherSchema,
  user: userSchema,
  report: reportSchema,
  importBatch: importBatchSchema,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>;
export type AnyRecord = { [Kind in RecordKind]: RecordOf<Kind> }[RecordKind];

export const RECORD_KINDS = Object.keys(recordSchemas) as readonly RecordKind[];

/** Kinds that an office keeps lists of and imports; all of them are places on the map. */
export const PLACE_KINDS = ['firm', 'riskSource', 'supply', 'shelter', 'sensitiveArea', 'team'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
export type PlaceRecord = { [Kind in PlaceKind]: RecordOf<Kind> }[PlaceKind];

/** Kind that an id belongs to, or undefined when its prefix is unknown. */
export function kindOfId(id: string): RecordKind | undefined {
  const prefix = id.slice(0, id.indexOf(':'));
  return RECORD_KINDS.find((kind) => kind === prefix);
}

/** True for ids of kinds that are imported places. */
export function isPlaceKind(kind: string): kind is PlaceKind {
  return PLACE_KINDS.some((place) => place === kind);
}
