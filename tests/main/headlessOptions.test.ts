import { describe, expect, it } from 'vitest';
import { defaultDataFolder } from '../../main/dataFolder.ts';
import { readHeadlessOptions } from '../../main/headlessOptions.ts';

describe('options of the hub', () => {
  it('reads what it is given and fills in the rest', () => {
    const options = readHeadlessOptions(['--data', '/x', '--port', '8123', '--demo', '--hj212-port', '9000']);
    expect(options).toMatchObject({
      data: '/x',
      port: 8123,
      demo: true,
      'hj212-port': 9000,
      host: '127.0.0.1',
      drill: false,
    });
    expect(readHeadlessOptions([]).port).toBe(0);
  });

  it('says which option is wrong', () => {
    expect(() => readHeadlessOptions(['--port', '99999'])).toThrow(/--port/);
    expect(() => readHeadlessOptions(['--port', 'abc'])).toThrow(/--port/);
    expect(() => readHeadlessOptions(['--nonsense'])).toThrow(/nonsense/);
  });

  it('ONEMAP_DATA names the data folder', () => {
    expect(defaultDataFolder({ ONEMAP_DATA: '/data/here' })).toBe('/data/here');
    expect(defaultDataFolder({})).toMatch(/hub$/);
  });
});
