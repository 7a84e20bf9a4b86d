import { JUDGING_TESTS, type JudgingTest, type ScoreReason, type SuspiciousStretch } from '../contract/judging.ts';
import { type Reading, VERDICT } from '../telemetry/reading.ts';
import { SUSPICIOUS } from './belief.ts';

/**
 * Points of 100 that a day loses when every reading of it failed the test; less in proportion, but so that a small share
 * already shows: points = weight × √share. The weights have no published source: this project's choice, told to the user
 * as unconfirmed. An exceedance costs nothing: it is a fact about the water or the air, not about the datum.
 */
export const SCORE_WEIGHTS: Readonly<Record<JudgingTest, number>> = {
  exceedance: 0,
  fluctuation: 40,
  constant: 70,
  outlier: 40,
  condition: 80,
  flagged: 50,
  invalid: 100,
};

/** How many readings there were and how many failed each test, in the order of JUDGING_TESTS. */
export interface Tally {
  readonly readings: number;
  readonly failed: readonly number[];
}

export const EMPTY_TALLY: Tally = { readings: 0, failed: JUDGING_TESTS.map(() => 0) };

/** The tally with one more reading. */
export function tallied(tally: Tally, verdict: number): Tally {
  return {
    readings: tally.readings + 1,
    failed: JUDGING_TESTS.map((test, i) => (tally.failed[i] ?? 0) + ((verdict & VERDICT[test]) === 0 ? 0 : 1)),
  };
}

/** Tallies of several series together. */
export function summed(tallies: readonly Tally[]): Tally {
  return {
    readings: tallies.reduce((sum, { readings }) => sum + readings, 0),
    failed: JUDGING_TESTS.map((_, i) => tallies.reduce((sum, { failed }) => sum + (failed[i] ?? 0), 0)),
  };
}

/** Score 0 to 100 of a day with its reasons, the dearest first; 100 when nothing came. */
export function scoreOf({ readings, failed }: Tally): { score: number; reasons: ScoreReason[] } {
  const reasons = JUDGING_TESTS.flatMap((test, i): ScoreReason[] => {
    const count = failed[i] ?? 0;
    if (count === 0 || readings === 0) return [];
    const share = Math.min(1, count / readings);
    return [{ test, count, share, lost: round(SCORE_WEIGHTS[test] * Math.sqrt(share)) }];
  }).sort((a, b) => b.lost - a.lost || b.count - a.count);
  const lost = reasons.reduce((sum, reason) => sum + reason.lost, 0);
  return { score: round(Math.max(0, 100 - lost)), reasons };
}

/** The score of a station: the mean of its series weighed by readings, so that one bad factor shows and does not rule. */
export function stationScore(tallies: readonly Tally[]): { score: number; readings: number; reasons: ScoreReason[] } {
  const all = summed(tallies);
  if (all.readings === 0) return { score: 100, readings: 0, reasons: [] };
  const score = tallies.reduce((sum, tally) => sum + scoreOf(tally).score * tally.readings, 0) / all.readings;
  return { score: round(score), readings: all.readings, reasons: scoreOf(all).reasons };
}

/** Runs of readings that failed tests, of one series in order of time; up to `most` good ones between do not part one. */
export function stretchesOf(readings: readonly Reading[], most = 1): SuspiciousStretch[] {
  const stretches: SuspiciousStretch[] = [];
  let good = 0;
  let open: { first: Reading; last: Reading; count: number; verdict: number } | undefined;
  const close = () => {
    if (open) stretches.push(stretch(open));
    open = undefined;
  };
  for (const reading of readings) {
    if ((reading.verdict & SUSPICIOUS) === 0) {
      if (++good > most) close();
      continue;
    }
    good = 0;
    if (open) open = { ...open, last: reading, count: open.count + 1, verdict: open.verdict | reading.verdict };
    else open = { first: reading, last: reading, count: 1, verdict: reading.verdict };
  }
  close();
  return stretches;
}

function stretch({
  first,
  last,
  count,
  verdict,
}: {
  first: Reading;
  last: Reading;
  count: number;
  verdict: number;
}): SuspiciousStretch {
  return {
    factor: first.factor,
    period: first.period,
    from: first.at,
    to: last.at,
    count,
    verdict,
    tests: JUDGING_TESTS.filter((test) => (verdict & VERDICT[test]) !== 0),
  };
}

const round = (points: number): number => Math.round(points * 10) / 10;
