import { connect, type Socket } from 'node:net';
import type { Clock, Unsubscribe } from '../../../shared/clock.ts';
import { COMMAND } from '../../../shared/hj212/commands.ts';
import { FrameParser } from '../../../shared/hj212/frameParser.ts';
import { readSegment, textOf } from '../../../shared/hj212/segment.ts';

/** HJ 212-2017: an answer is waited for so long, and a frame sent so often (9.2). */
const ANSWER_WITHIN_MS = 10_000;
const TRIES = 3;
const RECONNECT_MS = 3_000;
const MOST_WAITING = 5_000;

interface Waiting {
  readonly frames: readonly Uint8Array[];
  tries: number;
  sentAt: number;
}

export interface LinkCounts {
  frames: number;
  repeats: number;
  /** Never answered. */
  lost: number;
  /** Answered with a refusal. */
  refused: number;
}

/** One TCP connection of a data logger to the gateway: sends, waits for answers, repeats, connects again. */
export class DeviceLink {
  readonly #target: { host: string; port: number };
  readonly #clock: Clock;
  readonly #counts: LinkCounts;
  /** By MN and QN, in order of sending. */
  readonly #waiting = new Map<string, Waiting>();
  #socket: Socket | undefined;
  #isConnected = false;
  #cancelReconnect: Unsubscribe = () => {};
  #closed = false;

  constructor(target: { host: string; port: number }, clock: Clock, counts: LinkCounts) {
    this.#target = target;
    this.#clock = clock;
    this.#counts = counts;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** @param name MN and QN of the report @param expectsAnswer false for a spoilt frame: nobody can answer it */
  send(name: string, frames: readonly Uint8Array[], expectsAnswer: boolean): void {
    if (expectsAnswer) {
      this.#waiting.set(name, { frames, tries: 0, sentAt: Number.NEGATIVE_INFINITY });
      if (this.#waiting.size > MOST_WAITING) this.#giveUp(this.#waiting.keys().next().value ?? '');
    }
    if (this.#isConnected) this.#write(frames, this.#waiting.get(name));
    else this.#connect();
  }

  /** Repeats what was not answered in time. */
  sweep(now: number): void {
    if (!this.#isConnected) return;
    for (const [name, waiting] of this.#waiting) {
      if (now - waiting.sentAt < ANSWER_WITHIN_MS) continue;
      if (waiting.tries >= TRIES) this.#giveUp(name);
      else {
        if (waiting.tries > 0) this.#counts.repeats++;
        this.#write(waiting.frames, waiting);
      }
    }
  }

  close(): void {
    this.#closed = true;
    this.#cancelReconnect();
    this.#socket?.destroy();
  }

  #giveUp(name: string): void {
    if (this.#waiting.delete(name)) this.#counts.lost++;
  }

  #write(frames: readonly Uint8Array[], waiting: Waiting | undefined): void {
    for (const frame of frames) this.#socket?.write(frame);
    this.#counts.frames += frames.length;
    if (!waiting) return;
    waiting.tries++;
    waiting.sentAt = this.#clock.now();
  }

  #connect(): void {
    if (this.#socket || this.#closed) return;
    const parser = new FrameParser();
    const socket = connect(this.#target);
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('connect', () => {
      this.#isConnected = true;
      // What was under way when the connection broke is sent again, and does not count as a try.
      for (const waiting of this.#waiting.values()) {
        waiting.tries = Math.min(waiting.tries, 0);
        this.#write(waiting.frames, waiting);
      }
    });
    socket.on('data', (chunk) => {
      for (const parsed of parser.push(chunk)) if (parsed.ok) this.#answered(textOf(parsed.segment, String));
    });
    // 'close' follows and does what is to be done.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#isConnected = false;
      this.#socket = undefined;
      if (!this.#closed) this.#cancelReconnect = this.#clock.after(RECONNECT_MS, () => this.#connect());
    });
  }

  #answered(text: string): void {
    const segment = readSegment(text);
    if (!segment) return;
    if (segment.cn === COMMAND.requestAnswer) this.#counts.refused++;
    this.#waiting.delete(`${segment.mn} ${segment.qn}`);
  }
}
