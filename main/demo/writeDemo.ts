import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { PLACE_KINDS } from '../../shared/records/index.ts';

/** A file of the demonstration that lies in its folder. */
const writtenSchema = z.object({ file: z.string(), kind: z.enum(PLACE_KINDS) });
export type WrittenFile = z.infer<typeof writtenSchema>;

/** The worker as it ships beside the bundled hub, or as source. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './demoWorker.ts' : './demoWorker.mjs', import.meta.url);

/**
 * Makes the demonstration's files in a worker, so that the ones that are ready can be imported meanwhile.
 * @param baseMapFolder assets/basemap @param folder where the files go
 * @returns each file once it is written, in the order of import
 */
export async function* writeDemo(baseMapFolder: string, folder: string): AsyncGenerator<WrittenFile> {
  const worker = new Worker(WORKER, { workerData: { baseMapFolder, folder } });
  const ready: WrittenFile[] = [];
  let ended = false;
  let failure: unknown;
  let wake = () => {};
  worker.on('message', (message) => {
    ready.push(writtenSchema.parse(message));
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  worker.on('exit', () => {
    ended = true;
    wake();
  });
  try {
    for (;;) {
      const next = ready.shift();
      if (next) yield next;
      else if (failure !== undefined) throw failure;
      else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    await worker.terminate();
  }
}
