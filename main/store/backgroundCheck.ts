import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import { startCheck } from './deepCheck.ts';
import { writeAtomically } from './files.ts';
import type { StorePaths } from './paths.ts';
import type { StoreNotice } from './types.ts';

/** Leaves the start its disk and processor, milliseconds. */
const DELAY_MS = 20_000;

/** Reads a large database whole, once, after the start; keeps what it or a failing query found for the next start. */
export class BackgroundCheck {
  readonly #paths: StorePaths;
  readonly #clock: Clock;
  readonly #tell: (notice: StoreNotice) => void;
  #suspected = false;
  #stopped = false;
  #cancel: Unsubscribe | undefined;
  #running: { result: Promise<string | undefined>; stop: () => Promise<void> } | undefined;

  /** @param tell what people must know of it */
  constructor(paths: StorePaths, clock: Clock, tell: (notice: StoreNotice) => void) {
    this.#paths = paths;
    this.#clock = clock;
    this.#tell = tell;
  }

  schedule(): void {
    this.#cancel = this.#clock.after(DELAY_MS, () => {
      const running = startCheck({ file: this.#paths.database, journal: this.#paths.journal });
      this.#running = running;
      running.result.then(
        (problem) => problem !== undefined && this.suspect(problem),
        (error: unknown) => this.#notice('store.checkFailed', error instanceof Error ? error.message : String(error)),
      );
    });
  }

  /** Something is damaged: the next start looks at everything and mends it. */
  suspect(problem: string): void {
    if (this.#suspected || this.#stopped) return;
    this.#suspected = true;
    this.#notice('store.damageFound', problem);
    try {
      writeAtomically(this.#paths.suspect, JSON.stringify({ problem }));
    } catch (error) {
      // The damage is told already; without the mark the next start may take it for whole and find it again.
      this.#notice('store.checkFailed', error instanceof Error ? error.message : String(error));
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#running?.stop();
  }

  #notice(key: string, problem: string): void {
    this.#tell({ key, params: { problem }, at: this.#clock.now() });
  }
}
