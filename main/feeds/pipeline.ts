import { type Reading, readingSchema } from '../../shared/telemetry/reading.ts';
import { type TrackPoint, trackPointSchema } from '../../shared/telemetry/track.ts';
import type { Log } from '../log.ts';
import type { FeedSink } from './feed.ts';

/** Where a batch goes after the store has said whose data counts; each part sees what all of them see. */
export interface PipelineStages {
  /** Readings of those feeds that are the producer of their series. */
  authoritative(readings: readonly Reading[]): readonly Reading[];
  /** The same readings with their verdict, in their order. */
  judge(readings: readonly Reading[]): readonly Reading[];
  /** Kept and shown to pages. */
  append(readings: readonly Reading[]): void;
  appendTracks(points: readonly TrackPoint[]): void;
  /** Alarmed on, weather taken from them …: called one after the other. */
  readonly takers: readonly {
    readonly name: string;
    readings?(readings: readonly Reading[]): void;
    tracks?(points: readonly TrackPoint[]): void;
  }[];
  /** 0 to 1: how full the way into the database is. */
  pressure(): number;
  /** Resolves when everything appended before is on disk. */
  stored(): Promise<void>;
}

export interface PipelineStatistics {
  readonly readings: number;
  readonly tracks: number;
  /** Not a reading at all: refused before the first stage. */
  readonly invalid: number;
  /** Stages that threw, by name. */
  readonly failures: Readonly<Record<string, number>>;
}

export interface Pipeline extends FeedSink {
  statistics(): PipelineStatistics;
}

/**
 * The one way in for everything that is measured: validate → authoritative → judge → append (store and pages) → takers.
 *
 * P1: batches go through whole and in the order of the calls, so that a repeat of the record of receipt gives the same
 *     verdicts and alarms.
 * P2: a stage that throws is counted and logged and loses nothing for the others: unjudged readings are still kept, and
 *     readings that could not be kept still raise alarms.
 */
export function createPipeline(stages: PipelineStages, log: Log): Pipeline {
  let readingCount = 0;
  let trackCount = 0;
  let invalid = 0;
  const failures: Record<string, number> = {};

  const attempt = <T>(stage: string, otherwise: T, run: () => T): T => {
    try {
      return run();
    } catch (error) {
      const times = (failures[stage] ?? 0) + 1;
      failures[stage] = times;
      // Powers of two: a stage that fails at every batch must not fill the disk with its complaint.
      if ((times & (times - 1)) === 0) log.error({ err: error, stage, times }, 'a stage of the pipeline failed');
      return otherwise;
    }
  };

  const only = <T>(items: readonly T[], isSound: (item: T) => boolean): readonly T[] => {
    if (items.every(isSound)) return items;
    const sound = items.filter(isSound);
    invalid += items.length - sound.length;
    log.warn({ refused: items.length - sound.length }, 'a feed passed on what is not a reading or a position');
    return sound;
  };

  return {
    readings(all) {
      const sound = only(all, isReading);
      const own = attempt('authoritative', sound, () => stages.authoritative(sound));
      if (own.length === 0) return;
      readingCount += own.length;
      const judged = attempt('judge', own, () => stages.judge(own));
      attempt('append', undefined, () => stages.append(judged));
      for (const taker of stages.takers) attempt(taker.name, undefined, () => taker.readings?.(judged));
    },
    tracks(all) {
      const points = only(all, isTrackPoint);
      if (points.length === 0) return;
      trackCount += points.length;
      attempt('appendTracks', undefined, () => stages.appendTracks(points));
      for (const taker of stages.takers) attempt(taker.name, undefined, () => taker.tracks?.(points));
    },
    get pressure() {
      return attempt('pressure', 0, () => stages.pressure());
    },
    statistics: () => ({ readings: readingCount, tracks: trackCount, invalid, failures: { ...failures } }),
  };
}

/** Feeds validate what comes from outside with the schemas; this is the cheap check that none of them forgot. */
function isReading(reading: Reading): boolean {
  const { stationId, factor, at, value, receivedAt, feedId } = reading;
  const plain =
    stationId.length > 0 && stationId.length <= 80 && factor.length > 0 && factor.length <= 40 && feedId.length > 0;
  return plain && isTime(at) && isTime(receivedAt) && Number.isFinite(value) && extremesAreSound(reading);
}

function extremesAreSound(reading: Reading): boolean {
  if (reading.min === undefined && reading.max === undefined && reading.total === undefined) return true;
  return readingSchema.safeParse(reading).success;
}

function isTrackPoint(point: TrackPoint): boolean {
  return trackPointSchema.safeParse(point).success;
}

function isTime(ms: number): boolean {
  return Number.isSafeInteger(ms) && ms >= 0 && ms <= 8.64e15;
}
