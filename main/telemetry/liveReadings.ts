import { bytesOf, firstRows, makeColumns } from '../../shared/telemetry/columns.ts';
import { flagPlace } from '../../shared/telemetry/flagOrder.ts';
import { LIVE_ROWS, READING_ROW, type ReadingsMessage } from '../../shared/telemetry/live.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * Rounds over the table of readings for one page: each tells what changed since the round before began, in messages of at
 * most `LIVE_ROWS` rows.
 */
export class LiveReadingRounds {
  readonly #telemetry: Telemetry;
  /** Changes up to this version were told. */
  #told = 0;
  /** Version at which the present round began, and the row that it goes on with. */
  #roundVersion = 0;
  #nextRow = 0;
  #seriesSent = 0;
  #feedsSent = 0;
  #first = true;

  constructor(telemetry: Telemetry) {
    this.#telemetry = telemetry;
  }

  /** The next message, or undefined when nothing changed. */
  next(): ReadingsMessage | undefined {
    const { readingTable, feedTable } = this.#telemetry;
    const { entries } = readingTable;
    if (this.#nextRow === 0) {
      if (readingTable.version === this.#told && !this.#first) return undefined;
      this.#roundVersion = readingTable.version;
    }
    const columns = makeColumns(READING_ROW, Math.min(LIVE_ROWS, entries.length - this.#nextRow));
    let rows = 0;
    let at = this.#nextRow;
    for (; at < entries.length && rows < LIVE_ROWS; at++) {
      const entry = entries[at];
      if (!entry?.latest || entry.version <= this.#told) continue;
      const { latest } = entry;
      columns.at[rows] = latest.at;
      columns.value[rows] = latest.value;
      columns.min[rows] = latest.min ?? Number.NaN;
      columns.max[rows] = latest.max ?? Number.NaN;
      columns.total[rows] = latest.total ?? Number.NaN;
      columns.receivedAt[rows] = latest.receivedAt;
      columns.series[rows] = entry.index;
      columns.feed[rows] = feedTable.number(latest.feedId);
      columns.flag[rows] = flagPlace(latest.flag);
      columns.verdict[rows] = latest.verdict;
      rows++;
    }
    const complete = at >= entries.length;
    const message: ReadingsMessage = {
      kind: 'readings',
      first: this.#first,
      complete,
      rows,
      body: bytesOf(READING_ROW, firstRows(READING_ROW, columns, rows)),
      series: {
        from: this.#seriesSent,
        names: entries.slice(this.#seriesSent).map(({ stationId, factor, period }) => [stationId, factor, period]),
      },
      feeds: { from: this.#feedsSent, names: feedTable.names.slice(this.#feedsSent) },
    };
    this.#first = false;
    this.#seriesSent = entries.length;
    this.#feedsSent = feedTable.names.length;
    this.#nextRow = complete ? 0 : at;
    if (complete) this.#told = this.#roundVersion;
    return message;
  }
}
