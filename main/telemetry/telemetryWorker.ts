import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { storeError } from '../store/storeErrors.ts';
import type { ReaderRequest, WorkerAnswer, WriterRequest } from './messages.ts';
import type { TelemetryReader } from './reader.ts';

/** One connection to the telemetry database: the one that writes, or one that reads. */
const { file, folder, role } = z
  .object({ file: z.string(), folder: z.string(), role: z.enum(['writer', 'reader']) })
  .parse(workerData);
const port = parentPort;
if (!port) throw new Error('this file runs as a worker');

// Each loads only its own half.
const writer = role === 'writer' ? new (await import('./writer.ts')).TelemetryWriter(file) : undefined;
const Reader = role === 'reader' ? (await import('./reader.ts')).TelemetryReader : undefined;
let reader: TelemetryReader | undefined;

const write = (request: WriterRequest): unknown => {
  switch (request.kind) {
    case 'open':
      return writer?.open(request.now, request.damaged);
    case 'batch':
      return writer?.store(request);
    case 'alive':
      return writer?.alive(request.now);
    case 'thin':
      return writer?.thin(request.now);
    case 'close':
      return writer?.close(request.now);
  }
};
const read = async (request: ReaderRequest): Promise<unknown> => {
  if (!reader && Reader) reader = new Reader(file);
  return reader?.answer(request);
};

// The hub's own code on the other side sends nothing else.
port.on('message', async ({ id, request }: { id: number; request: WriterRequest & ReaderRequest }) => {
  let answer: WorkerAnswer;
  try {
    answer = { id, ok: await (writer ? write(request) : read(request)) };
  } catch (error) {
    const found = storeError(error, folder);
    const what = found instanceof AppError && found.cause instanceof Error ? found.cause.message : found.message;
    answer = { id, failed: { code: found.code, what, params: found.params } };
  }
  port.postMessage(answer);
});
