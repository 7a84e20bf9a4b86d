import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IMPORT_KINDS, importReportSchema } from '../shared/contract/records.ts';
import type { Hub } from './hub.ts';
import type { Log } from './log.ts';

const manifestSchema = z.array(z.object({ file: z.string(), kind: z.enum(IMPORT_KINDS), producer: z.string() }));
const LOADED = 'demo.loaded';

/**
 * Brings the demonstration data (演示数据) in through the same importers as real data, once a database.
 * @param folder holds `manifest.json` and the files it names
 */
export async function loadDemo(hub: Hub, log: Log, folder: string): Promise<void> {
  if (hub.store.settings.get(LOADED)) return;
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  for (const [index, { file, kind, producer }] of manifest.entries()) {
    log.info({ file, step: index + 1, of: manifest.length }, 'loading demo data');
    const content = (await readFile(join(folder, file))).toString('base64');
    const input = { fileName: file, kind, content, producer, demo: true };
    const report = importReportSchema.parse(await hub.dispatcher.call('imports.run', input, { user: hub.localUser }));
    if (report.rejected > 0) log.warn({ file, issues: report.issues.slice(0, 5) }, 'demo rows were rejected');
  }
  hub.store.settings.set(LOADED, 'yes');
}
