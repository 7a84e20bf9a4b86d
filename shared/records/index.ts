import type { z } from 'zod';
import { alarmSchema } from './alarm.ts';
import { alarmRuleSchema } from './alarmRule.ts';
import { cameraSchema } from './camera.ts';
import { baseMapSourceSchema, columnMappingSchema, dataConflictSchema, savedViewSchema } from './desk.ts';
import { documentSchema } from './document.ts';
import { drainSchema } from './drain.ts';
import { feedSourceSchema } from './feedSource.ts';
import { firmSchema } from './firm.ts';
import { gridCellSchema } from './gridCell.ts';
import { importBatchSchema } from './importBatch.ts';
import { incidentSchema } from './incident.ts';
import { complaintSchema, inspectionDrawSchema, inspectionSchema } from './inspection.ts';
import { installationSchema } from './installation.ts';
import { model3dSchema } from './model3d.ts';
import { contactPersonSchema, organisationSchema } from './organisation.ts';
import { outletSchema } from './outlet.ts';
import { panoramaSchema } from './panorama.ts';
import { parkSchema } from './park.ts';
import { populationBlockSchema } from './populationBlock.ts';
import { reportSchema } from './report.ts';
import { riskSourceSchema } from './riskSource.ts';
import { riverReachSchema, waterFacilitySchema } from './river.ts';
import { landSchema, roadSchema } from './road.ts';
import { sensitiveAreaSchema } from './sensitiveArea.ts';
import { shelterSchema } from './shelter.ts';
import { stationSchema } from './station.ts';
import { supplySchema } from './supply.ts';
import { taskSchema } from './task.ts';
import { teamSchema } from './team.ts';
import { userSchema } from './user.ts';
import { mobileSourceSchema, vehicleSchema } from './vehicle.ts';
import { weatherSchema } from './weather.ts';

/** Every kind of record and its schema. The id prefix is the kind. */
export const recordSchemas = {
  firm: firmSchema,
  riskSource: riskSourceSchema,
  supply: supplySchema,
  shelter: shelterSchema,
  sensitiveArea: sensitiveAreaSchema,
  team: teamSchema,
  park: parkSchema,
  installation: installationSchema,
  station: stationSchema,
  outlet: outletSchema,
  camera: cameraSchema,
  drain: drainSchema,
  riverReach: riverReachSchema,
  waterFacility: waterFacilitySchema,
  gridCell: gridCellSchema,
  populationBlock: populationBlockSchema,
  organisation: organisationSchema,
  contact: contactPersonSchema,
  vehicle: vehicleSchema,
  mobileSource: mobileSourceSchema,
  road: roadSchema,
  land: landSchema,
  panorama: panoramaSchema,
  model3d: model3dSchema,
  incident: incidentSchema,
  task: taskSchema,
  alarm: alarmSchema,
  weather: weatherSchema,
  user: userSchema,
  report: reportSchema,
  importBatch: importBatchSchema,
  document: documentSchema,
  inspection: inspectionSchema,
  inspectionDraw: inspectionDrawSchema,
  complaint: complaintSchema,
  savedView: savedViewSchema,
  columnMapping: columnMappingSchema,
  dataConflict: dataConflictSchema,
  baseMapSource: baseMapSourceSchema,
  feedSource: feedSourceSchema,
  alarmRule: alarmRuleSchema,
} as const;

export type RecordKind = keyof typeof recordSchemas;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordSchemas)[Kind]>;
export type AnyRecord = { [Kind in RecordKind]: RecordOf<Kind> }[RecordKind];

export const RECORD_KINDS = Object.keys(recordSchemas) as readonly RecordKind[];

/** Kinds that an office keeps lists of and imports; all of them are places on the map. */
export const PLACE_KINDS = [
  'firm',
  'riskSource',
  'supply',
  'shelter',
  'sensitiveArea',
  'team',
  'park',
  'installation',
  'station',
  'outlet',
  'camera',
  'drain',
  'riverReach',
  'waterFacility',
  'gridCell',
  'populationBlock',
  'organisation',
  'contact',
  'vehicle',
  'mobileSource',
  'road',
  'land',
  'panorama',
  'model3d',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];
export type PlaceRecord = { [Kind in PlaceKind]: RecordOf<Kind> }[PlaceKind];

/** Kinds that an office keeps beside the map: papers of firms, and what the desk set up for itself. */
export const PAPER_KINDS = [
  'document',
  'inspection',
  'inspectionDraw',
  'complaint',
  'savedView',
  'columnMapping',
  'dataConflict',
  'baseMapSource',
  'feedSource',
  'alarmRule',
] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** Kinds that commands put and remove as whole records. */
export const KEPT_KINDS = [...PLACE_KINDS, ...PAPER_KINDS] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Kind that an id belongs to, or undefined when its prefix is unknown. */
export function kindOfId(id: string): RecordKind | undefined {
  const prefix = id.slice(0, id.indexOf(':'));
  return Object.hasOwn(recordSchemas, prefix) ? (prefix as RecordKind) : undefined;
}

const placeKinds: ReadonlySet<string> = new Set(PLACE_KINDS);

/** True for ids of kinds that are imported places. */
export function isPlaceKind(kind: string): kind is PlaceKind {
  return placeKinds.has(kind);
}
