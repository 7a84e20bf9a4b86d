import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { systemClock } from '../../main/clock.ts';
import { createHub, type Hub } from '../../main/hub.ts';
import { createLog } from '../../main/log.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/contract/index.ts';
import { callAnswerSchema, MESSAGE } from '../../shared/contract/wire.ts';
import { AppError } from '../../shared/errors.ts';
import type { Role } from '../../shared/records/user.ts';

/** A whole hub in this process, reached over real sockets. */
export interface TestHub {
  readonly hub: Hub;
  readonly url: string;
  readonly token: string;
  readonly folder: string;
  socket(token?: string): Promise<Socket>;
  /** A call as the given token's account (the local admin's by default). */
  call<Name extends OperationName>(name: Name, input: InputOf<Name>, token?: string): Promise<OutputOf<Name>>;
  tokenOf(role: Role): Promise<string>;
  close(): Promise<void>;
}

export async function startTestHub(): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), 'onemap-contract-'));
  const hub = await createHub({
    folder,
    clock: systemClock,
    log: createLog('silent'),
    mode: 'live',
    version: '0.0.0',
    pageFolder: join(folder, 'no-page'),
    demoFolder: join(import.meta.dirname, '..', '..', 'assets', 'demo'),
  });
  const { url, token } = await hub.listen('127.0.0.1', 0);
  const sockets = new Map<string, Socket>();

  const socket = async (own = token): Promise<Socket> => {
    const open = sockets.get(own);
    if (open?.connected) return open;
    const made = await connect(url, own);
    sockets.set(own, made);
    return made;
  };
  const call = async <Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    own = token,
  ): Promise<OutputOf<Name>> => (await rawCall(await socket(own), name, input)) as OutputOf<Name>;

  return {
    hub,
    url,
    token,
    folder,
    socket,
    call,
    async tokenOf(role) {
      const { user } = await call('users.put', { name: `test ${role}`, role });
      return (await call('sessions.issue', { userId: user.id })).token;
    },
    async close() {
      for (const open of sockets.values()) open.close();
      await hub.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Connects a fresh socket. Rejects with the hub's AppError when it refuses. */
export function connect(url: string, token: unknown, headers: Record<string, string> = {}): Promise<Socket> {
  const socket = io(url, {
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: headers,
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      const answer = callAnswerSchema.safeParse({ ok: false, error: error.data });
      reject(
        answer.success && !answer.data.ok ? new AppError(answer.data.error.code, answer.data.error.params) : error,
      );
    });
  });
}

/** One call as it goes over the wire; the hub's error comes out as AppError. */
export async function rawCall(
  socket: Socket,
  name: string,
  input: unknown,
  callId: string = crypto.randomUUID(),
): Promise<unknown> {
  const answer = callAnswerSchema.parse(
    await socket.timeout(20_000).emitWithAck(MESSAGE.call, { name, input, callId }),
  );
  if (answer.ok) return answer.result;
  throw new AppError(answer.error.code, answer.error.params, new Error(answer.error.detail));
}
