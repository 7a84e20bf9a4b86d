import { io, type Socket } from 'socket.io-client';
import type { Unsubscribe } from '../../shared/clock.ts';
import { type InputOf, type OperationName, type OutputOf, operations } from '../../shared/contract/index.ts';
import {
  callAnswerSchema,
  type EventBatch,
  eventBatchSchema,
  MESSAGE,
  noticeSchema,
} from '../../shared/contract/wire.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import { LIVE_MESSAGE, type LiveMessage, liveMessageSchema, type Watched } from '../../shared/telemetry/live.ts';

export type ConnectionState = 'connecting' | 'online' | 'offline' | 'refused';

/** A typed connection to one hub. */
export interface HubClient {
  /**
   * Calls one command or query. A command keeps its `callId` over repeated tries, so it takes effect once even when
   * the answer was lost on the way.
   * @throws AppError what the hub said, or hub.unreachable after `timeoutMs`
   */
  call<Name extends OperationName>(name: Name, input: InputOf<Name>, timeoutMs?: number): Promise<OutputOf<Name>>;
  /**
   * Follows the log of that origin's hub after the cursor; `onBatch` runs for each batch in order, exactly once an event. After a break the
   * client asks for what it missed.
   */
  follow(afterSeq: number, origin: string, onBatch: (batch: EventBatch) => void): Unsubscribe;
  /**
   * Watches live data; each message is acknowledged once `onMessage` has taken it, so that a busy page gets fewer, newer
   * ones. After a break the hub begins anew with a `first` message, and also when `onMessage` returns false: the message
   * does not fit what came before. One watch at a time: a new one replaces it.
   */
  watch(what: Watched, onMessage: (message: LiveMessage) => boolean): Unsubscribe;
  /** The hub's history was replaced (a backup was restored): load everything afresh. */
  onReset(listener: () => void): Unsubscribe;
  /** `hub.info` has a new notice. */
  onNotice(listener: () => void): Unsubscribe;
  onState(listener: (state: ConnectionState, error?: AppError) => void): Unsubscribe;
  close(): void;
}

const CALL_TIMEOUT_MS = 20_000;
const TRIES = 3;

/**
 * @param url address of the hub
 * @param token session token
 */
export function connectHub(url: string, token: string): HubClient {
  const socket: Socket = io(url, {
    auth: { token },
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 5_000,
  });
  const stateListeners = new Set<(state: ConnectionState, error?: AppError) => void>();
  const tell = (state: ConnectionState, error?: AppError) => {
    for (const listener of stateListeners) listener(state, error);
  };
  socket.on('connect', () => tell('online'));
  socket.on('disconnect', () => tell('offline'));
  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const answer = callAnswerSchema.safeParse({ ok: false, error: error.data });
    if (answer.success && !answer.data.ok)
      tell('refused', new AppError(answer.data.error.code, answer.data.error.params));
    else tell('offline', new AppError('hub.unreachable', { url }, error));
  });

  const onNoticeOf = (kind: 'reset' | 'told', listener: () => void): Unsubscribe => {
    const receive = (raw: unknown) => {
      const notice = noticeSchema.safeParse(raw);
      if (notice.success && notice.data.kind === kind) listener();
    };
    socket.on(MESSAGE.notice, receive);
    return () => socket.off(MESSAGE.notice, receive);
  };

  return {
    async call(name, input, timeoutMs = CALL_TIMEOUT_MS) {
      const callId = operations[name].kind === 'command' ? crypto.randomUUID() : undefined;
      for (let attempt = 1; ; attempt++) {
        try {
          const raw: unknown = await socket.timeout(timeoutMs).emitWithAck(MESSAGE.call, { name, input, callId });
          return readAnswer(name, raw);
        } catch (error) {
          if (error instanceof AppError) throw error;
          if (attempt >= TRIES) throw new AppError('hub.unreachable', { url }, toAppError(error));
        }
      }
    },
    follow(afterSeq, origin, onBatch) {
      let cursor = afterSeq;
      const ask = () => socket.emit(MESSAGE.follow, { afterSeq: cursor, origin });
      const receive = (raw: unknown, taken?: () => void) => {
        taken?.();
        const batch = eventBatchSchema.safeParse(raw);
        if (!batch.success || batch.data.after > cursor) {
          ask();
          return;
        }
        if (batch.data.upTo <= cursor || batch.data.after < cursor) return;
        cursor = batch.data.upTo;
        onBatch(batch.data);
      };
      socket.on(MESSAGE.events, receive);
      socket.on('connect', ask);
      if (socket.connected) ask();
      return () => {
        socket.off(MESSAGE.events, receive);
        socket.off('connect', ask);
        socket.emit(MESSAGE.unfollow);
      };
    },
    watch(what, onMessage) {
      const ask = () => socket.emit(LIVE_MESSAGE.watch, what);
      const receive = (raw: unknown, taken?: () => void) => {
        const message = liveMessageSchema.safeParse(raw);
        if (!message.success || !onMessage(message.data)) ask();
        taken?.();
      };
      socket.on(LIVE_MESSAGE.live, receive);
      socket.on('connect', ask);
      if (socket.connected) ask();
      return () => {
        socket.off(LIVE_MESSAGE.live, receive);
        socket.off('connect', ask);
        socket.emit(LIVE_MESSAGE.watch, {});
      };
    },
    onReset: (listener) => onNoticeOf('reset', listener),
    onNotice: (listener) => onNoticeOf('told', listener),
    onState(listener) {
      stateListeners.add(listener);
      listener(socket.connected ? 'online' : 'connecting');
      return () => stateListeners.delete(listener);
    },
    close() {
      socket.close();
    },
  };
}

/** R1: the renderer trusts no payload's shape: an answer passes the contract's output schema or is an error. */
function readAnswer<Name extends OperationName>(name: Name, raw: unknown): OutputOf<Name> {
  const answer = callAnswerSchema.safeParse(raw);
  if (!answer.success) throw new AppError('internal', {}, answer.error);
  if (!answer.data.ok)
    throw new AppError(answer.data.error.code, answer.data.error.params, new Error(answer.data.error.detail));
  const output = operations[name].output.safeParse(answer.data.result);
  if (!output.success) throw new AppError('internal', {}, output.error);
  return output.data as OutputOf<Name>;
}
