import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import sirv from 'sirv';
import type { User } from '../../shared/records/user.ts';
import type { Ingest } from '../feeds/push/ingest.ts';
import type { Metrics } from '../metrics.ts';
import type { Sessions } from '../sessions.ts';
import type { Store } from '../store/types.ts';
import type { HttpRoute } from './httpRoute.ts';

/** R1: the page loads nothing but the hub's own files and talks to nobody but the hub. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self' blob: data:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()',
};

export interface HttpDeps {
  readonly store: Store;
  readonly metrics: Metrics;
  readonly version: string;
  /** Folder of the built page; when it is missing the hub serves its API only. */
  readonly pageFolder: string;
  readonly sessions: Sessions;
  /** Parts that need a session: `Authorization: Bearer TOKEN`. */
  readonly routes: readonly HttpRoute[];
  /** `POST /ingest`: the one path that takes anything, with a key of its own. */
  readonly ingest: Ingest;
}

/** Serves the page, `/api/health` and `/metrics` (GET and HEAD), and takes `POST /ingest`. */
export function createHttpServer({ store, metrics, version, pageFolder, sessions, routes, ingest }: HttpDeps): Server {
  const page = existsSync(pageFolder)
    ? sirv(pageFolder, { etag: true, gzip: true, setHeaders: cacheHeaders })
    : undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    if (request.method === 'POST' && request.url === '/ingest') return ingest.post(request, response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(response, 405, 'method not allowed\n');
    const path = new URL(request.url ?? '/', 'http://hub').pathname;
    if (path === '/api/health') {
      const { healthy, problem, events } = store.statistics();
      response.setHeader('content-type', 'application/json');
      response.statusCode = healthy ? 200 : 503;
      response.end(JSON.stringify({ status: healthy ? 'ok' : 'degraded', problem, version, seq: store.seq(), events }));
      return;
    }
    if (path === '/metrics') {
      response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8');
      response.end(await metrics.text());
      return;
    }
    const route = routes.find(({ prefix }) => path.startsWith(prefix));
    if (route) return answerRoute(route, request, response, path.slice(route.prefix.length));
    if (!page) return text(response, 404, 'the page has not been built: run npm run build\n');
    page(request, response, () => text(response, 404, 'not found\n'));
  };

  // R2: nothing but the page itself, health and metrics is served without a session.
  const answerRoute = async (
    route: HttpRoute,
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> => {
    const [, token = ''] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
    let user: User;
    try {
      user = sessions.userOf(token);
    } catch {
      return text(response, 401, 'a session is needed\n');
    }
    const decoded = decodeURIComponent(path);
    const plain = !/(^|[\\/])\.\.([\\/]|$)|\0/.test(decoded);
    if (!plain || !(await route.answer(request, response, decoded, user))) text(response, 404, 'not found\n');
  };

  return createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) text(response, 400, 'bad request\n');
      else response.destroy();
    });
  });
}

function text(response: ServerResponse, status: number, body: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(body);
}

function cacheHeaders(response: ServerResponse, path: string): void {
  response.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
}
