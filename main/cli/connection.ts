import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { callAnswerSchema, MESSAGE } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import { systemClock } from '../clock.ts';
import { createHub, RUNTIME_FILE } from '../hub.ts';
import { createLog } from '../log.ts';
import { appFolders, readVersion } from '../version.ts';

/** Something that answers calls: a hub that runs, or one opened for this command alone. */
export interface Connection {
  call(name: string, input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

const runtimeSchema = z.object({ url: z.string(), token: z.string(), pid: z.number() });
const CALL_TIMEOUT_MS = 120_000;

/**
 * The named hub; else the one that runs on the data folder; else that folder opened by this process.
 * @throws AppError hub.unreachable, auth.required, store.locked …
 */
export async function connect(target: {
  hub?: string | undefined;
  token?: string | undefined;
  data: string;
}): Promise<Connection> {
  if (target.hub !== undefined) return connectTo(target.hub, target.token ?? '');
  const running = runningHub(target.data);
  if (running) return connectTo(running.url, running.token);
  const hub = await createHub({
    folder: target.data,
    clock: systemClock,
    log: createLog('warn'),
    mode: 'live',
    version: readVersion(),
    ...appFolders(),
  });
  return {
    call: (name, input) => hub.dispatcher.call(name, input, { user: hub.localUser, callId: randomUUID() }),
    close: () => hub.close(),
  };
}

function runningHub(folder: string): z.infer<typeof runtimeSchema> | undefined {
  const file = join(folder, RUNTIME_FILE);
  if (!existsSync(file)) return undefined;
  const parsed = runtimeSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) return undefined;
  try {
    process.kill(parsed.data.pid, 0);
    return parsed.data;
  } catch {
    // The process is gone: the file is left over from a kill.
    return undefined;
  }
}

async function connectTo(url: string, token: string): Promise<Connection> {
  const socket = io(url, { auth: { token }, transports: ['websocket'], reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      const refused = callAnswerSchema.safeParse({ ok: false, error: error.data });
      if (refused.success && !refused.data.ok) reject(new AppError(refused.data.error.code, refused.data.error.params));
      else reject(new AppError('hub.unreachable', { url }, error));
    });
  });
  return {
    async call(name, input) {
      const message = { name, input, callId: randomUUID() };
      const answer = callAnswerSchema.parse(await socket.timeout(CALL_TIMEOUT_MS).emitWithAck(MESSAGE.call, message));
      if (answer.ok) return answer.result;
      throw new AppError(answer.error.code, answer.error.params, new Error(answer.error.detail));
    },
    async close() {
      socket.close();
    },
  };
}
