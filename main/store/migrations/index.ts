import { sql as log } from './0001-log.ts';
import { sql as directory } from './0002-directory.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** Projections that it adds and that must be filled from what is there. */
  readonly fills?: 'directory' | undefined;
}

/** Every migration, oldest first. One that has shipped is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: '0001-log', sql: log },
  { version: 2, name: '0002-directory', sql: directory, fills: 'directory' },
];
