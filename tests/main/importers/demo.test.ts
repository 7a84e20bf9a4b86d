import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readImport } from '../../../main/importers/readImport.ts';
import { IMPORT_KINDS } from '../../../shared/contract/records.ts';
import type { PlaceRecord } from '../../../shared/records/index.ts';
import { contextWith } from './importBench.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'assets', 'demo');
const manifest = z
  .array(z.object({ file: z.string(), kind: z.enum(IMPORT_KINDS), producer: z.string() }))
  .parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));

describe('demonstration data', () => {
  it('comes in through the importers without one objection', async () => {
    const records: PlaceRecord[] = [];
    for (const { file, kind, producer } of manifest) {
      const bytes = readFileSync(join(folder, file));
      const outcome = await readImport(
        { fileName: file, kind, bytes, producer, demo: true },
        { ...contextWith(), firmIdByName: () => undefined },
      );
      expect(outcome.report.issues, file).toEqual([]);
      expect(outcome.report.imported, file).toBe(outcome.report.rows);
      if (file === 'firms.csv') expect(outcome.report.encoding).toBe('GB18030');
      records.push(...outcome.records.map(({ record }) => record));
    }
    expect(records.every(({ provenance }) => provenance.demo === true && provenance.producer === '演示数据')).toBe(
      true,
    );
    expect(records.every(({ name }) => name.includes('演示'))).toBe(true);
    const kinds = Map.groupBy(records, ({ id }) => id.split(':')[0]);
    expect(Object.fromEntries([...kinds].map(([kind, list]) => [kind, list.length]))).toEqual({
      firm: 24,
      riskSource: 66,
      supply: 12,
      shelter: 15,
      sensitiveArea: 62,
      team: 12,
    });
    const areas = records.filter((record) => 'population' in record && record.population?.asOf !== undefined);
    expect(areas.length).toBeGreaterThan(50);
  });

  it('is written the same, byte by byte, every time', () => {
    const before = manifest.map(({ file }) => readFileSync(join(folder, file)));
    execFileSync(process.execPath, [join(folder, 'generate.ts')]);
    manifest.forEach(({ file }, i) => {
      expect(readFileSync(join(folder, file)).equals(before[i] ?? Buffer.alloc(0)), file).toBe(true);
    });
  });
});
