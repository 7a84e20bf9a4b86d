import { statSync } from 'node:fs';
import type { AppError } from '../../shared/errors.ts';
import { companions, type StorePaths } from './paths.ts';
import type { Session } from './session.ts';
import type { Store } from './types.ts';

/** What /metrics and health are told about the store. */
export class Statistics {
  readonly #paths: StorePaths;
  #lastCommitMs = 0;
  /** Why the last write or read failed; cleared by the next commit. */
  #failure: AppError | undefined;
  /** Damage that a check found; stays until the next start. */
  #damage: string | undefined;
  #listenerFailure: unknown;

  constructor(paths: StorePaths) {
    this.#paths = paths;
  }

  /** @param durationMs how long the commit took, fsync and journal included */
  committed(durationMs: number): void {
    this.#lastCommitMs = durationMs;
    this.#failure = undefined;
  }

  failed(error: AppError): void {
    if (error.code.startsWith('store.')) this.#failure = error;
  }

  damaged(problem: string): void {
    this.#damage = problem;
  }

  listenerFailed(error: unknown): void {
    this.#listenerFailure = error;
  }

  of(session: Session): ReturnType<Store['statistics']> {
    const entities = session.reader.prepare<[], number>('SELECT count(*) FROM entities WHERE alive = 1').pluck().get();
    const problem = this.#problem(session.journal.problem);
    return {
      events: session.seq,
      entities: entities ?? 0,
      bytes: sizeOf([this.#paths.database, ...companions(this.#paths.database)]),
      journalBytes: session.journal.bytes,
      lastCommitMs: this.#lastCommitMs,
      healthy: problem === undefined,
      ...(problem === undefined ? {} : { problem }),
    };
  }

  #problem(journalProblem: unknown): string | undefined {
    if (this.#damage !== undefined) return `damage: ${this.#damage}`;
    if (this.#failure !== undefined) return `${this.#failure.code}: ${messageOf(this.#failure.cause)}`;
    if (journalProblem !== undefined) return `journal: ${messageOf(journalProblem)}`;
    if (this.#listenerFailure !== undefined) return `listener: ${messageOf(this.#listenerFailure)}`;
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}
