import type { Clock } from '../../shared/clock.ts';
import type { StreamFacts, VideoProblem } from '../../shared/contract/video.ts';
import type { Log } from '../log.ts';
import { outputArguments } from './arguments.ts';
import { type Ffmpeg, type FfmpegProcess, readFacts, readProblem } from './ffmpeg.ts';
import { Pace } from './pace.ts';
import { TransportStream } from './transportStream.ts';

/** Where a relay reads: made anew for each start, so that an address of a gateway is never an old one. */
export interface RelayInput {
  /** ffmpeg's arguments up to and with `-i`. */
  readonly args: readonly string[];
  /** Ends what was started for it. */
  release(): void;
}

/** Somebody who watches. */
export interface Viewer {
  write(bytes: Buffer): void;
  /** Bytes that were written and have not left yet. */
  waitingBytes(): number;
  /** The stream has ended. */
  end(): void;
}

export interface RelayTimes {
  /** How long a relay goes on that nobody watches. */
  readonly graceMs: number;
  /** How long a first picture may take. */
  readonly firstMs: number;
  /** Silence after which a stream counts as broken. */
  readonly silentMs: number;
  /** First and longest rest after a break; it doubles from break to break. */
  readonly restMs: number;
  readonly longestRestMs: number;
  /** A stream that ran so long starts with the first rest again. */
  readonly steadyMs: number;
}

export const RELAY_TIMES: RelayTimes = {
  graceMs: 5_000,
  firstMs: 20_000,
  silentMs: 9_000,
  restMs: 1_000,
  longestRestMs: 30_000,
  steadyMs: 30_000,
};

/** A viewer with more than this under way is too slow; it is cut off and may come back. */
const MAX_WAITING_BYTES = 8_000_000;

export interface RelayDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly ffmpeg: Ffmpeg;
  readonly times: RelayTimes;
}

export type Opened = { readonly facts: StreamFacts } | { readonly problem: VideoProblem; readonly retryAt?: number };

/** What was learnt while a stream was set up, before ffmpeg was asked. */
export class InputProblem extends Error {
  readonly problem: VideoProblem;
  constructor(problem: VideoProblem) {
    super(problem);
    this.name = 'InputProblem';
    this.problem = problem;
  }
}

/**
 * One stream of one camera for all who watch it.
 * R3: one ffmpeg however many watch; none when nobody does. R4: a camera that fails is asked again after a rest that
 * doubles, however many try.
 */
export class Relay {
  facts: StreamFacts = {};
  restarts = 0;
  problem: VideoProblem | undefined;
  retryAt: number | undefined;
  lastFrameAt: number | undefined;
  state: 'starting' | 'running' | 'resting' | 'stopped' = 'stopped';
  readonly pace: Pace;
  readonly transcoded: boolean;
  readonly #deps: RelayDeps;
  readonly #name: string;
  readonly #makeInput: () => Promise<RelayInput>;
  readonly #viewers = new Map<Viewer, 'waiting' | 'watching'>();
  #stream = new TransportStream();
  #process: FfmpegProcess | undefined;
  #opening: Promise<Opened> | undefined;
  #tellOpened: (opened: Opened) => void = () => {};
  #breaks = 0;
  #startedAt = 0;
  #lastDataAt = 0;
  #why: VideoProblem | undefined;
  #stopGrace = () => {};
  #stopWatch = () => {};

