import type { Socket } from 'node:net';
import type { Unsubscribe } from '../../../shared/clock.ts';
import { FrameParser, type Parsed } from '../../../shared/hj212/frameParser.ts';
import type { FeedContext } from '../feedKinds.ts';
import type { FeedMeter } from '../meter.ts';
import type { AnswerQueue } from './answerQueue.ts';
import type { BadFrames } from './badFrames.ts';
import type { Harvest, Intake } from './intake.ts';
import { type GatewaySettings, MOST_UNREAD_BYTES, SETTLE_AFTER_MS } from './settings.ts';

/** Above this the way into the store is full: devices are read more slowly. */
const FULL = 0.8;
const FULL_WAIT_MS = 50;
/** A connection may be so far ahead of its rate before it is made to wait. */
const BURST_MS = 1_000;

export interface ConnectionDeps {
  readonly context: FeedContext;
  readonly settings: GatewaySettings;
  readonly intake: Intake;
  readonly bad: BadFrames;
  readonly meter: FeedMeter;
  readonly answers: AnswerQueue;
  readonly onClose: () => void;
}

/**
 * One device's connection (or that of a collector that speaks for many).
 * G4: whatever it sends or does, the others do not feel it: its rate is bounded by reading it more slowly, its memory by
 * the parser and by what it does not read of its answers, and an error ends only itself.
 */
export class DeviceConnection {
  readonly #socket: Socket;
  readonly #deps: ConnectionDeps;
  readonly #parser: FrameParser;
  readonly #remote: string;
  #lastDataAt: number;
  #isSettled = true;
  /** How far it is ahead of its rate, milliseconds, as of `#lastDataAt`. */
  #aheadMs = 0;
  #cancelWait: Unsubscribe | undefined;
  #closed = false;

  constructor(socket: Socket, deps: ConnectionDeps) {
    this.#socket = socket;
    this.#deps = deps;
    this.#parser = new FrameParser({ maxSegmentBytes: deps.settings.maxSegmentBytes });
    this.#remote = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? ''}`;
    this.#lastDataAt = deps.context.clock.now();
    socket.setKeepAlive(true, 60_000);
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#guarded(() => this.#read(chunk)));
    // A device that has sent everything may close its side; its answers still go out.
    socket.on('end', () => this.#guarded(() => this.#finish()));
    socket.on('error', () => this.#deps.meter.count('lost'));
    socket.on('close', () => this.#closing());
  }

  /** Once a second: bytes that stay no frame are told, an idle connection is closed. */
  sweep(now: number): void {
    if (this.#socket.destroyed) return;
    const quietMs = now - this.#lastDataAt;
    if (!this.#isSettled && quietMs >= SETTLE_AFTER_MS) {
      this.#isSettled = true;
      this.#guarded(() => this.#sort(this.#parser.settle()));
    }
    if (quietMs >= this.#deps.settings.idleMs && !this.#cancelWait) {
      this.#deps.meter.count('idleClosed');
      this.#socket.destroy();
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Uint8Array): void {
    const now = this.#deps.context.clock.now();
    const sinceMs = Math.max(0, now - this.#lastDataAt);
    this.#lastDataAt = now;
    this.#isSettled = false;
    const frames = this.#sort(this.#parser.push(chunk));
    const { framesPerSecond, bytesPerSecond } = this.#deps.settings;
    const cost = 1000 * Math.max(frames / framesPerSecond, chunk.length / bytesPerSecond);
    this.#aheadMs = Math.max(0, this.#aheadMs - sinceMs) + cost;
    this.#wait();
  }

  /** Not read while it is too far ahead of its rate, or the store cannot take more. */
  #wait(): void {
    const { context, meter } = this.#deps;
    const isFull = context.sink.pressure > FULL;
    const waitMs = Math.max(this.#aheadMs - BURST_MS, isFull ? FULL_WAIT_MS : 0);
    if (waitMs <= 0 || this.#closed) return;
    meter.count(isFull ? 'heldBack' : 'slowed');
    this.#socket.pause();
    this.#cancelWait?.();
    this.#cancelWait = context.clock.after(waitMs, () => {
      this.#cancelWait = undefined;
      if (context.sink.pressure > FULL) this.#wait();
      else this.#socket.resume();
    });
  }

  /** @returns how many frames, good or bad, there were */
  #sort(parsed: readonly Parsed[]): number {
    const { context, intake, bad, meter } = this.#deps;
    const harvest: Harvest = { data: 0, readings: [], answers: [], undo: [] };
    for (const one of parsed) {
      if (one.ok) {
        meter.count('frames');
        intake.take(one.segment, this.#remote, harvest);
      } else {
        meter.count('bad');
        const of = { at: context.clock.now(), feedId: context.id, remote: this.#remote };
        bad.add({ ...of, reason: one.reason, bytes: one.raw });
      }
    }
    this.#hand(harvest);
    // A heartbeat counts as a sign of life too.
    if (parsed.some(({ ok }) => ok)) meter.arrived(harvest.readings.length);
    return parsed.length;
  }

  /**
   * G5: an answer says that the data is kept: it goes out when it is on disk. What could not be kept is not answered and
   * not remembered, so that the device's repeat is taken.
   */
  #hand({ data, readings, answers, undo }: Harvest): void {
    const { context, meter } = this.#deps;
    const failed = () => {
      for (const back of undo) back();
      meter.count('failures');
    };
    if (readings.length > 0) {
      try {
        context.sink.readings(readings);
        meter.count('readings', readings.length);
      } catch (error) {
        failed();
        context.log.error({ err: error }, 'readings of devices could not be handed on');
        return;
      }
    }
    const bytes = Buffer.concat(answers);
    if (data === 0) this.#write(bytes);
    else this.#deps.answers.add(() => this.#write(bytes), failed);
  }

  #write(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.#closed || !this.#socket.writable) return;
    this.#socket.write(bytes);
    if (this.#socket.writableLength > MOST_UNREAD_BYTES) {
      this.#deps.meter.count('lost');
      this.#socket.destroy();
    }
  }

  /** G4: an error of ours while reading one connection ends that connection, and is told. */
  #guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      this.#deps.meter.count('failures');
      this.#deps.context.log.error({ err: error, remote: this.#remote }, 'a device connection failed');
      this.#socket.destroy();
    }
  }

  #finish(): void {
    this.#sort(this.#parser.finish());
    // Gives the last answers time to be written; the sweep closes what does not end.
    this.#deps.answers.add(
      () => this.#socket.end(),
      () => this.#socket.destroy(),
    );
  }

  #closing(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelWait?.();
    this.#guarded(() => this.#sort(this.#parser.finish()));
    this.#deps.onClose();
  }
}
