import { describe, expect, it } from 'vitest';
import { groupByPark, groupBySubject, recentAlarms } from '../../../renderer/alarming/flood.ts';
import { type Heard, REPEAT_AFTER_MS, soundingOf } from '../../../renderer/alarming/sounding.ts';
import { readSoundSettings, soundStateOf } from '../../../renderer/alarming/soundSettings.ts';
import { localVoice } from '../../../renderer/alarming/speech.ts';
import { FLOOD_ABOVE, isFlood } from '../../../shared/alarming/flood.ts';
import type { Alarm } from '../../../shared/records/alarm.ts';
import type { Park } from '../../../shared/records/park.ts';
import { alarmOf, MINUTE, NOW } from './alarms.ts';

const opened: Heard = { alarms: new Map(), flood: false };
const told = (before: Heard | undefined, alarms: readonly Alarm[], nowMs = NOW) => {
  const { sounding } = soundingOf(before, alarms, nowMs);
  return sounding && `${sounding.priority} ${sounding.reason} ${sounding.alarm.name} ${sounding.count}`;
};
const flood = (count: number, changes: Partial<Alarm> = {}) =>
  Array.from({ length: count }, (_, i) => alarmOf(`f${i}`, { raisedAt: NOW - 1000 - i, ...changes }));

describe('what is told', () => {
  it('R1: nothing that stood there when the page opened', () => {
    expect(told(undefined, [alarmOf('a', { priority: 'critical' })])).toBeUndefined();
    expect(told(opened, [alarmOf('a')])).toBe('medium new a 1');
  });

  it('R2: alarms that come at once are told once, by the most urgent', () => {
    const alarms = [alarmOf('low', { priority: 'low' }), alarmOf('high', { priority: 'high' }), alarmOf('medium')];
    expect(told(opened, alarms)).toBe('high new high 3');
    const { heard } = soundingOf(opened, alarms, NOW);
    expect(told(heard, alarms, NOW + 5_000)).toBeUndefined();
  });

  it('R3: set aside, acknowledged and settled alarms are silent', () => {
    const silent = [
      alarmOf('shelved', { shelvedUntil: NOW + 1 }),
      alarmOf('seen', { state: 'acknowledged' }),
      alarmOf('settled', { state: 'dismissed' }),
    ];
    expect(told(opened, silent)).toBeUndefined();
  });

  it('R4: in a flood only critical ones are told, and the flood itself once', () => {
    const before = soundingOf(opened, flood(FLOOD_ABOVE), NOW).heard;
    const begun = flood(FLOOD_ABOVE + 1);
    expect(told(before, begun)).toBe('medium flood f0 11');
    const { heard } = soundingOf(before, begun, NOW);
    const more = [...begun, alarmOf('more', { priority: 'high', raisedAt: NOW })];
    expect(told(heard, more)).toBeUndefined();
    expect(told(heard, [...more, alarmOf('worst', { priority: 'critical', raisedAt: NOW })])).toBe(
      'critical new worst 1',
    );
  });

  it('R5: a critical alarm is told again until somebody acknowledges it; what comes off the shelf too', () => {
    const critical = alarmOf('a', { priority: 'critical' });
    const high = alarmOf('b', { priority: 'high' });
    const { heard } = soundingOf(opened, [critical, high], NOW);
    expect(told(heard, [critical, high], NOW + REPEAT_AFTER_MS - 1)).toBeUndefined();
    expect(told(heard, [critical, high], NOW + REPEAT_AFTER_MS)).toBe('critical repeat a 1');
    const seen = { ...critical, state: 'acknowledged' as const };
    expect(told(heard, [seen, high], NOW + REPEAT_AFTER_MS)).toBeUndefined();
    const shelved = alarmOf('c', { shelvedUntil: NOW + MINUTE });
    const after = soundingOf(opened, [shelved], NOW).heard;
    expect(told(after, [shelved], NOW + MINUTE)).toBe('medium again c 1');
  });

  it('one that went up is told again', () => {
    const { heard } = soundingOf(opened, [alarmOf('a')], NOW);
    expect(told(heard, [alarmOf('a', { priority: 'high', escalatedAt: NOW + 1 })], NOW + 2)).toBe('high escalated a 1');
  });
});

describe('flood', () => {
  it('is more than 10 within 10 minutes', () => {
    expect(isFlood(recentAlarms(flood(10), NOW).length)).toBe(false);
    expect(isFlood(recentAlarms(flood(11), NOW).length)).toBe(true);
    expect(isFlood(recentAlarms(flood(11), NOW + 10 * MINUTE).length)).toBe(false);
  });

  it('groups by what it is about and by the park it lies in, the gravest first, the placeless last', () => {
    const at = (lon: number) => ({ position: { lon, lat: 0.5 } });
    const alarms = [
      alarmOf('none'),
      alarmOf('a1', { subjectId: 'station:a', ...at(0.5) }),
      alarmOf('a2', { subjectId: 'station:a', ...at(0.5) }),
      alarmOf('b', { subjectId: 'station:b', priority: 'critical', ...at(9) }),
    ];
    const bySubject = groupBySubject(alarms, (id) => id.toUpperCase());
    expect(bySubject.map(({ name, ids, worst }) => [name, ids.length, worst])).toEqual([
      ['STATION:B', 1, 'critical'],
      ['STATION:A', 2, 'medium'],
      [undefined, 1, 'medium'],
    ]);
    const ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    const park = { id: 'park:p', name: '园区', geometry: { type: 'Polygon', coordinates: [ring] } } as unknown as Park;
    expect(groupByPark(alarms, [park]).map(({ name, ids }) => [name, ids.length])).toEqual([
      ['园区', 2],
      [undefined, 2],
    ]);
  });
});

describe('sound of this machine', () => {
  it('R1: a mute ends by itself; what is stored and does not fit is left', () => {
    expect(soundStateOf(true, NOW + 1, NOW)).toBe('muted');
    expect(soundStateOf(true, NOW, NOW)).toBe('on');
    expect(soundStateOf(false, 0, NOW)).toBe('off');
    expect(readSoundSettings('{"volume":2,"speech":false,"mutedUntilMs":"x"}')).toEqual({
      volume: 0.5,
      speech: false,
      mutedUntilMs: 0,
    });
    for (const text of ['', 'null', '{', undefined]) expect(readSoundSettings(text).volume).toBe(0.5);
  });

  it('R1: only voices that speak on the machine itself', () => {
    const voice = (lang: string, localService: boolean) => ({ lang, localService, name: lang }) as SpeechSynthesisVoice;
    expect(localVoice([voice('zh-CN', false)], 'zh-CN')).toBeUndefined();
    expect(localVoice([voice('zh_TW', true), voice('zh-CN', true)], 'zh-CN')?.lang).toBe('zh-CN');
    expect(localVoice([voice('en-US', true)], 'zh-CN')).toBeUndefined();
    expect(localVoice([voice('en-US', true)], 'en')?.lang).toBe('en-US');
    expect(localVoice([], 'zh-CN')).toBeUndefined();
  });
});
