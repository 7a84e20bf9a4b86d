import type { Database } from 'better-sqlite3';
import { AnswerTable } from './answers.ts';
import { openReader, openWriter } from './connection.ts';
import { EventLog, LogReader } from './eventLog.ts';
import { Journal } from './journal.ts';
import { JournalKeeper } from './journalKeeper.ts';
import { KeyValueTable } from './keyValue.ts';
import { migrate } from './migrate.ts';
import type { StorePaths } from './paths.ts';
import { EntityTable } from './projection.ts';
import { SqliteView } from './readView.ts';
import type { StoreOptions } from './types.ts';

/** One opened database with its journal: from start to close, or to the next restore. */
export class Session {
  readonly writer: Database;
  readonly reader: Database;
  readonly log: EventLog;
  readonly entities: EntityTable;
  readonly answers: AnswerTable;
  readonly settings: KeyValueTable;
  /** State of the writer's running transaction. */
  readonly newest: SqliteView;
  /** State of the last commit. */
  readonly committed: SqliteView;
  readonly logReader: LogReader;
  readonly journal: JournalKeeper;
  /** Position of the last committed event. */
  seq: number;

  constructor(paths: StorePaths, options: StoreOptions) {
    this.writer = openWriter(paths.database);
    try {
      migrate(this.writer);
      this.log = this.writer
        .transaction(() => new EventLog(this.writer, options.clock, options.randomBytes))
        .immediate();
      this.seq = this.log.head.seq;
      this.entities = new EntityTable(this.writer);
      this.answers = new AnswerTable(this.writer);
      this.settings = new KeyValueTable(this.writer, 'settings');
      this.newest = new SqliteView(this.writer, () => this.entities.settleDirectory());
      this.reader = openReader(paths.database);
    } catch (error) {
      this.writer.close();
      throw error;
    }
    try {
      this.committed = new SqliteView(this.reader);
      this.logReader = new LogReader(this.reader);
      this.journal = new JournalKeeper(new Journal(paths.journal), this.logReader, new AnswerTable(this.reader));
    } catch (error) {
      this.reader.close();
      this.writer.close();
      throw error;
    }
  }

  /** Closes both connections; the write-ahead log is folded into the database. */
  close(): void {
    this.journal.close();
    this.reader.close();
    this.writer.close();
  }
}
