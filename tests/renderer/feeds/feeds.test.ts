import { describe, expect, it } from 'vitest';
import { CONFIG_FIELDS, fieldValue, newConfig, readConfig, withField } from '../../../renderer/feeds/configFields.ts';
import { stateCounts, worstState } from '../../../renderer/feeds/feedStates.ts';
import { categoryOf, draftFor, likelyStations } from '../../../renderer/feeds/registration.ts';
import type { FeedStatus, UnknownDevice } from '../../../shared/contract/feeds.ts';
import type { Station } from '../../../shared/records/station.ts';

function feed(state: FeedStatus['health']['state'], enabled = true): FeedStatus {
  return {
    id: `feedSource:${state}`,
    kind: 'hj212',
    name: state,
    enabled,
    builtIn: false,
    demo: false,
    config: {},
    secrets: [],
    health: { state, perMinute: 0, counts: {} },
  };
}

describe('how the sources do', () => {
  it('the worst of those that are switched on', () => {
    expect(worstState([])).toBeUndefined();
    expect(worstState([feed('running'), feed('failed', false)])).toBe('running');
    expect(worstState([feed('running'), feed('degraded'), feed('failed')])).toBe('failed');
    expect(stateCounts([feed('running'), feed('running'), feed('failed', false)])).toMatchObject({
      running: 2,
      failed: 0,
    });
  });
});

describe('settings of a source', () => {
  const [host] = CONFIG_FIELDS.hj212;
  const topics = CONFIG_FIELDS.mqtt.find(({ type }) => type === 'lines');

  it('keeps what the form does not know, and takes an empty field out', () => {
    const config = { ...newConfig('hj212'), strictPassword: true };
    if (!host) throw new Error('no field');
    expect(withField(config, host, '0.0.0.0')).toMatchObject({ host: '0.0.0.0', strictPassword: true });
    expect(withField(config, host, '')).not.toHaveProperty('host');
  });

  it('lines are a list', () => {
    if (!topics) throw new Error('no field');
    const config = withField({}, topics, 'a/+\n\n  b/#  ');
    expect(config).toEqual({ topics: ['a/+', 'b/#'] });
    expect(fieldValue(config, topics)).toBe('a/+\nb/#');
  });

  it('only an object is a configuration', () => {
    expect(readConfig('{"port": 1}')).toEqual({ port: 1 });
    for (const text of ['', '[1]', '3', '{', 'null']) expect(readConfig(text)).toBeUndefined();
  });
});

describe('registration of a device', () => {
  const device: UnknownDevice = {
    deviceCode: 'MN1',
    feedId: 'feedSource:x',
    why: 'unknown',
    remote: '127.0.0.1:1',
    systemType: '32',
    factors: ['w01018', 'w21003'],
    firstAt: 1,
    lastAt: 2,
    frames: 3,
    lastFrames: [],
  };
  const station = (id: string, changes: Partial<Station>): Station => ({
    id: `station:${id}`,
    name: id,
    position: { lon: 1, lat: 1 },
    provenance: { producer: 'x', asOf: 1 },
    category: 'wasteWater',
    ...changes,
  });

  it('the likeliest station first: its own number, then category, freedom and factors', () => {
    const other = station('other', { category: 'air' });
    const taken = station('taken', { deviceCode: 'MN9', factors: '化学需氧量;氨氮' });
    const free = station('free', { factors: '氨氮' });
    const better = station('better', { factors: '化学需氧量;氨氮' });
    const own = station('own', { category: 'other', deviceCode: 'MN1' });
    const order = likelyStations(device, [other, taken, free, better, own]).map(({ name }) => name);
    expect(order).toEqual(['own', 'better', 'free', 'taken', 'other']);
  });

  it('starts with the station that has the number, else with a new one of the stated kind', () => {
    expect(draftFor(device, [])).toMatchObject({ how: 'new', category: 'wasteWater' });
    expect(draftFor({ ...device, why: 'password' }, [station('a', { deviceCode: 'MN1' })])).toMatchObject({
      how: 'existing',
      stationId: 'station:a',
    });
    expect(categoryOf({ systemType: undefined })).toBe('other');
  });
});
