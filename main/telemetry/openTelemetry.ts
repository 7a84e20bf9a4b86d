import { join } from 'node:path';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../log.ts';
import { makeFolder } from '../store/files.ts';
import { Notices } from './notices.ts';
import type { Telemetry } from './telemetry.ts';
import { TelemetryHub } from './telemetryHub.ts';

/** File in the hub's data folder. */
export const TELEMETRY_FILE = 'telemetry.db';

export interface TelemetryOptions {
  /** The hub's data folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Opens the telemetry database, making it when there is none and setting it aside when it is damaged.
 * @throws AppError store.full, store.readOnly, store.newer, store.failed
 */
export async function openTelemetry({ folder, clock, log }: TelemetryOptions): Promise<Telemetry> {
  makeFolder(folder);
  const hub = new TelemetryHub({
    file: join(folder, TELEMETRY_FILE),
    folder,
    clock,
    log,
    notices: new Notices(clock, log),
  });
  await hub.open();
  return hub;
}
