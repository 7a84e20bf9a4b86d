import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { ReaderRequest, WorkerAnswer, WriterRequest } from './messages.ts';

/** Beside this file, as source or as one of the build's entries. */
const WORKER = new URL(`./telemetryWorker${extname(import.meta.filename)}`, import.meta.url);

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/** A worker with one connection to the database; started by the first request, and again after it died. */
export class WorkerLink {
  readonly #task: { readonly file: string; readonly folder: string; readonly role: 'writer' | 'reader' };
  #running: { readonly worker: Worker; readonly pending: Map<number, Pending> } | undefined;
  #lastId = 0;

  constructor(task: { readonly file: string; readonly folder: string; readonly role: 'writer' | 'reader' }) {
    this.#task = task;
  }

  /**
   * What the worker answers; the caller knows its shape from the request (both ends are this module's).
   * @throws AppError store.full, store.damaged, …; store.failed when the worker died
   */
  ask<Answer>(request: WriterRequest | ReaderRequest): Promise<Answer> {
    const { worker, pending } = this.#start();
    const id = ++this.#lastId;
    return new Promise<Answer>((resolve, reject) => {
      pending.set(id, { resolve: (answer) => resolve(answer as Answer), reject });
      worker.postMessage({ id, request });
    });
  }

  async end(): Promise<void> {
    await this.#running?.worker.terminate();
  }

  #start() {
    if (this.#running) return this.#running;
    const worker = new Worker(WORKER, { workerData: this.#task });
    const pending = new Map<number, Pending>();
    const running = { worker, pending };
    this.#running = running;
    worker.on('message', (answer: WorkerAnswer) => {
      const asked = pending.get(answer.id);
      pending.delete(answer.id);
      if ('failed' in answer) {
        const { code, params, what } = answer.failed;
        asked?.reject(new AppError(code, params, new Error(what)));
      } else asked?.resolve(answer.ok);
    });
    let cause: unknown;
    worker.once('error', (error) => {
      cause = error;
    });
    worker.once('exit', () => {
      if (this.#running === running) this.#running = undefined;
      const error = new AppError('store.failed', { path: this.#task.file, what: String(cause ?? 'ended') }, cause);
      for (const { reject } of pending.values()) reject(error);
    });
    return running;
  }
}
