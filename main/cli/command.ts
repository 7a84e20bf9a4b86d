import { AppError, toAppError } from '../../shared/errors.ts';

/** Runs a command line program: prints its result as JSON, or `{"error":{"code",…}}` and exits 1. */
export async function runCommand(main: () => Promise<unknown>): Promise<void> {
  try {
    const result = await main();
    if (result !== undefined) await print(result);
    process.exitCode = 0;
  } catch (error) {
    const known = usageError(error) ?? toAppError(error);
    await print({
      error: { ...known.toPayload(), message: known.code === 'internal' ? String(error) : known.message },
    });
    process.exitCode = 1;
  }
  // Left-over handles (a log, a socket) must not keep the command alive.
  process.exit();
}

function print(value: unknown): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`, () => resolve()));
}

/** `parseArgs` throws TypeErrors with codes of its own: they are the caller's mistakes. */
function usageError(error: unknown): AppError | undefined {
  if (!(error instanceof TypeError) || !('code' in error)) return undefined;
  return String(error.code).startsWith('ERR_PARSE_ARGS')
    ? new AppError('input.invalid', { where: 'arguments', what: error.message })
    : undefined;
}

/** The text as JSON. @throws AppError input.invalid */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('input.invalid', { where, what: error instanceof Error ? error.message : 'JSON' }, error);
  }
}
