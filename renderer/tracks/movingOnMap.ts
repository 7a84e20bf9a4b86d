import { liveTracks, useLive } from '../state/live.ts';
import { hub, hubNow } from '../state/session.ts';
import { MovingStore } from './movingStore.ts';

/** What moves on this page's map. */
export const movingOnMap = new MovingStore({
  tracks: liveTracks,
  onTracks: (listener) =>
    useLive.subscribe(({ tracksVersion }, before) => {
      if (tracksVersion !== before.tracksVersion) listener();
    }),
  describe: async (ids) => (await hub().call('tracks.describe', { subjectIds: [...ids] })).vehicles,
  now: hubNow,
  // A vehicle without a name is drawn all the same: nobody needs to be told.
  onError: (error) => console.warn(error),
});
