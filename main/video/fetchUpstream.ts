import type { VideoProblem } from '../../shared/contract/video.ts';
import { splitAccount } from './address.ts';
import { InputProblem } from './relay.ts';

const TIMEOUT_MS = 10_000;

/** An address without its account, and the header that says the account instead. */
export function basicAuthorization(url: string): { url: string; headers: Record<string, string> } {
  const parts = splitAccount(url);
  if (!parts || parts.account === '') return { url, headers: {} };
  const account = parts.account.split(':').map(decodeURIComponent).join(':');
  const authorization = `Basic ${Buffer.from(account).toString('base64')}`;
  return { url: `${parts.scheme}${parts.rest}`, headers: { authorization } };
}

/**
 * Fetches from a camera or its server. R2: a redirection to elsewhere is not followed.
 * @throws InputProblem unreachable, denied, notFound, timeout, failed
 */
export async function fetchUpstream(url: string, options: RequestInit = {}): Promise<Response> {
  const { url: plain, headers } = basicAuthorization(url);
  const signal = options.signal ?? AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(plain, {
      ...options,
      headers: { ...headers, ...options.headers },
      redirect: 'error',
      signal,
    });
  } catch (error) {
    throw new InputProblem(error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
  if (response.ok) return response;
  await response.body?.cancel();
  const problems: Readonly<Record<number, VideoProblem>> = { 401: 'denied', 403: 'denied', 404: 'notFound' };
  throw new InputProblem(problems[response.status] ?? 'failed');
}

/** Text of an answer, at most so many bytes. @throws InputProblem failed */
export async function boundedBytes(response: Response, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > limit) {
      throw new InputProblem('failed');
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
