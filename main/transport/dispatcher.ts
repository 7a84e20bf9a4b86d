import { operationNamed } from '../../shared/contract/index.ts';
import { AppError, toAppError } from '../../shared/errors.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { AnyHandler } from '../services/index.ts';
import type { Caller } from '../services/service.ts';

/** Runs one call: checks the name, the role and the input, then the handler. */
export interface Dispatcher {
  /** @throws AppError always; an unexpected error comes out as `internal` and is logged whole */
  call(name: string, input: unknown, caller: Caller): Promise<unknown>;
}

/** R1: no handler runs before name, role and input have been checked here, whatever the way in. */
export function createDispatcher(handlers: ReadonlyMap<string, AnyHandler>, log: Log, metrics: Metrics): Dispatcher {
  const run = (name: string, input: unknown, caller: Caller): unknown => {
    const operation = operationNamed(name);
    const handler = handlers.get(name);
    if (!operation || !handler) throw new AppError('input.unknownOperation', { name: name.slice(0, 80) });
    if (!operation.roles.includes(caller.user.role))
      throw new AppError('auth.denied', { role: caller.user.role, name });
    const parsed = operation.input.safeParse(input ?? {});
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const where = issue?.path.map(String).join('.') || name;
      throw new AppError('input.invalid', { where: where.slice(0, 200), what: (issue?.message ?? '').slice(0, 300) });
    }
    return handler(parsed.data, caller);
  };

  return {
    async call(name, input, caller) {
      const done = metrics.callStarted(operationNamed(name) ? name : 'unknown');
      try {
        const result = await run(name, input, caller);
        done('ok');
        return result;
      } catch (error) {
        const appError = toAppError(error);
        done(appError.code);
        if (appError.code === 'internal') log.error({ err: error, name, user: caller.user.id }, 'call failed');
        else log.debug({ code: appError.code, params: appError.params, name, user: caller.user.id }, 'call refused');
        throw appError;
      }
    },
  };
}