  /** @param name for the log @param makeInput @throws InputProblem */
  constructor(deps: RelayDeps, name: string, makeInput: () => Promise<RelayInput>, transcoded: boolean) {
    this.#deps = deps;
    this.#name = name;
    this.#makeInput = makeInput;
    this.transcoded = transcoded;
    this.pace = new Pace(deps.clock);
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  get busy(): boolean {
    return this.state === 'starting' || this.state === 'running';
  }

  /** Starts it where it does not run; resolves when a picture is there, or with why there is none. */
  open(): Promise<Opened> {
    const { clock } = this.#deps;
    if (this.state === 'running') {
      this.#waitForNobody();
      return Promise.resolve({ facts: this.facts });
    }
    if (this.state === 'resting' && this.retryAt !== undefined && clock.now() < this.retryAt)
      return Promise.resolve({ problem: this.problem ?? 'failed', retryAt: this.retryAt });
    this.#opening ??= this.#start().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** Lets somebody watch: from the last key frame on, or from the next one. Returns what ends it. */
  attach(viewer: Viewer): () => void {
    if (this.state !== 'running') {
      viewer.end();
      return () => {};
    }
    this.#stopGrace();
    const head = this.#stream.head();
    for (const bytes of head) viewer.write(bytes);
    this.#viewers.set(viewer, head.length > 0 ? 'watching' : 'waiting');
    return () => {
      if (this.#viewers.delete(viewer)) this.#waitForNobody();
    };
  }

  /** Ends it for everyone. */
  async stop(): Promise<void> {
    this.#stopGrace();
    const process = this.#process;
    this.state = 'stopped';
    if (!process) return;
    process.stop();
    await process.ended;
  }

  async #start(): Promise<Opened> {
    const { clock, ffmpeg, log, times } = this.#deps;
    const again = this.state === 'resting';
    // One that was asked to end may still be ending.
    await this.#process?.ended;
    this.state = 'starting';
    this.#why = undefined;
    let input: RelayInput;
    try {
      input = await this.#makeInput();
    } catch (error) {
      if (!(error instanceof InputProblem)) log.warn({ err: error, stream: this.#name }, 'no input for a stream');
      return this.#rest(error instanceof InputProblem ? error.problem : 'failed');
    }
    if (!this.busy) {
      // Stopped while the address was asked for.
      input.release();
      return { problem: 'interrupted' };
    }
    if (again) this.restarts += 1;
    this.facts = {};
    this.#stream = new TransportStream();
    this.pace.reset();
    this.#startedAt = clock.now();
    this.#lastDataAt = this.#startedAt;
    const process = ffmpeg.start([...input.args, ...outputArguments(this.transcoded)]);
    this.#process = process;
    const opened = new Promise<Opened>((resolve) => {
      this.#tellOpened = resolve;
    });
    let describesInput = true;
    process.onLine((line) => {
      if (line.startsWith('Output #') || line.startsWith('Stream mapping')) describesInput = false;
      if (describesInput) this.facts = readFacts(this.facts, line);
      if (!describesInput && this.state === 'starting' && !this.#canCarry()) this.#break('codec');
    });
    process.out.on('data', (chunk: Buffer) => this.#take(chunk));
    this.#watch();
    void process.ended.then(({ code, lines, missing }) => {
      input.release();
      this.#stopWatch();
      this.#process = undefined;
      const wasRunning = this.state === 'running';
      const wanted = this.state === 'stopped';
      if (clock.now() - this.#startedAt > times.steadyMs) this.#breaks = 0;
      const why = this.#why ?? (missing ? 'noFfmpeg' : wasRunning ? 'interrupted' : readProblem(lines));
      if (!wanted) log.warn({ stream: this.#name, code, why, lines: lines.slice(-4) }, 'a stream ended');
      if (wanted) {
        this.#endViewers();
        this.#tellOpened({ problem: 'interrupted' });
      } else this.#tellOpened(this.#rest(why));
    });
    return opened;
  }

  /** The muxer carries what browsers may decode; anything else needs the encoder. */
  #canCarry(): boolean {
    const { videoCodec } = this.facts;
    return this.transcoded || videoCodec === undefined || videoCodec === 'h264' || videoCodec === 'hevc';
  }

  #take(chunk: Buffer): void {
    const now = this.#deps.clock.now();
    this.#lastDataAt = now;
    const before = this.#stream.frames;
    const { bytes, keyFrameAt } = this.#stream.push(chunk);
    const frames = this.#stream.frames - before;
    if (frames > 0) this.lastFrameAt = now;
    this.pace.count(frames, bytes.length);
    if (this.state === 'starting' && this.#stream.hasPicture) {
      this.state = 'running';
      this.problem = undefined;
      this.retryAt = undefined;
      this.#tellOpened({ facts: this.facts });
      this.#waitForNobody();
    }
    for (const [viewer, place] of this.#viewers) {
      if (viewer.waitingBytes() > MAX_WAITING_BYTES) {
        this.#viewers.delete(viewer);
        viewer.end();
        this.#waitForNobody();
      } else if (place === 'watching') viewer.write(bytes);
      else if (keyFrameAt >= 0) {
        this.#viewers.set(viewer, 'watching');
        for (const table of this.#stream.tables()) viewer.write(table);
        viewer.write(bytes.subarray(keyFrameAt));
      }
    }
  }

  /** Looks every second whether the first picture is late or the stream has gone silent. */
  #watch(): void {
    const { clock, times } = this.#deps;
    this.#stopWatch = clock.after(1_000, () => {
      const now = clock.now();
      if (this.state === 'starting' && now - this.#startedAt > times.firstMs) this.#break('timeout');
      else if (this.state === 'running' && now - this.#lastDataAt > times.silentMs) this.#break('interrupted');
      this.#watch();
    });
  }

  #break(why: VideoProblem): void {
    this.#why ??= why;
    this.#process?.stop();
  }

  #rest(why: VideoProblem): Opened {
    const { clock, times } = this.#deps;
    this.#endViewers();
    this.state = 'resting';
    this.problem = why;
    this.retryAt = clock.now() + Math.min(times.restMs * 2 ** this.#breaks, times.longestRestMs);
    this.#breaks = Math.min(this.#breaks + 1, 10);
    return { problem: why, retryAt: this.retryAt };
  }

  #endViewers(): void {
    const viewers = [...this.#viewers.keys()];
    this.#viewers.clear();
    for (const viewer of viewers) viewer.end();
  }

  #waitForNobody(): void {
    this.#stopGrace();
    if (this.#viewers.size > 0) return;
    this.#stopGrace = this.#deps.clock.after(this.#deps.times.graceMs, () => {
      if (this.#viewers.size === 0 && this.busy) void this.stop();
    });
  }
}
