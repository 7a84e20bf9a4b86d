import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';

const healthSchema = z.object({ status: z.enum(['ok', 'degraded']), version: z.string() });
/** How long a command center may take to answer, ms. */
const PATIENCE_MS = 6_000;
/** A health answer is small; more is not one, bytes. */
const LARGEST_ANSWER = 100_000;

/**
 * Asks whether a hub lives at the address.
 * @param origin as `parseHubAddress` gives it
 * @returns its version
 * @throws AppError hub.unreachable, with the reason as its cause
 */
export async function probeHub(origin: string, fetchFrom: typeof fetch = fetch): Promise<string> {
  try {
    const response = await fetchFrom(`${origin}/api/health`, {
      redirect: 'error',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    if (text.length > LARGEST_ANSWER) throw new Error(`an answer of ${text.length} characters`);
    return healthSchema.parse(JSON.parse(text)).version;
  } catch (error) {
    throw new AppError('hub.unreachable', { url: origin }, error);
  }
}
