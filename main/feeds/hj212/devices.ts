import type { Hj212Version } from '../../../shared/hj212/commands.ts';
import { PacketAssembly } from '../../../shared/hj212/packets.ts';
import type { Segment } from '../../../shared/hj212/segment.ts';

/** Reports of one device that are remembered, and devices. */
const REMEMBERED = 128;
const MOST_DEVICES = 20_000;

/** How a registered device does. */
export interface DeviceState {
  readonly deviceCode: string;
  readonly lastAt: number;
  readonly remote: string;
  readonly version: Hj212Version;
  readonly frames: number;
  readonly readings: number;
  readonly duplicates: number;
  /** Time of its newest data. */
  readonly newestDataAt: number | undefined;
}

/** A registered device that has sent since the hub started. */
export class Device {
  readonly packets = new PacketAssembly();
  readonly #reports = new Set<string>();
  lastAt = 0;
  remote = '';
  version: Hj212Version = 2005;
  frames = 0;
  readings = 0;
  duplicates = 0;
  newestDataAt: number | undefined;

  /**
   * G2: a report that was taken before is dropped. It is known by QN, command and time of its data, so that neither a
   * device that repeats its QN nor one that fills a gap loses data. Only this run of the hub remembers: after a crash
   * every repeat is taken, and what was stored is replaced by itself.
   * @returns false when it was taken before
   */
  remember(report: string): boolean {
    if (this.#reports.has(report)) return false;
    this.#reports.add(report);
    if (this.#reports.size > REMEMBERED) this.#reports.delete(this.#reports.values().next().value ?? '');
    return true;
  }

  /** What could not be handed on may come again. */
  unremember(report: string): void {
    this.#reports.delete(report);
  }
}

/** Devices by MN, those that were silent longest make room. */
export class Devices {
  readonly #devices = new Map<string, Device>();

  of(segment: Segment, at: number, remote: string): Device {
    const device = this.#devices.get(segment.mn) ?? new Device();
    this.#devices.delete(segment.mn);
    this.#devices.set(segment.mn, device);
    if (this.#devices.size > MOST_DEVICES) this.#devices.delete(this.#devices.keys().next().value ?? '');
    device.lastAt = at;
    device.remote = remote;
    device.version = segment.version;
    device.frames++;
    return device;
  }

  state(deviceCode: string): DeviceState | undefined {
    const device = this.#devices.get(deviceCode);
    if (!device) return undefined;
    const { lastAt, remote, version, frames, readings, duplicates, newestDataAt } = device;
    return { deviceCode, lastAt, remote, version, frames, readings, duplicates, newestDataAt };
  }

  states(): DeviceState[] {
    return [...this.#devices.keys()].flatMap((deviceCode) => this.state(deviceCode) ?? []);
  }
}
