import { describe, expect, it } from 'vitest';
import { run } from '../../soak/importFuzz.ts';

describe('soak of the importers, short form', () => {
  it('R6: damaged files of every format end in an error with a code or a report that adds up', async () => {
    const lines: string[] = [];
    await run({ short: true }, (line) => lines.push(line));
    expect(lines.at(-1)).toContain('no crash');
    for (const format of ['csv', 'geojson', 'kml', 'kmz', 'xlsx', 'zip']) {
      expect(lines.at(-1), format).toContain(`${format} report`);
    }
  }, 120_000);
});
