import { readingAt } from '../../shared/telemetry/live.ts';
import type { Reading } from '../../shared/telemetry/reading.ts';
import type { TrackPoint } from '../../shared/telemetry/track.ts';
import type { StoredReadings, StoredTracks } from './messages.ts';
import type { SeriesEntry } from './readingTable.ts';

type NameOf = (feed: number) => string;

/** The reading of one row of its series. */
export function readingOfRow(columns: StoredReadings, row: number, entry: SeriesEntry, feedName: NameOf): Reading {
  return readingAt(columns, row, [entry.stationId, entry.factor, entry.period], feedName(columns.feed[row] ?? 0));
}

/** The track point of one row. */
export function trackOfRow(columns: StoredTracks, row: number, subjectId: string, feedName: NameOf): TrackPoint {
  const speedMs = known(columns.speedMs[row]);
  const headingDeg = known(columns.headingDeg[row]);
  const doseRateUsvH = known(columns.doseRateUsvH[row]);
  return {
    subjectId,
    at: columns.at[row] ?? 0,
    lon: columns.lon[row] ?? 0,
    lat: columns.lat[row] ?? 0,
    ...(speedMs === undefined ? {} : { speedMs }),
    ...(headingDeg === undefined ? {} : { headingDeg }),
    ...(doseRateUsvH === undefined ? {} : { doseRateUsvH }),
    receivedAt: columns.receivedAt[row] ?? 0,
    feedId: feedName(columns.feed[row] ?? 0),
  };
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
