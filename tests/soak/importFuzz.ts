import fc from 'fast-check';
import { damage, holds, mutation, seeds } from '../main/importers/mutations.ts';
import type { Soak } from '../soak.ts';

const WHOLE_FILES = 100_000;
const SHORT_FILES = 600;
const PORTION = 5_000;
/** A small beginning of each file: the same parsers, many more files. */
const HEAD_BYTES = 3_000;
/** A file of a few kilobytes that takes longer ran away, milliseconds of CPU. */
const TOO_LONG_MS = 4_000;

/** Damaged files of every format: each ends in an error with a code, or in a report that adds up. */
export const run: Soak = async ({ short }, print) => {
  const files = await seeds(HEAD_BYTES);
  const total = short ? SHORT_FILES : WHOLE_FILES;
  const ends = new Map<string, number>();
  for (let done = 0; done < total; done += PORTION) {
    await fc.assert(
      fc.asyncProperty(mutation(files.length), async ({ seed, part, changes, outside, kind }) => {
        const file = files[seed];
        if (!file) throw new Error(`no file ${seed}`);
        const before = process.cpuUsage();
        const end = await holds(kind, damage(file, part, changes, outside), file.name);
        const { user, system } = process.cpuUsage(before);
        if ((user + system) / 1000 > TOO_LONG_MS) throw new Error(`${file.name} took ${user + system} µs`);
        const key = `${file.name.slice(file.name.lastIndexOf('.') + 1)} ${end}`;
        ends.set(key, (ends.get(key) ?? 0) + 1);
      }),
      { numRuns: Math.min(PORTION, total - done), endOnFailure: true },
    );
    if (!short) print(`${done + PORTION} files`);
  }
  const counts = [...ends].sort().map(([key, count]) => `${key} ${count}`);
  print(`${total} damaged files, no crash: ${counts.join(', ')}`);
};
