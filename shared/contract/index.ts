import type { z } from 'zod';
import { alarmingOperations } from './alarming.ts';
import { areaOperations } from './area.ts';
import { baseMapOperations } from './basemaps.ts';
import { documentOperations } from './documents.ts';
import { feedOperations } from './feeds.ts';
import { firmOperations } from './firms.ts';
import { importOperations } from './imports.ts';
import { incidentOperations } from './incidents.ts';
import { judgingOperations } from './judging.ts';
import type { Operation } from './operation.ts';
import { recordOperations } from './records.ts';
import { sceneOperations } from './scenes.ts';
import { searchOperations } from './search.ts';
import { systemOperations } from './system.ts';
import { telemetryOperations } from './telemetry.ts';
import { trackOperations } from './tracks.ts';
import { videoOperations } from './video.ts';

/** The whole API. A name that stood in two groups would be lost in the spread: a test counts them. */
export const operations = {
  ...systemOperations,
  ...recordOperations,
  ...importOperations,
  ...documentOperations,
  ...firmOperations,
  ...incidentOperations,
  ...alarmingOperations,
  ...judgingOperations,
  ...sceneOperations,
  ...areaOperations,
  ...baseMapOperations,
  ...searchOperations,
  ...telemetryOperations,
  ...trackOperations,
  ...videoOperations,
  ...feedOperations,
} as const;
export const operationGroups = [
  systemOperations,
  recordOperations,
  importOperations,
  documentOperations,
  firmOperations,
  incidentOperations,
  alarmingOperations,
  judgingOperations,
  sceneOperations,
  areaOperations,
  baseMapOperations,
  searchOperations,
  telemetryOperations,
  trackOperations,
  videoOperations,
  feedOperations,
] as const;

export type OperationName = keyof typeof operations;
/** What a caller passes (defaults may be left out). */
export type InputOf<Name extends OperationName> = z.input<(typeof operations)[Name]['input']>;
/** What the handler gets (defaults filled in). */
export type ParsedInputOf<Name extends OperationName> = z.output<(typeof operations)[Name]['input']>;
export type OutputOf<Name extends OperationName> = z.output<(typeof operations)[Name]['output']>;

/** The operation of that name, or undefined. */
export function operationNamed(name: string): Operation | undefined {
  return Object.hasOwn(operations, name) ? operations[name as OperationName] : undefined;
}
