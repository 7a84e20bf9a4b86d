import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import { createBackoff } from './backoff.ts';
import type { HubAddress, HubProcess, LaunchHub } from './hubProcess.ts';

export type SupervisorState =
  | { readonly state: 'starting' | 'stopped' }
  | { readonly state: 'ready'; readonly address: HubAddress }
  | { readonly state: 'restarting'; readonly attempt: number; readonly retryInMs: number };

export interface HubSupervisor {
  state(): SupervisorState;
  /** Why the last start failed; undefined once one succeeded. */
  problem(): AppError | undefined;
  onState(listener: (state: SupervisorState) => void): Unsubscribe;
  start(): void;
  /** Starts at once what waits for its next try. */
  retryNow(): void;
  /** Stops the hub for good (until `start`) and resolves when it has ended. */
  stop(): Promise<void>;
}

export interface SupervisorDeps {
  readonly launch: LaunchHub;
  readonly clock: Clock;
  /** Arguments of the hub without its port. */
  readonly args: readonly string[];
  /** Port to try first; any free one when absent or taken. */
  readonly port: number | undefined;
  /** Hears the port that the hub got. */
  onPort(port: number): void;
}

const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 30_000;
/** A hub that stood this long has recovered. */
const STABLE_AFTER_MS = 60_000;

/** R1: keeps the local hub running: when it dies it comes back, on the same port, ever more slowly while it fails. */
export function createHubSupervisor(deps: SupervisorDeps): HubSupervisor {
  const { launch, clock, args } = deps;
  const backoff = createBackoff(FIRST_DELAY_MS, LONGEST_DELAY_MS);
  const listeners = new Set<(state: SupervisorState) => void>();
  let state: SupervisorState = { state: 'stopped' };
  let port = deps.port ?? 0;
  let current: HubProcess | undefined;
  let cancelWaiting: Unsubscribe = () => {};
  let problem: AppError | undefined;

  const change = (next: SupervisorState) => {
    state = next;
    for (const listener of listeners) listener(next);
  };

  const run = () => {
    cancelWaiting();
    change({ state: 'starting' });
    const hub = launch([...args, '--host', '127.0.0.1', '--port', String(port)]);
    current = hub;
    let wasReady = false;
    let cancelStable: Unsubscribe = () => {};
    const becameReady = hub.ready.then(
      (address) => {
        if (current !== hub) return;
        wasReady = true;
        problem = undefined;
        port = Number(new URL(address.url).port);
        deps.onPort(port);
        cancelStable = clock.after(STABLE_AFTER_MS, () => backoff.reset());
        change({ state: 'ready', address });
      },
      async (error: unknown) => {
        if (current === hub) problem = toAppError(error);
        await hub.stop();
      },
    );
    void Promise.all([hub.ended, becameReady]).then(() => {
      cancelStable();
      if (current !== hub) return;
      current = undefined;
      // Another program may hold the remembered port: the next try takes any.
      const portTaken = !wasReady && port !== 0;
      if (portTaken) port = 0;
      const retryInMs = portTaken && backoff.attempt === 0 ? 0 : backoff.next();
      cancelWaiting = clock.after(retryInMs, run);
      change({ state: 'restarting', attempt: backoff.attempt, retryInMs });
    });
  };

  return {
    state: () => state,
    problem: () => problem,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (state.state === 'stopped') run();
    },
    retryNow() {
      if (state.state === 'restarting') run();
    },
    async stop() {
      cancelWaiting();
      const hub = current;
      current = undefined;
      backoff.reset();
      if (state.state !== 'stopped') change({ state: 'stopped' });
      await hub?.stop();
    },
  };
}
