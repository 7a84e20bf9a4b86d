import type { z } from 'zod';
import { ROLES, type Role } from '../records/user.ts';

/** One command or query of the API. Commands change the log, queries only read. */
export interface Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  readonly kind: 'command' | 'query';
  readonly input: Input;
  readonly output: Output;
  /** Roles that may call it. */
  readonly roles: readonly Role[];
  /** One line for `call --list` and the docs, English. */
  readonly summary: string;
}

export function command<Input extends z.ZodType, Output extends z.ZodType>(
  summary: string,
  roles: readonly Role[],
  input: Input,
  output: Output,
): Operation<Input, Output> {
  return { kind: 'command', summary, roles, input, output };
}

export function query<Input extends z.ZodType, Output extends z.ZodType>(
  summary: string,
  roles: readonly Role[],
  input: Input,
  output: Output,
): Operation<Input, Output> {
  return { kind: 'query', summary, roles, input, output };
}

export const EVERYONE: readonly Role[] = ROLES;
/** Those who run an incident. */
export const DESK: readonly Role[] = ['admin', 'commander', 'duty', 'county'];
/** The desk and the people at the scene. */
export const RESPONDERS: readonly Role[] = ['admin', 'commander', 'duty', 'county', 'field'];
export const ADMINS: readonly Role[] = ['admin'];
