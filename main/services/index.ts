import { type OperationName, operations } from '../../shared/contract/index.ts';
import { alarmingService } from './alarming.ts';
import { alarmService, weatherService } from './alarms.ts';
import { areaService } from './area.ts';
import { baseMapService } from './basemaps.ts';
import { conflictService } from './conflicts.ts';
import { demoService } from './demo.ts';
import { documentService } from './documents.ts';
import { exportService } from './exports.ts';
import { feedService } from './feeds.ts';
import { firmService } from './firms.ts';
import { importService } from './imports.ts';
import { incidentService } from './incidents.ts';
import { inspectionService } from './inspections.ts';
import { recordService } from './records.ts';
import { reportService } from './reports.ts';
import { sceneService } from './scenes.ts';
import { searchService } from './search.ts';
import type { Handler, Service, ServiceDeps } from './service.ts';
import { backupService, systemService } from './system.ts';
import { taskService } from './tasks.ts';
import { telemetryService } from './telemetry.ts';
import { trackService } from './tracks.ts';
import { videoService } from './video.ts';

const SERVICES: readonly ((deps: ServiceDeps) => Service)[] = [
  systemService,
  backupService,
  recordService,
  areaService,
  baseMapService,
  searchService,
  importService,
  conflictService,
  exportService,
  demoService,
  incidentService,
  taskService,
  alarmService,
  alarmingService,
  weatherService,
  feedService,
  reportService,
  documentService,
  firmService,
  inspectionService,
  sceneService,
  telemetryService,
  trackService,
  videoService,
];

/** Handler of one operation whose input has passed the contract. */
export type AnyHandler = (input: unknown, caller: Parameters<Handler<OperationName>>[1]) => unknown;

/**
 * Every operation's handler.
 * @throws Error when an operation has no handler or two, so that a slip shows at start and not at three in the morning
 */
export function createHandlers(deps: ServiceDeps): ReadonlyMap<string, AnyHandler> {
  const handlers = new Map<string, AnyHandler>();
  for (const service of SERVICES) {
    for (const [name, handler] of Object.entries(service(deps))) {
      if (handlers.has(name)) throw new Error(`operation ${name} has two handlers`);
      handlers.set(name, handler as AnyHandler);
    }
  }
  for (const name of Object.keys(operations)) {
    if (!handlers.has(name)) throw new Error(`operation ${name} has no handler`);
  }
  return handlers;
}
