import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import type { Clock } from '../../../shared/clock.ts';
import type { simulatorStateSchema } from '../../../shared/contract/feeds.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Log } from '../../log.ts';
import type { FeedHealth } from '../feed.ts';
import { type SimulationPlan, type SimulatorCommand, type SimulatorReport, simulatorReportSchema } from './plan.ts';

export type SimulatorState = z.infer<typeof simulatorStateSchema>;

/** The demonstration's source of data. */
export interface Simulator {
  state(): SimulatorState;
  health(): FeedHealth;
  /** @throws AppError feed.noDemo without demonstration data */
  start(options: { readonly incident: boolean }): Promise<SimulatorState>;
  stop(): Promise<SimulatorState>;
}

/** After the simulator's start the scripted incident begins by itself. */
export const INCIDENT_AFTER_MS = 15 * 60_000;

const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './simulatorWorker.ts' : './simulatorWorker.mjs',
  import.meta.url,
);

export interface SimulatorDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Demonstration data is in this hub. */
  readonly isAvailable: () => boolean;
  /** Opens the gateway where it is not open, and says who plays. */
  readonly plan: () => Promise<SimulationPlan>;
  /** Ends what was made for the plan. */
  readonly ended: () => void;
}

/** Starts the simulator's thread and stops it. */
export function createSimulator({ clock, log, isAvailable, plan, ended }: SimulatorDeps): Simulator {
  let worker: Worker | undefined;
  let incidentAt: number | undefined;
  let report: SimulatorReport | undefined;
  let lastAt: number | undefined;
  let failed: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const state = (): SimulatorState => ({
    available: isAvailable(),
    running: worker !== undefined,
    ...(incidentAt === undefined ? {} : { incidentAt }),
  });
  const inTurn = <T>(step: () => Promise<T>): Promise<T> => {
    const done = turn.then(step);
    turn = done.catch(() => {});
    return done;
  };
  const say = (command: SimulatorCommand) => worker?.postMessage(command);

  const begin = async (): Promise<void> => {
    const made = await plan();
    incidentAt = made.script ? clock.now() + INCIDENT_AFTER_MS : undefined;
    failed = undefined;
    report = undefined;
    const workerData: SimulationPlan = { ...made, ...(incidentAt === undefined ? {} : { incidentAt }) };
    const thread = new Worker(WORKER, { workerData });
    worker = thread;
    thread.on('message', (message) => {
      report = simulatorReportSchema.parse(message);
      lastAt = clock.now();
    });
    thread.on('error', (error) => {
      failed = error.message;
      log.error({ err: error }, 'the simulator has failed');
    });
    thread.on('exit', () => {
      if (worker !== thread) return;
      worker = undefined;
      incidentAt = undefined;
      ended();
    });
    log.info(
      { devices: made.devices.length, vehicles: made.vehicles.length, script: made.script },
      'simulator has started',
    );
  };

  return {
    state,
    health() {
      const { connections = 0, readings = 0, positions = 0, frames = 0, lost = 0, refused = 0 } = report ?? {};
      return {
        state: failed === undefined ? (worker ? 'running' : 'stopped') : 'failed',
        perMinute: 0,
        counts: { connections, frames, readings, positions, unanswered: lost, refused },
        ...(lastAt === undefined ? {} : { lastAt }),
      };
    },
    start: ({ incident }) =>
      inTurn(async () => {
        if (!isAvailable()) throw new AppError('feed.noDemo');
        if (!worker) await begin();
        if (incident) {
          incidentAt = clock.now();
          say({ do: 'incident', at: incidentAt });
        }
        return state();
      }),
    stop: () =>
      inTurn(async () => {
        const thread = worker;
        if (thread) {
          worker = undefined;
          incidentAt = undefined;
          await thread.terminate();
          ended();
          log.info('simulator has stopped');
        }
        return state();
      }),
  };
}
