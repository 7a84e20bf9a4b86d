import type { Clock, Unsubscribe } from '../../shared/clock.ts';
import { LIVE_MESSAGE, type LiveMessage, watchMessageSchema } from '../../shared/telemetry/live.ts';
import type { Log } from '../log.ts';
import { LiveWatch } from './liveWatch.ts';
import type { Telemetry } from './telemetry.ts';

/** What is coalesced into one message of a page that keeps up, milliseconds. */
const EVERY_MS = 200;
/** A page that does not acknowledge for so long is cut off: it comes back and begins anew. */
const PATIENCE_MS = 30_000;

/** One connected page, as Socket.io has it. */
export interface LivePeer {
  on(message: string, listener: (payload: unknown) => void): unknown;
  timeout(ms: number): { emitWithAck(message: string, payload: LiveMessage): Promise<unknown> };
  readonly conn: { close(): unknown };
}

/** Brings the newest readings and positions to the pages that watch. */
export interface Live {
  /** Answers a page's `watch` messages until it goes. */
  serve(page: LivePeer): void;
  /** Pages that watch something now. */
  readonly watching: number;
  close(): void;
}

/**
 * L1: a page has at most one message on its way. What changes meanwhile is told once, as it is when the page has taken the
 *     last one: a slow page gets fewer and newer messages, and nothing piles up for it.
 * L2: after `watch` a page gets the latest of everything, then what changed, at most every 200 ms.
 */
export function createLive({
  telemetry,
  clock,
  log,
}: {
  readonly telemetry: Telemetry;
  readonly clock: Clock;
  readonly log: Log;
}): Live {
  const watches = new Set<LiveWatch>();
  let stopTimer: Unsubscribe | undefined;

  const tick = () => {
    stopTimer = undefined;
    for (const watch of watches) watch.wake();
    if (watches.size > 0) stopTimer = clock.after(EVERY_MS, tick);
  };

  return {
    serve(page) {
      let current: LiveWatch | undefined;
      const end = () => {
        current?.end();
        if (current) watches.delete(current);
        current = undefined;
      };
      page.on(LIVE_MESSAGE.watch, (payload) => {
        const asked = watchMessageSchema.safeParse(payload);
        if (!asked.success) {
          log.debug({ issue: asked.error.issues[0]?.message }, 'bad watch message');
          return;
        }
        end();
        if (!asked.data.readings && asked.data.tracks === false) return;
        current = new LiveWatch({
          telemetry,
          asked: asked.data,
          send: (message) => page.timeout(PATIENCE_MS).emitWithAck(LIVE_MESSAGE.live, message),
          lost: () => page.conn.close(),
        });
        watches.add(current);
        current.wake();
        stopTimer ??= clock.after(EVERY_MS, tick);
      });
      page.on('disconnect', end);
    },
    get watching() {
      return watches.size;
    },
    close() {
      stopTimer?.();
      for (const watch of watches) watch.end();
      watches.clear();
    },
  };
}
