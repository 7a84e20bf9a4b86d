import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SceneInput } from './sceneInput.ts';

/** Beside this file, as source or as the build's own entry. */
const WORKER = new URL(`./sceneWorker${extname(import.meta.filename)}`, import.meta.url);

/** What the worker builds: a whole scene into its folder, or one firm's view of it as a file. */
export interface SceneTask {
  readonly input: SceneInput;
  readonly folder: string;
  readonly view?: { readonly file: string; readonly ownIds: readonly string[] } | undefined;
}

/** Runs a task in a worker. Rejects with what went wrong there. */
export async function runSceneTask(task: SceneTask): Promise<void> {
  const worker = new Worker(WORKER, { workerData: task });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the scene builder ended with ${code}`)));
  });
}
