import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { IMPORT_KINDS } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import type { User } from '../../shared/records/user.ts';
import { importService } from './imports.ts';
import type { Service, ServiceDeps } from './service.ts';

const manifestSchema = z.array(z.object({ file: z.string(), kind: z.enum(IMPORT_KINDS), producer: z.string() }));
const LOADED = 'demo.loaded';

async function readDemoFile(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, file));
  } catch (error) {
    throw new AppError('import.unreadable', { file, what: error instanceof Error ? error.message : '' }, error);
  }
}

/** Demonstration data (演示数据), brought in through the same importers as real data, once a database. */
export function demoService(deps: ServiceDeps): Service {
  const { store, log, demoFolder } = deps;
  const runImport = importService(deps)['imports.run'];
  let underWay: Promise<{ imported: number; files: number }> | undefined;

  const load = async (user: User) => {
    if (!runImport || store.settings.get(LOADED)) return { imported: 0, files: 0 };
    const text = (await readDemoFile(demoFolder, 'manifest.json')).toString('utf8');
    const manifest = manifestSchema.parse(JSON.parse(text));
    let imported = 0;
    for (const [index, { file, kind, producer }] of manifest.entries()) {
      log.info({ file, step: index + 1, of: manifest.length }, 'loading demo data');
      const content = (await readDemoFile(demoFolder, file)).toString('base64');
      const input = { fileName: file, kind, content, producer, demo: true, dryRun: false };
      const report = await runImport(input, { user });
      imported += report.imported + report.updated;
      if (report.rejected > 0) log.warn({ file, issues: report.issues.slice(0, 5) }, 'demo rows were rejected');
    }
    store.settings.set(LOADED, 'yes');
    return { imported, files: manifest.length };
  };

  return {
    'demo.load': async (_input, { user }) => {
      underWay ??= load(user).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
  };
}
