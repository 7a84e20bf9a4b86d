import type { AlarmRule } from '../records/alarmRule.ts';
import type { Subjects } from './decision.ts';
import { ruleHoldsFor } from './ruleScope.ts';

/** A feed with fewer stations than this has no silence of its own. */
const FEED_OF = 5;

interface Heard {
  feedId: string;
  receivedAt: number;
}

/** What is silent at a tick: stations, or a feed in place of the stations that it brought. */
export interface Silent {
  readonly subjectId: string;
  readonly name: string;
  readonly isFeed: boolean;
  /** When it was last heard, epoch ms. */
  readonly since: number;
  /** Stations behind a silent feed. */
  readonly stations?: number | undefined;
}

/** When each station was last heard, by which feed; flagged readings count: the line is alive. */
export class LastHeard {
  readonly #stations = new Map<string, Heard>();

  take(stationId: string, feedId: string, receivedAt: number): void {
    const known = this.#stations.get(stationId);
    if (!known) {
      this.#stations.set(stationId, { feedId, receivedAt });
      return;
    }
    known.feedId = feedId;
    if (receivedAt > known.receivedAt) known.receivedAt = receivedAt;
  }

  /**
   * Who has been silent for longer than the rule allows. Only who was heard before can fall silent.
   * A4: when most stations of a feed are silent, it is the feed that is told, once: a cut line is one trouble, not a
   *     thousand (at most one alarm a feed).
   */
  silent(rule: AlarmRule, afterMs: number, now: number, subjects: Subjects): Silent[] {
    const byFeed = new Map<string, { all: number; silent: Silent[] }>();
    for (const [id, { feedId, receivedAt }] of this.#stations) {
      const station = subjects.station(id);
      if (!station || !ruleHoldsFor(rule, station.id, station.category)) continue;
      const feed = byFeed.get(feedId) ?? { all: 0, silent: [] };
      byFeed.set(feedId, feed);
      feed.all++;
      if (now - receivedAt < afterMs) continue;
      feed.silent.push({ subjectId: id, name: station.name, isFeed: false, since: receivedAt });
    }
    return [...byFeed].flatMap(([feedId, { all, silent }]) => {
      if (all < FEED_OF || silent.length * 2 <= all) return silent;
      const since = Math.max(...silent.map((one) => one.since));
      return [{ subjectId: feedId, name: subjects.feedName(feedId), isFeed: true, since, stations: silent.length }];
    });
  }
}
