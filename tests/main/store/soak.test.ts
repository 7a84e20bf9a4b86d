import { describe, expect, it } from 'vitest';
import { run as disk } from '../../soak/disk.ts';
import { run as kill } from '../../soak/kill.ts';
import { run as log } from '../../soak/log.ts';
import { canMount } from '../../soak/store/smallDisk.ts';

describe('store soaks, short form', () => {
  it('R2: SIGKILL at random moments loses no acknowledged write', async () => {
    const lines: string[] = [];
    await kill({ short: true }, (line) => lines.push(line));
    expect(lines.at(-1)).toContain('none lost');
  }, 60_000);

  it.skipIf(!canMount())(
    'S6: a full or read-only disk gives a clear error and corrupts nothing',
    async () => {
      const lines: string[] = [];
      await disk({ short: true }, (line) => lines.push(line));
      expect(lines).toHaveLength(4);
    },
    60_000,
  );

  it('S4: hubs that exchange, restore and are mended end alike', async () => {
    const lines: string[] = [];
    await log({ short: true }, (line) => lines.push(line));
    expect(lines.at(-1)).toContain('the same on 3 hubs');
  }, 60_000);
});
