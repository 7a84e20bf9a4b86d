import { type ChildProcess, execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Clock } from '../../shared/clock.ts';
import type { StreamFacts, VideoProblem } from '../../shared/contract/video.ts';
import { concealedText } from './vault.ts';

/** How long a process that was asked to end may take before it is ended, ms. */
const PATIENCE_MS = 2_000;
const MAX_LINE = 2_000;
/** Last lines kept for the log. */
const MAX_LINES = 12;

/** A running ffmpeg. */
export interface FfmpegProcess {
  readonly pid: number | undefined;
  readonly out: Readable;
  readonly onLine: (listener: (line: string) => void) => void;
  /** Resolves when it has ended, with what it said last (secrets masked). */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly lines: readonly string[];
    readonly missing: boolean;
  }>;
  /** Asks it to end, then ends it. Calling it twice is harmless. */
  stop(): void;
}

export interface Ffmpeg {
  /** Its version, or undefined when there is none on this machine; asked once. */
  version(): Promise<string | undefined>;
  /** Processes that run now. */
  readonly running: ReadonlySet<FfmpegProcess>;
  start(args: readonly string[]): FfmpegProcess;
}

/** @param path the program @default `ffmpeg` of the PATH */
export function createFfmpeg(clock: Clock, path = 'ffmpeg'): Ffmpeg {
  const running = new Set<FfmpegProcess>();
  let known: Promise<string | undefined> | undefined;
  return {
    running,
    version() {
      known ??= new Promise((resolve) => {
        execFile(path, ['-hide_banner', '-version'], { timeout: 10_000 }, (error, stdout) => {
          resolve(error ? undefined : (/^ffmpeg version (\S+)/.exec(stdout)?.[1] ?? 'unknown'));
        });
      });
      // A machine on which it is installed later need not be started again.
      void known.then((version) => {
        if (version === undefined) known = undefined;
      });
      return known;
    },
    start(args) {
      // R1: an array of arguments and no shell; no proxy or other setting of the hub's surroundings reaches it.
      const child = spawn(path, ['-hide_banner', '-nostdin', '-nostats', ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: false,
        windowsHide: true,
        env: keptEnvironment(),
      });
      const process = followed(child, clock, () => running.delete(process));
      running.add(process);
      return process;
    },
  };
}

function keptEnvironment(): NodeJS.ProcessEnv {
  const kept = [
    'PATH',
    'SystemRoot',
    'TEMP',
    'TMP',
    'HOME',
    'TZ',
    'LD_LIBRARY_PATH',
    'FONTCONFIG_PATH',
    'XDG_CACHE_HOME',
  ];
  return Object.fromEntries(kept.map((name) => [name, process.env[name]]));
}

function followed(child: ChildProcess, clock: Clock, onEnd: () => void): FfmpegProcess {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('ffmpeg was started without pipes');
  const listeners = new Set<(line: string) => void>();
  const lines: string[] = [];
  let partial = '';
  let missing = false;
  stderr.setEncoding('utf8').on('data', (text: string) => {
    const parts = (partial + text).split(/[\r\n]+/);
    partial = (parts.pop() ?? '').slice(-MAX_LINE);
    for (const line of parts) {
      if (lines.push(concealedText(line.slice(0, MAX_LINE))) > MAX_LINES) lines.shift();
      for (const listener of listeners) listener(line);
    }
  });
  child.once('error', (error: NodeJS.ErrnoException) => {
    missing = error.code === 'ENOENT' || error.code === 'EACCES';
    lines.push(error.message);
  });
  stdout.on('error', () => {});
  let stopPatience = () => {};
  const ended = new Promise<{ code: number | null; lines: string[]; missing: boolean }>((resolve) => {
    child.once('close', (code) => {
      stopPatience();
      onEnd();
      resolve({ code, lines, missing });
    });
  });
  let asked = false;
  return {
    pid: child.pid,
    out: stdout,
    onLine: (listener) => listeners.add(listener),
    ended,
    stop() {
      if (asked) return;
      asked = true;
      child.kill('SIGTERM');
      stopPatience = clock.after(PATIENCE_MS, () => child.kill('SIGKILL'));
    },
  };
}

const VIDEO_LINE = /^\s*Stream #0:\d.*?: Video: (\w+)/;
const AUDIO_LINE = /^\s*Stream #0:\d.*?: Audio: (\w+)/;

/** What a line of ffmpeg's description of its input says, added to what is known. */
export function readFacts(known: StreamFacts, line: string): StreamFacts {
  const audio = AUDIO_LINE.exec(line)?.[1];
  if (audio !== undefined && known.audioCodec === undefined) return { ...known, audioCodec: audio };
  const video = VIDEO_LINE.exec(line)?.[1];
  if (video === undefined || known.videoCodec !== undefined) return known;
  const [, width, height] = /, (\d{2,5})x(\d{2,5})[\s,]/.exec(`${line},`) ?? [];
  const fps = /([\d.]+) fps/.exec(line)?.[1];
  return {
    ...known,
    videoCodec: video,
    ...(width === undefined || height === undefined ? {} : { width: Number(width), height: Number(height) }),
    ...(fps === undefined ? {} : { nominalFps: Number(fps) }),
  };
}

const PROBLEM_TEXTS: readonly (readonly [RegExp, VideoProblem])[] = [
  [/\b401\b|\b403\b|unauthorized|forbidden|authorization failed/i, 'denied'],
  [/\b404\b|\b454\b|\b459\b|stream not found|not found/i, 'notFound'],
  [
    /connection refused|no route to host|unreachable|failed to resolve|name or service not known|connection reset/i,
    'unreachable',
  ],
  [/timed out|timeout/i, 'timeout'],
];

/** Why ffmpeg ended before a picture came, from what it said. */
export function readProblem(lines: readonly string[]): VideoProblem {
  const text = lines.join('\n');
  return PROBLEM_TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed';
}
