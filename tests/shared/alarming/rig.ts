import type { Decision, Subjects, WatchedMover, WatchedStation } from '../../../shared/alarming/decision.ts';
import { AlarmEngine } from '../../../shared/alarming/engine.ts';
import { type AlarmRule, alarmRuleSchema } from '../../../shared/records/alarmRule.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';

/** 2026-11-25 14:00 Beijing time. */
export const T0 = Date.UTC(2026, 10, 25, 6);
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** Stations in a row, 1 km apart, and what else is watched. */
export function subjectsOf(
  stations: readonly (Partial<WatchedStation> & { id: string })[],
  movers: readonly WatchedMover[] = [],
): Subjects {
  const all = stations.map((station, i) => ({
    name: `站${i + 1}`,
    category: 'air' as const,
    position: { lon: 119 + i * 0.01, lat: 26 },
    ...station,
  }));
  return {
    station: (id) => all.find((one) => one.id === id),
    mover: (id) => movers.find((one) => one.id === id),
    stations: () => all,
    feedName: (id) => id,
  };
}

export function rule(changes: Partial<AlarmRule> & Pick<AlarmRule, 'condition'>): AlarmRule {
  return alarmRuleSchema.parse({
    id: 'alarmRule:one',
    name: 'rule',
    enabled: true,
    priority: 'medium',
    categories: [],
    factors: [],
    subjectIds: [],
    deadBandPercent: 0,
    onDelayMs: 0,
    offDelayMs: 0,
    escalateAfterMs: 0,
    ...changes,
  });
}

export function reading(changes: Partial<Reading> & Pick<Reading, 'at' | 'value'>): Reading {
  return {
    stationId: 'station:a',
    factor: 'a05024',
    period: 'hour',
    flag: 'N',
    receivedAt: changes.at + HOUR,
    feedId: 'feedSource:f',
    verdict: 0,
    ...changes,
  };
}

export function engineOf(rules: readonly AlarmRule[], subjects = subjectsOf([{ id: 'station:a' }])): AlarmEngine {
  const engine = new AlarmEngine(subjects);
  engine.setRules(rules);
  return engine;
}

export const kinds = (decisions: readonly Decision[]): string[] => decisions.map(({ kind }) => kind);
