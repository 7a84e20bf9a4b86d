import { COMMAND, DATA_COMMANDS } from '../../../shared/hj212/commands.ts';
import { readSegment, type Segment, textOf } from '../../../shared/hj212/segment.ts';
import { parseTime } from '../../../shared/hj212/time.ts';
import { readDataArea, valuesOf } from '../../../shared/hj212/values.ts';
import type { Period, Reading } from '../../../shared/telemetry/reading.ts';
import type { FeedContext } from '../feedKinds.ts';
import type { FeedMeter } from '../meter.ts';
import { answerFrame, isAnswer, type Outcome } from './answers.ts';
import type { BadFrames } from './badFrames.ts';
import { decodeText } from './decodeText.ts';
import { type Device, Devices } from './devices.ts';
import { MOST_AHEAD_MS } from './settings.ts';
import { UnknownDevices } from './unknownDevices.ts';

/** Longest MN and factor code that records and readings can hold; QN and PW are sent back and must fit an answer. */
const LONGEST = { mn: 60, qn: 40, pw: 40, factor: 40 } as const;
const EQUIPMENT_COMMANDS: Readonly<Record<string, Period>> = {
  [COMMAND.equipmentState]: 'realtime',
  [COMMAND.equipmentRunTime]: 'day',
};

/** What the frames of one chunk come to. */
export interface Harvest {
  /** Frames of data, repeated ones too: their answers wait until it is on disk. */
  data: number;
  readonly readings: Reading[];
  /** Sent once the readings are on disk. */
  readonly answers: Uint8Array[];
  /** Takes back what was remembered of them: they may come again. */
  readonly undo: (() => void)[];
}

/** Turns data segments into readings of stations: who may send, what was sent before, what is split, what it is answered. */
export class Intake {
  readonly devices = new Devices();
  readonly unknown = new UnknownDevices();
  readonly #context: FeedContext;
  readonly #meter: FeedMeter;
  readonly #bad: BadFrames;

  constructor(context: FeedContext, meter: FeedMeter, bad: BadFrames) {
    this.#context = context;
    this.#meter = meter;
    this.#bad = bad;
  }

  /** Takes one data segment whose length and check were right. */
  take(bytes: Uint8Array, remote: string, harvest: Harvest): void {
    const segment = readSegment(textOf(bytes, decodeText));
    const end = segment && isSound(segment) ? this.#judge(segment, bytes, remote, harvest) : 'format';
    if (end === 'format' || end === 'time') {
      const { id, clock } = this.#context;
      this.#meter.count('bad');
      this.#bad.add({ at: clock.now(), feedId: id, remote, reason: end, bytes });
      return;
    }
    const answer = segment && answerFrame(segment, end, this.#context.clock.now());
    if (answer) harvest.answers.push(answer);
  }

  /** @returns how it is answered, or why it is no good */
  #judge(segment: Segment, bytes: Uint8Array, remote: string, harvest: Harvest): Outcome | 'time' {
    const at = this.#context.clock.now();
    const { mn, pw, cn } = segment;
    const station = this.#context.book.station(mn);
    const wanted = this.#context.passwords.of(mn);
    // The book also finds stations by their code; only a device number makes a device.
    const isKnown = station?.deviceCode === mn;
    if (!isKnown || (wanted !== undefined && wanted !== pw)) {
      this.#meter.count('unknownDevice');
      const why = isKnown ? 'password' : 'unknown';
      this.unknown.add({ segment, bytes, why, feedId: this.#context.id, remote, at });
      return isKnown ? 'wrongPassword' : 'wrongDevice';
    }
    this.unknown.forget(mn);
    const device = this.devices.of(segment, at, remote);
    const period = DATA_COMMANDS[cn] ?? EQUIPMENT_COMMANDS[cn];
    if (period === undefined) return this.#other(cn);
    harvest.data++;
    const abandoned = device.packets.abandoned;
    const report = device.packets.add(segment, at);
    // Packets were answered when they came: that the rest of a report never did is told.
    if (device.packets.abandoned > abandoned) this.#meter.count('abandoned', device.packets.abandoned - abandoned);
    const isTaken = !report || this.#data(report, { device, period, stationId: station.id, at, harvest });
    return isTaken ? 'taken' : 'time';
  }

  /** @returns false when its time cannot be believed */
  #data(
    report: Segment,
    of: { device: Device; period: Period; stationId: string; at: number; harvest: Harvest },
  ): boolean {
    const { device, period, stationId, at, harvest } = of;
    const area = readDataArea(report.cp);
    // A report without the time of its data is of the time it was sent.
    const dataAt = area.dataTime ?? (report.cp.includes('DataTime') ? undefined : parseTime(report.qn));
    if (dataAt === undefined || dataAt < 0 || dataAt > at + MOST_AHEAD_MS) return false;
    const key = `${report.qn} ${report.cn} ${dataAt}`;
    if (report.qn !== '') {
      if (!device.remember(key)) {
        device.duplicates++;
        this.#meter.count('duplicates');
        return true;
      }
      harvest.undo.push(() => device.unremember(key));
    }
    const before = harvest.readings.length;
    for (const { factor, value, min, max, total, flag } of valuesOf(area, period)) {
      if (factor.length > LONGEST.factor) continue;
      const own = { stationId, factor, period, at: dataAt, value, min, max, total, flag };
      harvest.readings.push({ ...own, receivedAt: at, feedId: this.#context.id, verdict: 0 });
    }
    const count = harvest.readings.length - before;
    device.readings += count;
    if (area.unreadable > 0) this.#meter.count('unreadable', area.unreadable);
    // G3: late and out-of-order data keep their own time; only `newest` moves forward.
    if (device.newestDataAt !== undefined && dataAt < device.newestDataAt) this.#meter.count('late');
    device.newestDataAt = Math.max(device.newestDataAt ?? 0, dataAt);
    return true;
  }

  /** Heartbeats, notifications, answers of the device, and commands that this hub has no use for. */
  #other(cn: string): Outcome {
    const name = isAnswer(cn) ? 'deviceAnswers' : cn === COMMAND.heartbeat ? 'heartbeats' : 'otherCommands';
    this.#meter.count(name);
    return /^\d{4}$/.test(cn) ? 'taken' : 'wrongCommand';
  }
}

function isSound({ mn, qn, pw }: Segment): boolean {
  return mn.length <= LONGEST.mn && qn.length <= LONGEST.qn && pw.length <= LONGEST.pw;
}
