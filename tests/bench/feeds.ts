import type { Bench } from '../bench.ts';
import { measureEndToEnd } from './feeds/hubEndToEnd.ts';
import { measureParsing } from './feeds/parseFrames.ts';
import { measureInsert } from './feeds/telemetryInsert.ts';

/** How long the devices send; `BENCH_SECONDS=10 npm run bench -- feeds` for a quick look. */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 60);

/** Live data in one run: parse only, insert only, and the whole way from 1,000 sockets to a page's store. */
export const run: Bench = async (print) => {
  measureParsing(print);
  await measureInsert(print);
  await measureEndToEnd(print, SECONDS);
};
