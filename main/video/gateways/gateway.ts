import type { z } from 'zod';
import type { Channel, Gateway } from '../../../shared/contract/video.ts';

/** A media gateway as a source of channels. Answers that are not as its API says end in a GatewayError. */
export interface GatewayClient {
  channels(): Promise<Channel[]>;
  /** Address that plays a channel now; it may hold a ticket, so it stays at the hub. */
  play(channelId: string): Promise<string>;
}

export type GatewaySetting = Omit<Gateway, 'hasSecret'> & { readonly secret?: string | undefined };

/** What went wrong with a gateway, in English for the log; holds no secret. */
export class GatewayError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'GatewayError';
  }
}

const TIMEOUT_MS = 8_000;
const MAX_BYTES = 20_000_000;

/**
 * One call of a gateway's HTTP API. R2: it is not followed elsewhere when it redirects, and its answer is bounded.
 * @param path with its query; never part of a message, as it may hold the secret
 * @throws GatewayError
 */
export async function askGateway<Schema extends z.ZodType>(
  base: string,
  path: string,
  schema: Schema,
  headers: Readonly<Record<string, string>> = {},
): Promise<z.output<Schema>> {
  const host = new URL(base).host;
  let text: string;
  try {
    const response = await fetch(`${base.replace(/\/+$/, '')}${path}`, {
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new GatewayError(`${host} answers ${response.status}`);
    text = await boundedText(response);
  } catch (error) {
    throw error instanceof GatewayError ? error : new GatewayError(`${host} does not answer`, error);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new GatewayError(`${host} answers no JSON`, error);
  }
  const answer = schema.safeParse(json);
  if (!answer.success) throw new GatewayError(`${host} answers otherwise than its API says`, answer.error);
  return answer.data;
}

async function boundedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > MAX_BYTES) throw new GatewayError('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
