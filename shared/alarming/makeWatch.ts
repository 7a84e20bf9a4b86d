import type { AlarmRule } from '../records/alarmRule.ts';
import type { Period } from '../telemetry/reading.ts';
import type { Subjects, WatchedStation } from './decision.ts';
import { limitsOfRule } from './ruleScope.ts';
import { backgroundWatch } from './watches/backgroundWatch.ts';
import { changeWatch } from './watches/changeWatch.ts';
import { limitWatch } from './watches/limitWatch.ts';
import { type NewestValues, neighboursOf, neighbourWatch } from './watches/neighbourWatch.ts';
import type { Watch } from './watches/watch.ts';

/** The test of a rule on one series; undefined when it has nothing to say there (no limit known, not about readings). */
export function makeWatch(
  rule: AlarmRule,
  station: WatchedStation | undefined,
  factor: string,
  period: Period,
  around: { readonly subjects: Subjects; readonly newest: NewestValues },
): Watch | undefined {
  const { condition, deadBandPercent } = rule;
  switch (condition.test) {
    case 'limit': {
      const limits = limitsOfRule(rule, factor, station?.category, period);
      return limits && limitWatch(limits, deadBandPercent);
    }
    case 'change':
      return changeWatch(condition, deadBandPercent);
    case 'background':
      return backgroundWatch(condition, deadBandPercent);
    case 'neighbours': {
      if (!station) return undefined;
      const neighbours = neighboursOf(station, around.subjects, condition.withinM);
      return neighbourWatch(condition.percent, neighbours, around.newest, deadBandPercent);
    }
    case 'silence':
    case 'fence':
    case 'dose':
      return undefined;
  }
}

/** How far back a rule remembers, milliseconds: what an engine must be shown before it can judge as one that ran on. */
export function memoryOf({ condition, onDelayMs, offDelayMs }: AlarmRule): number {
  const delays = onDelayMs + offDelayMs;
  switch (condition.test) {
    case 'change':
      return condition.withinMs + delays;
    case 'background':
      return condition.overMs + delays;
    case 'silence':
      return condition.afterMs + delays;
    case 'neighbours':
      return 3_600_000 + delays;
    case 'limit':
    case 'fence':
    case 'dose':
      return delays;
  }
}
