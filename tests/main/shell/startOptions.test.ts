import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStartOptions, startOptionsSchema } from '../../../main/shell/startOptions.ts';

describe('startOptions', () => {
  it('keeps its own, hands on the hub’s and leaves Chromium’s alone', () => {
    const options = readStartOptions(
      [
        '--no-sandbox',
        '--use-angle=swiftshader',
        '/app',
        '--kiosk',
        '--data',
        'mine',
        '--demo',
        '--hj212-port',
        '9001',
        '--unknown',
        'x',
      ],
      '/home/duty',
    );
    expect(options).toEqual({
      kiosk: true,
      wall: false,
      data: '/home/duty/mine',
      hubArguments: ['--demo', '--hj212-port', '9001'],
    });
  });

  it('takes --data=… and absolute paths, and no empty ones', () => {
    expect(readStartOptions(['--data=/srv/hub'], '/x').data).toBe('/srv/hub');
    expect(readStartOptions(['--data='], '/x').data).toBeUndefined();
    expect(readStartOptions(['--data'], '/x').data).toBeUndefined();
  });

  it('reads any command line without falling over', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (args) => {
        expect(startOptionsSchema.safeParse(readStartOptions(args, '/x')).success).toBe(true);
      }),
    );
  });
});
