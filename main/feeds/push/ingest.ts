import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from 'socket.io';
import type { Clock } from '../../../shared/clock.ts';
import { AppError, type ErrorCode, toAppError } from '../../../shared/errors.ts';
import type { Log } from '../../log.ts';
import type { IngestKeys } from '../ingestKeys.ts';
import type { FeedRegistry } from '../registry.ts';
import { type IngestAnswer, MAX_MESSAGE_BYTES } from './message.ts';
import { PushFeed } from './pushFeed.ts';

/** Bodies that are being read at once, all senders together. */
const MAX_BODIES = 64;
/** A body that does not come within this is given up. */
const BODY_TIMEOUT_MS = 15_000;
const STATUS: Partial<Record<ErrorCode, number>> = {
  'auth.required': 401,
  'auth.denied': 403,
  'input.invalid': 400,
  'input.tooLarge': 413,
  'feed.tooFast': 429,
  'hub.busy': 503,
  internal: 500,
};

/** The two ways in for pushed data: `POST /ingest` and the Socket.io namespace `/ingest`. */
export interface Ingest {
  /** Answers a POST; never rejects. */
  post(request: IncomingMessage, response: ServerResponse): Promise<void>;
  attach(io: Server): void;
}

/** P1: nothing is read of a message before its key was checked. */
export function createIngest(keys: IngestKeys, registry: FeedRegistry, clock: Clock, log: Log): Ingest {
  let bodies = 0;

  const take = (key: unknown, message: unknown): IngestAnswer => {
    const { feedId } = keys.check(key);
    const feed = registry.feed(feedId);
    if (!(feed instanceof PushFeed)) throw new AppError('auth.denied', { role: 'ingest', name: feedId });
    return feed.take(message);
  };
  const refusal = (error: unknown) => {
    const known = toAppError(error);
    if (known.code === 'internal') log.error({ err: error }, 'pushed data could not be taken');
    return known;
  };

  return {
    async post(request, response) {
      const end = (status: number, body: unknown) => {
        if (response.destroyed) return;
        response.statusCode = status;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(body));
      };
      try {
        const [, key = ''] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
        keys.check(key);
        if (bodies >= MAX_BODIES) throw new AppError('hub.busy');
        bodies++;
        const text = await bodyOf(request, clock).finally(() => {
          bodies--;
        });
        end(200, take(key, jsonOf(text)));
      } catch (error) {
        const known = refusal(error);
        if (known.code === 'feed.tooFast' || known.code === 'hub.busy') response.setHeader('retry-after', '5');
        // What is left of the body is not read.
        if (!request.complete) response.setHeader('connection', 'close');
        end(STATUS[known.code] ?? 400, { error: known.toPayload() });
      }
    },

    attach(io) {
      const namespace = io.of('/ingest');
      namespace.use((socket, next) => {
        try {
          keys.check(socket.handshake.auth.key);
          next();
        } catch (error) {
          const payload = toAppError(error).toPayload();
          next(Object.assign(new Error(payload.code), { data: payload }));
        }
      });
      namespace.on('connection', (socket) => {
        const { key } = socket.handshake.auth;
        socket.on('error', (error) => log.warn({ err: error }, 'socket error'));
        socket.on('ingest', (message: unknown, acknowledge: unknown) => {
          let answer: unknown;
          try {
            // The key is checked again at every message, so a dropped key ends at once.
            answer = { ok: true, result: take(key, message) };
          } catch (error) {
            const known = refusal(error);
            answer = { ok: false, error: known.toPayload() };
            if (known.code === 'auth.required') setImmediate(() => socket.disconnect(true));
          }
          if (typeof acknowledge === 'function') acknowledge(answer);
        });
      });
    },
  };
}

function bodyOf(request: IncomingMessage, clock: Clock): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const fail = (error: AppError) => {
      request.pause();
      reject(error);
    };
    const cancelTimeout = clock.after(BODY_TIMEOUT_MS, () => request.destroy());
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MAX_MESSAGE_BYTES) fail(new AppError('input.tooLarge', { bytes, limit: MAX_MESSAGE_BYTES }));
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', (error) => reject(new AppError('input.invalid', { where: 'body', what: 'aborted' }, error)));
    request.on('close', () => {
      cancelTimeout();
      reject(new AppError('input.invalid', { where: 'body', what: 'aborted' }));
    });
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('input.invalid', { where: 'body', what: 'JSON' }, error);
  }
}
