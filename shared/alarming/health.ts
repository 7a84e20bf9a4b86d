import type { AlarmHealth } from '../contract/alarming.ts';
import type { Alarm } from '../records/alarm.ts';
import { floodsOf, isFlood, TEN_MINUTES_MS } from './flood.ts';

/**
 * Published limits of EEMUA 191 (ed. 3) and IEC 62682 / ISA-18.2 for one operator: about one alarm in ten minutes or 144
 * a day, not more than 10 in any ten minutes, less than 1 % of the time in flood, critical ones about 5 %, under 5 stale,
 * none chattering.
 */
export const HEALTH_LIMITS = {
  perDay: 144,
  perTenMinutes: 1,
  mostInTenMinutes: 10,
  floodSharePercent: 1,
  stale: 5,
  chattering: 0,
  criticalSharePercent: 5,
} as const;
const STALE_MS = 24 * 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Raised or come back so often within a minute is chattering. */
const CHATTER_TIMES = 3;
const MINUTE_MS = 60_000;
const MOST_FREQUENT = 20;

/** What counts of an alarm, and when it was told: raised, and each time it came back. */
export interface HealthAlarm {
  readonly alarm: Alarm;
  readonly toldAt: readonly number[];
}

/** The desk's own health over a span. @param now epoch ms: what stands is as of then */
export function alarmHealth(all: readonly HealthAlarm[], from: number, to: number, now: number): AlarmHealth {
  const inSpan = all.filter(({ alarm }) => alarm.raisedAt >= from && alarm.raisedAt < to);
  const times = inSpan.map(({ alarm }) => alarm.raisedAt).sort((a, b) => a - b);
  const byPriority = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { alarm } of inSpan) byPriority[alarm.priority]++;
  const tenMinutes = counted(times, TEN_MINUTES_MS);
  const floods = floodsOf(times);
  const stale = staleOf(all, Math.min(to, now));
  const chattering = chatteringOf(all, from, to);
  const spanMs = Math.max(1, Math.min(to, now) - from);
  const floodMs = floods.reduce((sum, flood) => sum + flood.to - flood.from, 0);
  const total = inSpan.length;
  return {
    from,
    to,
    total,
    byPriority,
    hours: hoursOf(times, from, to),
    tenMinutes,
    floods,
    stale,
    chattering,
    frequent: frequentOf(inSpan),
    measures: {
      // A span shorter than a day says nothing about a day's total that it did not see: no extrapolation under one hour.
      perDay: measure((total * DAY_MS) / Math.max(spanMs, HOUR_MS), HEALTH_LIMITS.perDay),
      perTenMinutes: measure((total * TEN_MINUTES_MS) / Math.max(spanMs, TEN_MINUTES_MS), HEALTH_LIMITS.perTenMinutes),
      mostInTenMinutes: measure(
        tenMinutes.reduce((most, { count }) => Math.max(most, count), 0),
        HEALTH_LIMITS.mostInTenMinutes,
      ),
      floodShare: measure((floodMs / spanMs) * 100, HEALTH_LIMITS.floodSharePercent),
      stale: measure(stale.length, HEALTH_LIMITS.stale),
      chattering: measure(chattering.length, HEALTH_LIMITS.chattering),
      criticalShare: measure(total === 0 ? 0 : (byPriority.critical / total) * 100, HEALTH_LIMITS.criticalSharePercent),
    },
    now: standingNow(all, now),
  };
}

const isSettled = ({ state }: Alarm): boolean => state === 'dismissed' || state === 'incident';
const isActive = (alarm: Alarm): boolean => !isSettled(alarm) && (alarm.clearedAt ?? 0) === 0;

function standingNow(all: readonly HealthAlarm[], now: number): AlarmHealth['now'] {
  const recent = all.filter(({ alarm }) => alarm.raisedAt > now - TEN_MINUTES_MS && alarm.raisedAt <= now);
  const active = all.filter(({ alarm }) => isActive(alarm));
  return {
    inTenMinutes: recent.length,
    flood: isFlood(recent.length),
    standing: active.length,
    unacknowledged: all.filter(({ alarm }) => alarm.state === 'raised').length,
    shelved: all.filter(({ alarm }) => !isSettled(alarm) && (alarm.shelvedUntil ?? 0) > now).length,
  };
}

function measure(value: number, limit: number): { value: number; limit: number; good: boolean } {
  return { value: Math.round(value * 100) / 100, limit, good: value <= limit };
}

/** Counts by aligned stretches, empty ones left out. */
function counted(times: readonly number[], lengthMs: number): { at: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const time of times) {
    const at = Math.floor(time / lengthMs) * lengthMs;
    counts.set(at, (counts.get(at) ?? 0) + 1);
  }
  return [...counts].map(([at, count]) => ({ at, count }));
}

function hoursOf(times: readonly number[], from: number, to: number): { at: number; count: number }[] {
  const known = new Map(counted(times, HOUR_MS).map(({ at, count }) => [at, count]));
  const hours: { at: number; count: number }[] = [];
  for (let at = Math.floor(from / HOUR_MS) * HOUR_MS; at < to; at += HOUR_MS) {
    hours.push({ at, count: known.get(at) ?? 0 });
  }
  return hours;
}

function staleOf(all: readonly HealthAlarm[], at: number): string[] {
  return all
    .filter(({ alarm }) => isActive(alarm) && alarm.raisedAt <= at - STALE_MS && (alarm.shelvedUntil ?? 0) <= at)
    .sort((a, b) => a.alarm.raisedAt - b.alarm.raisedAt)
    .map(({ alarm }) => alarm.id);
}

function chatteringOf(all: readonly HealthAlarm[], from: number, to: number): AlarmHealth['chattering'] {
  return all
    .flatMap(({ alarm, toldAt }) => {
      const times = toldAt.filter((time) => time >= from && time < to).sort((a, b) => a - b);
      let mostPerMinute = 0;
      let first = 0;
      for (const [last, time] of times.entries()) {
        while ((times[first] ?? time) <= time - MINUTE_MS) first++;
        mostPerMinute = Math.max(mostPerMinute, last - first + 1);
      }
      return mostPerMinute >= CHATTER_TIMES ? [{ alarmId: alarm.id, mostPerMinute }] : [];
    })
    .sort((a, b) => b.mostPerMinute - a.mostPerMinute);
}

function frequentOf(inSpan: readonly HealthAlarm[]): AlarmHealth['frequent'] {
  const groups = new Map<string, { alarm: Alarm; count: number }>();
  for (const { alarm, toldAt } of inSpan) {
    const key = `${alarm.ruleId ?? ''}|${alarm.subjectId ?? alarm.id}`;
    const group = groups.get(key) ?? { alarm, count: 0 };
    groups.set(key, { alarm: group.alarm, count: group.count + Math.max(1, toldAt.length) });
  }
  return [...groups.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_FREQUENT)
    .map(({ alarm: { ruleId, subjectId, name }, count }) => ({
      ...(ruleId === undefined ? {} : { ruleId }),
      ...(subjectId === undefined ? {} : { subjectId }),
      name,
      count,
    }));
}
