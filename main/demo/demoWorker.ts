import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { generateDemo } from './generate.ts';

/** Writes the demonstration's files and tells of each once it is there. */
const task = z.object({ baseMapFolder: z.string(), folder: z.string() }).parse(workerData);
for await (const { file, kind, bytes } of generateDemo(task.baseMapFolder)) {
  const path = join(task.folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  if (kind !== undefined) parentPort?.postMessage({ file, kind });
}
