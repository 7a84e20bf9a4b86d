import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { decodeText } from '../../main/feeds/hj212/decodeText.ts';
import { FrameParser } from '../../shared/hj212/frameParser.ts';
import { PacketAssembly } from '../../shared/hj212/packets.ts';
import { readSegment, textOf } from '../../shared/hj212/segment.ts';
import { readDataArea, valuesOf } from '../../shared/hj212/values.ts';
import { wrapSegment } from '../../shared/hj212/writeFrame.ts';
import { bytesOf, frameOf, framesBySearch, joined, textFrom } from '../shared/hj212/streams.ts';
import type { Soak } from '../soak.ts';

const WHOLE_SEQUENCES = 1_000_000;
const SHORT_SEQUENCES = 20_000;
/** A sequence of at most a few kilobytes that takes longer ran away, milliseconds of CPU (the machine may be busy). */
const TOO_LONG_MS = 500;
/** What a parser may keep: about two frames. */
const MOST_KEPT = 2 * 1034 + 6;
/** The heap may breathe by so much between the first tenth and the end. */
const HEAP_GROWTH_BYTES = 8 * 1024 * 1024;

/** Numbers that repeat from run to run (mulberry32): a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Next = (below: number) => number;
const LETTERS = bytesOf('##0123456789ABCDEFabcdef&&=;,-\r\n\0\xff中QNSTCPMN');
const TOKENS = ['##', '###', '##0010', '##0101', '##0600', '##1024', '##9999', '&&', '\r\n', '##0000FFFF', 'CP=&&'];

const randomBytes = (next: Next) => Uint8Array.from({ length: next(80) }, () => next(256));
const randomLetters = (next: Next) => Uint8Array.from({ length: next(80) }, () => LETTERS[next(LETTERS.length)] ?? 0);

/** A frame with a few bytes changed, taken out or put in; sometimes with its length and check made right again. */
function mutated(next: Next): Uint8Array {
  const bytes = [...frameOf(next(1e6))];
  for (let changes = 1 + next(4); changes > 0; changes--) {
    const at = next(bytes.length);
    const kind = next(4);
    if (kind === 0) bytes[at] = next(256);
    else if (kind === 1) bytes.splice(at, 1 + next(20));
    else if (kind === 2) bytes.splice(at, 0, ...randomLetters(next));
    else bytes.splice(at, 0, ...bytesOf(TOKENS[next(TOKENS.length)] ?? ''));
  }
  return next(3) === 0 && bytes.length < 1030 ? wrapSegment(bytes.slice(6, -6)) : Uint8Array.from(bytes);
}

function rubbish(next: Next): Uint8Array {
  switch (next(5)) {
    case 0:
      return randomBytes(next);
    case 1:
      return randomLetters(next);
    case 2:
      return bytesOf(TOKENS[next(TOKENS.length)] ?? '');
    case 3:
      return frameOf(next(1e6)).subarray(0, next(180));
    default:
      return mutated(next);
  }
}

/** Reads frames as the gateway does, all the way to values. */
function read(segment: Uint8Array, packets: PacketAssembly, at: number): number {
  const whole = readSegment(textOf(segment, decodeText));
  const report = whole && packets.add(whole, at);
  return report ? valuesOf(readDataArea(report.cp), 'realtime').length : 0;
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}

/**
 * HJ 212: random and mutated byte sequences with good frames among them, in one long stream a parser, cut anywhere: no
 * crash, no hang, memory flat, and P1: every good frame is found.
 */
export const run: Soak = async ({ short }, print) => {
  const total = short ? SHORT_SEQUENCES : WHOLE_SEQUENCES;
  const next = numbers(212);
  const collect = garbageCollector();
  const packets = new PacketAssembly();
  const counts = { bytes: 0, planted: 0, found: 0, values: 0, overlapped: 0, slowestMs: 0, heapFrom: 0 };
  const refused = new Map<string, number>();
  for (let done = 1; done <= total; done++) {
    const parts: Uint8Array[] = [];
    const planted: string[] = [];
    for (let pieces = 1 + next(5); pieces > 0; pieces--) {
      parts.push(rubbish(next));
      if (next(2) === 0) continue;
      const frame = frameOf(next(1e6));
      parts.push(frame);
      planted.push(textFrom(frame.subarray(6, -6)));
    }
    const bytes = joined(parts);
    const before = process.cpuUsage();
    const parser = new FrameParser();
    const found: string[] = [];
    const take = (parsed: ReturnType<FrameParser['push']>) => {
      for (const one of parsed) {
        if (one.ok) {
          found.push(textFrom(one.segment));
          counts.values += read(one.segment, packets, done);
        } else refused.set(one.reason, (refused.get(one.reason) ?? 0) + 1);
      }
      if (parser.keptBytes > MOST_KEPT) throw new Error(`sequence ${done}: keeps ${parser.keptBytes} bytes`);
    };
    for (let from = 0; from < bytes.length; ) {
      const to = from + 1 + next(next(4) === 0 ? 8 : 600);
      take(parser.push(bytes.subarray(from, to)));
      if (next(40) === 0) parser.settle();
      from = to;
    }
    take(parser.finish());
    const { user, system } = process.cpuUsage(before);
    counts.slowestMs = Math.max(counts.slowestMs, (user + system) / 1000);
    counts.bytes += bytes.length;
    counts.planted += planted.length;
    counts.found += found.length;
    for (let at = 0, i = 0; i < planted.length; i++) {
      const place = found.indexOf(planted[i] ?? '', at);
      if (place >= 0) at = place + 1;
      // Bytes of rubbish and of a good frame can together be another good frame: then the slow search says so too.
      else if (framesBySearch(bytes).includes(planted[i] ?? ''))
        throw new Error(`sequence ${done}: frame ${i} is lost`);
      else counts.overlapped++;
    }
    if (done === Math.ceil(total / 10)) {
      collect();
      counts.heapFrom = process.memoryUsage().heapUsed;
    }
    if (!short && done % 100_000 === 0) print(`${done} sequences`);
  }
  collect();
  const growth = process.memoryUsage().heapUsed - counts.heapFrom;
  if (growth > HEAP_GROWTH_BYTES) throw new Error(`the heap grew by ${growth} bytes`);
  if (counts.slowestMs > TOO_LONG_MS) throw new Error(`a sequence took ${counts.slowestMs} ms`);
  if (counts.overlapped * 1000 > counts.planted) throw new Error(`${counts.overlapped} frames in others`);
  const reasons = [...refused].sort().map(([reason, count]) => `${reason} ${count}`);
  print(
    `${total} sequences, ${counts.bytes} bytes, ${counts.planted} good frames planted and found ` +
      `(${counts.overlapped} inside another good frame), ${counts.found} found in all, ${counts.values} values, ` +
      `refused: ${reasons.join(', ')}; slowest ${counts.slowestMs.toFixed(1)} ms, heap ${growth} bytes`,
  );
};
