import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../main/log.ts';
import { openTelemetry } from '../../../main/telemetry/openTelemetry.ts';
import type { Telemetry } from '../../../main/telemetry/telemetry.ts';
import { SimulatedClock } from '../../../shared/clock.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../../shared/telemetry/track.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A whole hour. */
export const START = Date.UTC(2026, 10, 25, 8);

export interface Rig {
  readonly folder: string;
  readonly clock: SimulatedClock;
  telemetry: Telemetry;
  /** Closes and opens again on the same folder. */
  reopen(): Promise<void>;
  /** Thins until nothing is left to do. */
  thin(): Promise<void>;
  end(): Promise<void>;
}

export async function openRig(start = START): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'telemetry-'));
  const clock = new SimulatedClock(start);
  const open = () => openTelemetry({ folder, clock, log: createLog('silent') });
  const rig: Rig = {
    folder,
    clock,
    telemetry: await open(),
    async reopen() {
      await rig.telemetry.close();
      rig.telemetry = await open();
    },
    async thin() {
      await rig.telemetry.flush();
      // Each step of thinning is answered before the next is due: history waits for what was asked before.
      for (let step = 0; step < 200; step++) {
        clock.advanceTo(clock.now() + 60_000);
        await new Promise((resolve) => setTimeout(resolve, 2));
        await rig.telemetry.flush();
      }
    },
    async end() {
      await rig.telemetry.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return rig;
}

export function reading(part: Partial<Reading> = {}): Reading {
  const at = part.at ?? START;
  return {
    stationId: 'station:a',
    factor: 'a21026',
    period: 'realtime',
    at,
    value: 1,
    flag: 'N',
    receivedAt: at,
    feedId: 'feedSource:one',
    verdict: 0,
    ...part,
  };
}

export function point(part: Partial<TrackPoint> = {}): TrackPoint {
  const at = part.at ?? START;
  return { subjectId: 'vehicle:a', at, lon: 104.1, lat: 30.6, receivedAt: at, feedId: 'feedSource:one', ...part };
}
