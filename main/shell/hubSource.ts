import type { HubChoice, HubConnection, HubStatus } from '../../preload/bridge.ts';
import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import { type AppError, toAppError } from '../../shared/errors.ts';
import { parseHubAddress } from './address.ts';
import { createBackoff } from './backoff.ts';
import type { HubSupervisor, SupervisorState } from './hubSupervisor.ts';

/** The hub that the windows show: the local one or a command center, whichever is chosen. */
export interface HubSource {
  status(): HubStatus;
  /** Where to connect, once it is known to answer. */
  connection(): HubConnection | undefined;
  choice(): HubChoice;
  /** Why there is no connection yet. */
  problem(): AppError | undefined;
  onChange(listener: () => void): Unsubscribe;
  start(): void;
  retryNow(): void;
  /**
   * Changes the choice. A remote hub must answer first, so a wrong address changes nothing.
   * @throws AppError desktop.invalidAddress, hub.unreachable
   */
  choose(choice: HubChoice): Promise<void>;
  stop(): Promise<void>;
}

export interface HubSourceDeps {
  readonly supervisor: HubSupervisor;
  readonly clock: Clock;
  readonly initial: HubChoice;
  /** Resolves when a hub answers at the origin. @throws AppError hub.unreachable */
  probe(origin: string): Promise<unknown>;
  /** Remembers a choice that worked. */
  remember(choice: HubChoice): void;
}

export function createHubSource({ supervisor, clock, initial, probe, remember }: HubSourceDeps): HubSource {
  const listeners = new Set<() => void>();
  const backoff = createBackoff(1_000, 15_000);
  let choice = initial;
  let remote: HubStatus = { state: 'stopped' };
  let remoteProblem: AppError | undefined;
  let cancelWaiting: Unsubscribe = () => {};
  /** Raised with every change of choice, so that an answer that comes late is not taken for the new one's. */
  let generation = 0;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  supervisor.onState(() => choice.kind === 'local' && tell());

  const setRemote = (status: HubStatus, problem?: AppError) => {
    remote = status;
    remoteProblem = problem;
    tell();
  };
  const connectRemote = (url: string) => {
    cancelWaiting();
    const mine = ++generation;
    setRemote({ state: 'starting' }, remoteProblem);
    probe(url).then(
      () => {
        if (mine !== generation) return;
        backoff.reset();
        setRemote({ state: 'ready', kind: 'remote', url });
      },
      (error: unknown) => {
        if (mine !== generation) return;
        const retryInMs = backoff.next();
        cancelWaiting = clock.after(retryInMs, () => connectRemote(url));
        setRemote({ state: 'restarting', attempt: backoff.attempt, retryInMs }, toAppError(error));
      },
    );
  };

  const begin = () => {
    if (choice.kind === 'remote') connectRemote(choice.url);
    else supervisor.start();
  };
  const leave = async () => {
    cancelWaiting();
    generation++;
    backoff.reset();
    remote = { state: 'stopped' };
    remoteProblem = undefined;
    if (choice.kind === 'remote') await supervisor.stop();
  };

  return {
    status: () => (choice.kind === 'remote' ? remote : localStatus(supervisor.state())),
    connection() {
      if (choice.kind === 'remote')
        return remote.state === 'ready' ? { kind: 'remote', url: choice.url, token: choice.token } : undefined;
      const state = supervisor.state();
      return state.state === 'ready' ? { kind: 'local', ...state.address } : undefined;
    },
    choice: () => choice,
    problem: () => (choice.kind === 'remote' ? remoteProblem : supervisor.problem()),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: begin,
    retryNow() {
      if (choice.kind === 'local') supervisor.retryNow();
      else if (remote.state === 'restarting') connectRemote(choice.url);
    },
    async choose(wanted) {
      const next: HubChoice =
        wanted.kind === 'local'
          ? wanted
          : { kind: 'remote', url: parseHubAddress(wanted.url), ...(wanted.token ? { token: wanted.token } : {}) };
      if (next.kind === 'remote') await probe(next.url);
      choice = next;
      await leave();
      remember(next);
      begin();
    },
    async stop() {
      cancelWaiting();
      generation++;
      await supervisor.stop();
    },
  };
}

function localStatus(state: SupervisorState): HubStatus {
  switch (state.state) {
    case 'ready':
      return { state: 'ready', kind: 'local', url: state.address.url };
    case 'restarting':
      return { state: 'restarting', attempt: state.attempt, retryInMs: state.retryInMs };
    default:
      return { state: state.state };
  }
}
