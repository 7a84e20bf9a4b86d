import type { Clock, Unsubscribe } from '../../../shared/clock.ts';
import { timeText } from '../../../shared/hj212/time.ts';
import { chance, keyOf } from './chance.ts';
import { deviceFrames } from './deviceFrames.ts';
import { DeviceLink, type LinkCounts } from './deviceLink.ts';
import type { SimulatedDevice, SimulationPlan, SimulatorReport } from './plan.ts';
import { reportsOften } from './script.ts';

const HOUR_MS = 3_600_000;
const TICK_MS = 250;
/** Devices send their hour within these minutes after it, each at its own moment. */
const SENT_WITHIN_MS = 240_000;
const LIVE_EVERY_MS = 300_000;
const OFTEN_EVERY_MS = 60_000;
/** What a hub that knows nothing gets of the past, and how fast: so that charts and judgement have something to go by. */
const BACKLOG_MS = 12 * HOUR_MS;
const BACKLOG_FRAMES_PER_S = 200;
/** Devices share connections, as behind a data logger: a machine with few file handles can run the demonstration. */
const DEVICES_A_LINK = 8;

interface Sender {
  readonly device: SimulatedDevice;
  readonly link: DeviceLink;
  /** After the hour, its frame goes out so much later. */
  readonly delayMs: number;
  /** Start of the next hour to send. */
  nextHour: number;
  nextLive: number;
}

/** The devices of the demonstration: each sends its hours, some their momentary values, faults and the script included. */
export class DeviceSimulation {
  readonly #plan: SimulationPlan;
  readonly #clock: Clock;
  readonly #senders: Sender[];
  readonly #links: readonly DeviceLink[];
  readonly #counts: LinkCounts = { frames: 0, repeats: 0, lost: 0, refused: 0 };
  #readings = 0;
  #incidentAt: number | undefined;
  #cancel: Unsubscribe = () => {};
  #lastSweep = 0;

  constructor(plan: SimulationPlan, clock: Clock) {
    this.#plan = plan;
    this.#clock = clock;
    this.#incidentAt = plan.incidentAt;
    const now = clock.now();
    const links = Array.from(
      { length: Math.ceil(plan.devices.length / DEVICES_A_LINK) },
      () => new DeviceLink(plan.gateway, clock, this.#counts),
    );
    this.#links = links;
    const thisHour = Math.floor(now / HOUR_MS) * HOUR_MS;
    this.#senders = plan.devices.flatMap((device, i) => {
      const link = links[Math.floor(i / DEVICES_A_LINK)];
      if (!link) return [];
      const key = keyOf(plan.seed, 'delay', device.deviceCode);
      const known = device.newestHourAt === undefined ? 0 : device.newestHourAt + HOUR_MS;
      return [
        {
          ...{ device, link, delayMs: chance(key, 0) * SENT_WITHIN_MS },
          nextHour: Math.max(thisHour - BACKLOG_MS, known),
          nextLive: now + chance(key, 1) * LIVE_EVERY_MS,
        },
      ];
    });
  }

  start(): void {
    this.#cancel = this.#clock.after(TICK_MS, () => {
      this.#tick();
      this.start();
    });
  }

  stop(): void {
    this.#cancel();
    for (const link of this.#links) link.close();
  }

  /** The discharge begins then. */
  beginIncident(at: number): void {
    this.#incidentAt = at;
    for (const sender of this.#senders) {
      const isPartOf = reportsOften(this.#plan.script, sender.device.deviceCode, at, at);
      if (isPartOf) sender.nextLive = Math.min(sender.nextLive, at);
    }
  }

  report(): Omit<SimulatorReport, 'positions'> {
    const connections = this.#links.filter(({ isConnected }) => isConnected).length;
    return { ...this.#counts, connections, readings: this.#readings };
  }

  #tick(): void {
    const now = this.#clock.now();
    let left = Math.ceil((BACKLOG_FRAMES_PER_S * TICK_MS) / 1000);
    // Oldest hours first, so that what is late is late for all alike and judged in its order.
    const due = this.#senders
      .filter(({ nextHour, delayMs }) => now >= nextHour + HOUR_MS + delayMs)
      .sort((a, b) => a.nextHour - b.nextHour);
    for (const sender of due) {
      if (left-- <= 0) break;
      this.#send(sender, 'hour', sender.nextHour, now);
      sender.nextHour += HOUR_MS;
    }
    for (const sender of this.#senders) {
      const { device } = sender;
      const isOften = reportsOften(this.#plan.script, device.deviceCode, now, this.#incidentAt);
      if ((!device.isLive && !isOften) || now < sender.nextLive) continue;
      this.#send(sender, 'realtime', Math.floor(now / 1000) * 1000, now);
      sender.nextLive = now + (isOften ? OFTEN_EVERY_MS : LIVE_EVERY_MS);
    }
    if (now - this.#lastSweep < 1_000) return;
    this.#lastSweep = now;
    for (const link of this.#links) link.sweep(now);
  }

  #send({ device, link }: Sender, period: 'hour' | 'realtime', dataAt: number, sentAt: number): void {
    const request = { plan: this.#plan, device, period, dataAt, sentAt, incidentAt: this.#incidentAt };
    const { frames, readings } = deviceFrames(request);
    if (frames.length === 0) return;
    link.send(`${device.deviceCode} ${timeText(sentAt, 17)}`, frames, readings > 0);
    this.#readings += readings;
  }
}
