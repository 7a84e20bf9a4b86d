import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { AppError, ERROR_CODES } from '../../shared/errors.ts';

const addressSchema = z.object({ url: z.url(), token: z.string().min(1) });
/** Where a hub listens and the token for whoever sits at this machine. */
export type HubAddress = z.infer<typeof addressSchema>;

/** One run of the local hub. */
export interface HubProcess {
  /** Resolves when it listens. Rejects with an AppError when it said that it cannot, or ended before that. */
  readonly ready: Promise<HubAddress>;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Asks it to stop, insists after a while, and resolves when it has ended. */
  stop(): Promise<void>;
}

/** Starts a hub with the arguments of `main/headless.ts`. */
export type LaunchHub = (args: readonly string[]) => HubProcess;

/** How long a hub may take to write everything down before it is killed, ms. */
export const STOP_PATIENCE_MS = 8_000;
/** How long the last words of an ended hub are waited for, ms. */
const LAST_WORDS_MS = 1_000;
/** How much of its error output is kept to explain a failed start, characters. */
const KEPT_CHARACTERS = 8_000;

/** A whole line that tells a failure. */
const FAILURE_LINE = /^\{"error":.*\n/m;
const failureSchema = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    detail: z.string().optional(),
  }),
});

/** The error that a hub wrote on its way out: its last line `{"error":…}`, else `internal` with what it said. */
export function failureOf(stderr: string): AppError {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  for (const line of lines.toReversed()) {
    if (!line.startsWith('{"error"')) continue;
    try {
      const { error } = failureSchema.parse(JSON.parse(line));
      return new AppError(error.code, error.params, new Error(error.detail ?? stderr));
    } catch (cause) {
      return new AppError('internal', {}, cause);
    }
  }
  return new AppError('internal', {}, new Error(lines.at(-1) ?? 'the hub ended without a word'));
}

/**
 * Reads the first line of a hub's stdout and keeps the end of its stderr. R1: the line with the token is never passed on.
 * @param ended resolves when the process has ended, with the error when it could not even start
 * @param onError called with each piece of its error output
 */
export function readHubOutput(
  stdout: Readable,
  stderr: Readable,
  ended: Promise<Error | undefined>,
  onError: (text: string) => void = () => {},
): Promise<HubAddress> {
  let kept = '';
  const ready = new Promise<HubAddress>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', (line) => {
      try {
        resolve(addressSchema.parse(JSON.parse(line)));
      } catch {
        // The line itself is not told: it may hold a token.
        reject(new AppError('internal', {}, new Error('the first line of the hub is not its address')));
      }
    });
    stderr.setEncoding('utf8').on('data', (text: string) => {
      kept = (kept + text).slice(-KEPT_CHARACTERS);
      onError(text);
      // It said why it cannot start: whether it then also ends is not waited for.
      if (FAILURE_LINE.test(kept)) reject(failureOf(kept));
    });
    // Its last words may still be in the pipe when it has ended.
    void ended.then(async (error) => {
      if (!error) await lastWords(stderr);
      reject(error ? new AppError('internal', {}, error) : failureOf(kept));
    });
  });
  // Whoever stops a hub while it starts does not wait for its address.
  ready.catch(() => {});
  return ready;
}

/** Resolves when a stream has said everything, or a little later where its end is never told. */
function lastWords(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LAST_WORDS_MS);
    stream.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    stream.once('end', () => setImmediate(resolve));
    if (stream.readableEnded) setImmediate(resolve);
  });
}
