import type { Position } from '../geo.ts';
import type { StationCategory } from '../judging/limits.ts';
import type { Alarm } from '../records/alarm.ts';
import type { AlarmRule } from '../records/alarmRule.ts';

/** An alarm as the engine makes it: everything but the words. */
export type RaisedAlarm = Omit<Alarm, 'name' | 'description'>;

/** What the engine decided, in the order in which it happened. `at` is the time of receipt or the tick, epoch ms. */
export type Decision =
  | {
      readonly kind: 'raise';
      readonly at: number;
      readonly alarm: RaisedAlarm;
      readonly rule: AlarmRule;
      /** Name of the station, mobile source or feed, as it was then. */
      readonly subjectName: string;
      /** Change or difference in percent, where the test is about one. */
      readonly percent?: number | undefined;
      /** Stations that fell silent with their feed; sigmas above the background … */
      readonly figure?: number | undefined;
      /** Verdict bits of the reading it rests on: an outlier is told, not hidden. */
      readonly verdict: number;
    }
  | {
      /** The condition of a standing alarm came back: counted, not listed again. */
      readonly kind: 'again';
      readonly at: number;
      readonly alarmId: string;
      readonly count: number;
      readonly value?: number | undefined;
    }
  | { readonly kind: 'clear'; readonly at: number; readonly alarmId: string }
  | { readonly kind: 'escalate'; readonly at: number; readonly alarmId: string; readonly priority: Alarm['priority'] };

/** What the engine needs to know of a station. */
export interface WatchedStation {
  readonly id: string;
  readonly name: string;
  readonly category: StationCategory;
  readonly position: Position;
}

/** What the engine needs to know of something that moves. */
export interface WatchedMover {
  readonly id: string;
  readonly name: string;
  /** Centre of its fence. */
  readonly position: Position;
  readonly fenceRadiusM?: number | undefined;
}

/** Who is watched; answered from records, without I/O. */
export interface Subjects {
  station(id: string): WatchedStation | undefined;
  mover(id: string): WatchedMover | undefined;
  stations(): Iterable<WatchedStation>;
  /** Name of a feed, for a source that fell silent as a whole. */
  feedName(id: string): string;
}
