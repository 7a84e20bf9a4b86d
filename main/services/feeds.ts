import { AppError } from '../../shared/errors.ts';
import type { FeedSource } from '../../shared/records/feedSource.ts';
import type { Station } from '../../shared/records/station.ts';
import { isInspectable } from '../feeds/feedKinds.ts';
import { PUSH_FEED_ID, SIMULATOR_ID } from '../feeds/feeds.ts';
import { PushFeed } from '../feeds/push/pushFeed.ts';
import { required, type Service, type ServiceDeps } from './service.ts';

/** Data sources: setting them up, how they do, their devices, the keys for pushing, the simulator. */
export function feedService({ store, feeds, newId }: ServiceDeps): Service {
  const { registry, keys, secrets, passwords, pipeline, simulator } = feeds;
  const inspectable = () => registry.feeds().filter(isInspectable);
  const notBuiltIn = (id: string) => {
    if (registry.isBuiltIn(id) || id === SIMULATOR_ID) throw new AppError('feed.builtIn', { name: id });
  };

  return {
    'feeds.status': () => ({
      feeds: feeds.status(),
      keys: keys.list(),
      simulator: simulator.state(),
      pressure: Math.min(1, Math.max(0, pipeline.pressure)),
    }),

    'feeds.put': async ({ id: given, secrets: own = {}, ...fields }, { user, callId }) => {
      const id = given ?? newId('feedSource');
      notBuiltIn(id);
      const config = registry.check(fields.category, fields.config, own);
      secrets.change(id, own);
      const feed: FeedSource = { ...fields, id, config };
      const written = await store.write(
        user.id,
        () => ({ events: [{ type: 'record.put', payload: { kind: 'feedSource', record: feed } }], result: { feed } }),
        callId,
      );
      return written.result;
    },

    'feeds.remove': async ({ id }, { user, callId }) => {
      notBuiltIn(id);
      await store.write(
        user.id,
        (view) => {
          const { name } = required(view, 'feedSource', id);
          return {
            events: [{ type: 'records.removed', payload: { kind: 'feedSource', ids: [id], reason: name } }],
            result: {},
          };
        },
        callId,
      );
      secrets.forget(id);
      return {};
    },

    'feeds.restart': async ({ id }) => {
      await registry.restart(id);
      return {};
    },

    'feeds.badFrames': ({ feedId, reason, limit }) => {
      const asked = inspectable().filter(({ id }) => feedId === undefined || id === feedId);
      const frames = asked
        .flatMap((feed) => [...feed.badFrames()])
        .filter((frame) => reason === undefined || frame.reason === reason)
        .sort((a, b) => b.at - a.at)
        .slice(0, limit);
      const counts: Record<string, number> = {};
      for (const feed of asked)
        for (const [name, count] of Object.entries(feed.badCounts())) counts[name] = (counts[name] ?? 0) + count;
      return { frames, counts };
    },

    'feeds.unknownDevices': () => ({ devices: inspectable().flatMap((feed) => [...feed.unknownDevices()]) }),

    'feeds.registerDevice': async ({ deviceCode, station: target, password }, { user, callId }) => {
      const written = await store.write(
        user.id,
        (view) => {
          const holder = feeds.book.station(deviceCode);
          const isOthers =
            holder?.deviceCode === deviceCode && !('stationId' in target && target.stationId === holder.id);
          if (isOthers) throw new AppError('record.exists', { id: holder.id });
          let station: Station;
          if ('stationId' in target) station = { ...required(view, 'station', target.stationId), deviceCode };
          else {
            const { firmId, code, riverName, ...place } = target;
            const firm = firmId === undefined ? undefined : required(view, 'firm', firmId);
            station = {
              ...{ id: newId('station'), ...place, deviceCode, provenance: { producer: user.name } },
              ...(code ? { code } : {}),
              ...(riverName ? { riverName } : {}),
              ...(firm ? { firmId: firm.id, firmName: firm.name } : {}),
            };
          }
          return {
            events: [{ type: 'record.put', payload: { kind: 'station', record: station } }],
            result: { station },
          };
        },
        callId,
      );
      if (password !== undefined) passwords.set(deviceCode, password);
      return written.result;
    },

    'feeds.makeKey': ({ name, feedId = PUSH_FEED_ID }, { user }) => {
      if (!(registry.feed(feedId) instanceof PushFeed)) throw new AppError('record.notFound', { id: feedId });
      return keys.make(name, feedId, user.id);
    },

    'feeds.dropKey': ({ id }) => {
      keys.drop(id);
      return {};
    },

    'simulator.start': ({ incident }) => simulator.start({ incident }),
    'simulator.stop': () => simulator.stop(),
  };
}
