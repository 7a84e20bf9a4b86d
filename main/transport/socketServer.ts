import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { callMessageSchema, followMessageSchema, MESSAGE } from '../../shared/contract/wire.ts';
import { AppError, type ErrorPayload, toAppError } from '../../shared/errors.ts';
import type { User } from '../../shared/records/user.ts';
import type { Ingest } from '../feeds/push/ingest.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Sessions } from '../sessions.ts';
import type { Store } from '../store/types.ts';
import type { Live } from '../telemetry/live.ts';
import type { Dispatcher } from './dispatcher.ts';
import { EventFeed } from './eventFeed.ts';

/** Largest message, bytes: a big import file in base64. */
const MAX_MESSAGE_BYTES = 200_000_000;
/** Calls of one connection under way at once; more are answered hub.busy. */
const MAX_CALLS_UNDER_WAY = 200;

export interface SocketDeps {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly dispatcher: Dispatcher;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly ingest: Ingest;
  readonly live: Live;
}

export interface SocketServer {
  /** Tells every page to load afresh: the history under it changed. */
  resetClients(): void;
  /** Tells every page that `hub.info` has a new notice. */
  tellOfNotice(): void;
  disconnectUser(userId: string): void;
  close(): Promise<void>;
}

/** Socket.io over the HTTP server: the one way in for windows, walls, browsers and the command line. */
export function attachSocketServer(http: HttpServer, deps: SocketDeps): SocketServer {
  const { sessions, metrics, log } = deps;
  const io = new Server(http, {
    serveClient: false,
    transports: ['websocket'],
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // R1: a page of another origin cannot reach the hub through the user's browser.
    allowRequest: (request, callback) => {
      const { origin, host } = request.headers;
      callback(null, origin === undefined || origin === `http://${host}` || origin === `https://${host}`);
    },
  });

  io.use((socket, next) => {
    try {
      const { token } = socket.handshake.auth as { token?: unknown };
      if (typeof token !== 'string') throw new AppError('auth.required');
      socket.data.token = token;
      socket.data.userId = sessions.userOf(token).id;
      next();
    } catch (error) {
      const payload = toAppError(error).toPayload();
      next(Object.assign(new Error(payload.code), { data: payload }));
    }
  });

  io.on('connection', (socket) => {
    const closed = metrics.connectionOpened();
    socket.on('disconnect', closed);
    socket.on('error', (error) => log.warn({ err: error }, 'socket error'));
    serve(socket, deps);
    deps.live.serve(socket);
  });

  deps.ingest.attach(io);

  return {
    tellOfNotice: () => void io.emit(MESSAGE.notice, { kind: 'told' }),
    resetClients: () => void io.emit(MESSAGE.notice, { kind: 'reset' }),
    disconnectUser(userId) {
      for (const socket of io.sockets.sockets.values()) if (socket.data.userId === userId) socket.disconnect(true);
    },
    close: () => io.close(),
  };
}

function serve(socket: Socket, { store, sessions, dispatcher, log }: SocketDeps): void {
  const feed = new EventFeed(
    store,
    (batch) => socket.timeout(30_000).emitWithAck(MESSAGE.events, batch),
    () => socket.conn.close(),
  );
  let underWay = 0;

  // R2: the account is read again at every message, so a changed role or an ended session takes effect at once.
  const userNow = (): User => sessions.userOf(String(socket.data.token));

  const answerCall = async (message: unknown): Promise<unknown> => {
    const parsed = callMessageSchema.safeParse(message);
    if (!parsed.success)
      throw new AppError('input.invalid', { where: 'call', what: parsed.error.issues[0]?.message ?? '' });
    if (underWay >= MAX_CALLS_UNDER_WAY) throw new AppError('hub.busy');
    underWay++;
    try {
      const { name, input, callId } = parsed.data;
      return await dispatcher.call(name, input, { user: userNow(), callId });
    } finally {
      underWay--;
    }
  };

  socket.on(MESSAGE.call, (message: unknown, acknowledge: unknown) => {
    if (typeof acknowledge !== 'function') return;
    answerCall(message).then(
      (result) => acknowledge({ ok: true, result }),
      (error: unknown) => {
        const payload: ErrorPayload = toAppError(error).toPayload();
        acknowledge({ ok: false, error: payload });
        if (payload.code === 'auth.expired') socket.disconnect(true);
      },
    );
  });

  socket.on(MESSAGE.follow, (message: unknown) => {
    const parsed = followMessageSchema.safeParse(message);
    if (parsed.success) {
      const { afterSeq, origin } = parsed.data;
      // R3: a cursor of another history is worth nothing: the client must load afresh.
      const replaced = afterSeq > store.seq() || (origin !== undefined && origin !== store.origin);
      if (replaced) socket.emit(MESSAGE.notice, { kind: 'reset' });
      else feed.followFrom(afterSeq);
    } else log.debug({ issue: parsed.error.issues[0]?.message }, 'bad follow message');
  });
  socket.on(MESSAGE.unfollow, () => feed.stop());
  socket.on('disconnect', () => feed.stop());
}
