import type { VideoProblem, VideoQuality } from '../../shared/contract/video.ts';
import { hub, hubNow } from '../state/session.ts';
import { type OpenedStream, startEngine } from './engine.ts';
import type { Engine } from './startPlaying.ts';

/** What a cell shows of its stream. */
export type PlayState =
  | { readonly kind: 'paused' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'playing'; readonly opened: OpenedStream }
  /** Pictures stopped coming: the last one is old. */
  | { readonly kind: 'stale'; readonly opened: OpenedStream; readonly lastFrameAt: number }
  /** Broken; it is tried again at `retryAt` (hub time). */
  | {
      readonly kind: 'waiting';
      readonly problem: VideoProblem;
      readonly detail?: string | undefined;
      readonly retryAt: number;
      readonly tries: number;
    }
  /** Trying again would not help. */
  | { readonly kind: 'refused'; readonly problem: VideoProblem; readonly detail?: string | undefined };

/** A picture older than this is said to be old, ms. */
export const STALE_MS = 4_000;
/** A picture older than this is asked for anew, ms. */
export const GIVE_UP_MS = 12_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15_000;
/** A stream that played so long begins with the first wait again, ms. */
const STEADY_MS = 20_000;
const OPEN_TIMEOUT_MS = 30_000;

/** Only a change of the record, or of what the user allows, helps. */
const LASTING: ReadonlySet<VideoProblem> = new Set(['noAddress', 'badAddress', 'needsSecret', 'codec']);

/** How long to wait before try number `tries` (1 is the first), ms. */
export function retryDelayMs(tries: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (tries - 1), LONGEST_RETRY_MS);
}

/** Whether this browser decodes H.265. */
function acceptedCodecs(): 'hevc'[] {
  return globalThis.MediaSource?.isTypeSupported('video/mp4; codecs="hvc1.1.6.L93.B0"') ? ['hevc'] : [];
}

export interface Wish {
  readonly cameraId: string;
  readonly quality: VideoQuality;
  readonly transcode: boolean;
}

/**
 * Keeps one camera playing in one video element: opens it, notices when pictures stop, tries again with growing waits.
 * R1: an old picture is never shown as if it were live. R2: `stop` ends everything, whatever is under way.
 */
export class Playback {
  readonly #video: HTMLVideoElement;
  readonly #wish: Wish;
  readonly #tell: (state: PlayState) => void;
  #state: PlayState = { kind: 'opening' };
  #engine: Engine | undefined;
  #opened: OpenedStream | undefined;
  #stopped = false;
  #tries = 0;
  #playingSince = 0;
  #lastFrameAt = 0;
  #retryTimer = 0;
  #watchTimer = 0;
  #round = 0;

  constructor(video: HTMLVideoElement, wish: Wish, tell: (state: PlayState) => void) {
    this.#video = video;
    this.#wish = wish;
    this.#tell = tell;
    this.#followFrames();
    this.#watchTimer = window.setInterval(() => this.#look(), 500);
    void this.#open();
  }

  /** Tries again at once. */
  retry(): void {
    if (this.#stopped) return;
    window.clearTimeout(this.#retryTimer);
    this.#end();
    void this.#open();
  }

  stop(): void {
    this.#stopped = true;
    window.clearTimeout(this.#retryTimer);
    window.clearInterval(this.#watchTimer);
    this.#end();
  }

  #set(state: PlayState): void {
    this.#state = state;
    if (!this.#stopped) this.#tell(state);
  }

  async #open(): Promise<void> {
    const round = ++this.#round;
    this.#set({ kind: 'opening' });
    try {
      const input = { ...this.#wish, accepts: acceptedCodecs() };
      const answer = await hub().call('video.open', input, OPEN_TIMEOUT_MS);
      if (this.#stopped || round !== this.#round) return;
      if ('problem' in answer) return this.#broken(answer.problem, answer.detail, answer.retryAt);
      const camera = { id: this.#wish.cameraId, quality: this.#wish.quality };
      const engine = await startEngine(this.#video, camera, answer, () => {
        if (round === this.#round) this.#broken('interrupted');
      });
      if (this.#stopped || round !== this.#round) return engine.stop();
      this.#engine = engine;
      this.#lastFrameAt = hubNow();
      this.#playingSince = hubNow();
      this.#opened = answer;
    } catch (error) {
      if (this.#stopped || round !== this.#round) return;
      console.warn(error);
      this.#broken('failed');
    }
  }

  #broken(problem: VideoProblem, detail?: string, notBefore = 0): void {
    const now = hubNow();
    if (this.#opened && now - this.#playingSince > STEADY_MS) this.#tries = 0;
    this.#end();
    if (this.#stopped) return;
    if (LASTING.has(problem)) {
      this.#set({ kind: 'refused', problem, detail });
      return;
    }
    this.#tries += 1;
    const retryAt = Math.max(now + retryDelayMs(this.#tries), Math.min(notBefore + 50, now + LONGEST_RETRY_MS * 2));
    this.#set({ kind: 'waiting', problem, detail, retryAt, tries: this.#tries });
    this.#retryTimer = window.setTimeout(() => void this.#open(), retryAt - now);
  }

  #end(): void {
    this.#round += 1;
    this.#opened = undefined;
    this.#engine?.stop();
    this.#engine = undefined;
  }

  /** The clock of the last picture: the browser tells of each one that is shown. */
  #followFrames(): void {
    const next = () => {
      if (this.#stopped) return;
      this.#lastFrameAt = hubNow();
      const opened = this.#opened;
      if (opened && this.#state.kind !== 'playing') this.#set({ kind: 'playing', opened });
      this.#video.requestVideoFrameCallback(next);
    };
    this.#video.requestVideoFrameCallback(next);
  }

  #look(): void {
    const opened = this.#opened;
    // A page in the background is told of no frames; that says nothing of the camera.
    if (!opened || document.hidden) {
      this.#lastFrameAt = hubNow();
      return;
    }
    const ageMs = hubNow() - this.#lastFrameAt;
    if (ageMs > GIVE_UP_MS) this.#broken('timeout');
    else if (ageMs > STALE_MS && this.#state.kind === 'playing')
      this.#set({ kind: 'stale', opened, lastFrameAt: this.#lastFrameAt });
  }
}
