/** Values that fill the `{{names}}` of an error's text. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/** Every code has its text in the catalogues as `error.<code with dots as underscores>`. */
export const ERROR_CODES = [
  'input.invalid',
  'input.unknownOperation',
  'input.tooLarge',
  'auth.required',
  'auth.denied',
  'auth.expired',
  'record.notFound',
  'record.exists',
  'record.conflict',
  'incident.closed',
  'incident.wrongState',
  'task.wrongState',
  'inspection.tooFewFirms',
  'inspection.tooFewInspectors',
  'import.unreadable',
  'import.noRows',
  'import.unknownKind',
  'import.notUndoable',
  'conflict.decided',
  'conflict.changed',
  'export.tooMany',
  'backup.notFound',
  'backup.failed',
  'store.full',
  'store.readOnly',
  'store.damaged',
  'store.locked',
  'store.newer',
  'store.failed',
  'hub.unreachable',
  'hub.busy',
  'hub.stopping',
  'model.unknown',
  'model.failed',
  'basemap.notTiles',
  'basemap.fileTooLarge',
  'geometry.invalid',
  'area.noOutline',
  'area.noLine',
  'desktop.onlyDesktop',
  'desktop.invalidAddress',
  'desktop.saveFailed',
  'feed.cannotListen',
  'feed.builtIn',
  'feed.tooFast',
  'feed.noDemo',
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What crosses a process boundary of an error. */
export interface ErrorPayload {
  readonly code: ErrorCode;
  readonly params?: ErrorParams | undefined;
  /** English detail for logs and developers; never the text shown to the user. */
  readonly detail?: string | undefined;
}

/** An error the user can be told about: a translatable code, its parameters and the cause. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  toPayload(): ErrorPayload {
    return {
      code: this.code,
      params: this.params,
      detail: this.cause instanceof Error ? this.cause.message : undefined,
    };
  }
}

/** The error itself when it is one of ours, else an `internal` one that carries it. */
export function toAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', {}, error);
}

/** The catalogue key of a code's text. */
export function errorKey(code: ErrorCode): `error.${string}` {
  return `error.${code.replaceAll('.', '_')}`;
}
