import { statSync } from 'node:fs';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { deepProblem } from './check.ts';
import { openReader } from './connection.ts';
import { journalProblem } from './journalCheck.ts';
import { isDamage } from './storeErrors.ts';

/** Above this a check would hold the event loop for more than some 50 milliseconds, bytes. */
const CHECKED_INLINE_BYTES = 1024 * 1024;

/** Beside this file, as source or as the build's second entry. */
const WORKER = new URL(`./deepCheckWorker${extname(import.meta.filename)}`, import.meta.url);

/** What to check: a database and, when it has one, its journal. */
export interface CheckTask {
  readonly file: string;
  readonly journal?: string | undefined;
}

/** Reads everything; returns what is wrong, undefined when nothing is. */
export function runCheck({ file, journal }: CheckTask): string | undefined {
  try {
    const database = openReader(file);
    try {
      return deepProblem(database) ?? (journal === undefined ? undefined : journalProblem(database, journal));
    } finally {
      database.close();
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}

/** `runCheck` of a database: all but small ones in a worker, so that the hub goes on. */
export async function checkFile(file: string): Promise<string | undefined> {
  if (statSync(file).size <= CHECKED_INLINE_BYTES) return runCheck({ file });
  return startCheck({ file }).result;
}

/** Runs a check in a worker. `stop` ends it early; the result is then undefined. */
export function startCheck(task: CheckTask): { result: Promise<string | undefined>; stop: () => Promise<void> } {
  const worker = new Worker(WORKER, { workerData: task });
  const result = new Promise<string | undefined>((resolve, reject) => {
    worker.once('message', ({ problem }: { problem?: string }) => resolve(problem));
    worker.once('error', reject);
    worker.once('exit', () => resolve(undefined));
  });
  return { result, stop: async () => void (await worker.terminate()) };
}
