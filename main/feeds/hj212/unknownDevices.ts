import type { UnknownDevice } from '../../../shared/contract/feeds.ts';
import type { Segment } from '../../../shared/hj212/segment.ts';
import { readDataArea } from '../../../shared/hj212/values.ts';
import { factorOf } from '../../../shared/telemetry/factors.ts';
import { shownSegment } from './frameText.ts';

const MOST_DEVICES = 500;
const MOST_FACTORS = 200;
const LAST_FRAMES = 5;

interface Seen {
  device: UnknownDevice;
  readonly factors: Set<string>;
  readonly frames: string[];
}

/**
 * Devices in quarantine: those that belong to no station, or give another password than they were registered with. What
 * they sent is shown for registration, and nothing of it becomes a reading. At most 500, those that were silent longest
 * make room.
 */
export class UnknownDevices {
  readonly #seen = new Map<string, Seen>();

  add(of: {
    segment: Segment;
    bytes: Uint8Array;
    why: UnknownDevice['why'];
    feedId: string;
    remote: string;
    at: number;
  }) {
    const { segment, bytes, why, feedId, remote, at } = of;
    const before = this.#seen.get(segment.mn);
    const factors = before?.factors ?? new Set();
    for (const { sentCode } of readDataArea(segment.cp).factors.values()) {
      if (factors.size < MOST_FACTORS && sentCode.length <= 40) factors.add(factorOf(sentCode).code);
    }
    const frames = [shownSegment(bytes), ...(before?.frames ?? [])].slice(0, LAST_FRAMES);
    const device: UnknownDevice = {
      deviceCode: segment.mn,
      feedId,
      why,
      remote,
      ...(segment.st === '' ? {} : { systemType: segment.st.slice(0, 10) }),
      factors: [...factors],
      firstAt: before?.device.firstAt ?? at,
      lastAt: at,
      frames: (before?.device.frames ?? 0) + 1,
      lastFrames: frames,
    };
    // The newest stands last.
    this.#seen.delete(segment.mn);
    this.#seen.set(segment.mn, { device, factors, frames });
    if (this.#seen.size > MOST_DEVICES) this.#seen.delete(this.#seen.keys().next().value ?? '');
  }

  /** It is known now. */
  forget(deviceCode: string): void {
    this.#seen.delete(deviceCode);
  }

  /** Newest first. */
  list(): UnknownDevice[] {
    return [...this.#seen.values()].map(({ device }) => device).reverse();
  }
}
