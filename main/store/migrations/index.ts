import { sql as log } from './0001-log.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/** Every migration, oldest first. One that has shipped is never edited. */
export const MIGRATIONS: readonly Migration[] = [{ version: 1, name: '0001-log', sql: log }];
