import type { Subjects, WatchedStation } from '../../shared/alarming/decision.ts';
import { createTranslate } from '../../shared/i18n/index.ts';
import { kindOfId } from '../../shared/records/index.ts';
import { GATEWAY_FEED_ID, PUSH_FEED_ID } from '../feeds/feeds.ts';
import type { SubjectBook } from '../feeds/subjectBook.ts';
import type { Store } from '../store/types.ts';

/** Stations and mobile sources as the alarm engine knows them, from the records. */
export function createSubjects(book: SubjectBook, store: Store): Subjects {
  const say = createTranslate('zh-CN');
  return {
    station: (id): WatchedStation | undefined => book.station(id),
    mover: (id) => {
      // Only mobile sources have a fence and a dose: tens of thousands of vehicles need no watch.
      if (kindOfId(id) !== 'mobileSource') return undefined;
      const mover = book.mover(id);
      if (!mover) return undefined;
      const { name, position } = mover;
      return { id: mover.id, name, position, ...('fenceRadiusM' in mover ? { fenceRadiusM: mover.fenceRadiusM } : {}) };
    },
    stations: () => book.stations(),
    feedName: (id) => {
      const record = kindOfId(id) === 'feedSource' ? store.view.record('feedSource', id) : undefined;
      if (record) return record.name;
      if (id === PUSH_FEED_ID) return say('feeds.builtIn_push');
      return id === GATEWAY_FEED_ID ? say('feeds.builtIn_gateway') : id;
    },
  };
}
