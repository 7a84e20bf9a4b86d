import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_FILES } from '../../shared/demo.ts';
import type { User } from '../../shared/records/user.ts';
import { loadPapers } from '../demo/loadPapers.ts';
import { writeDemo } from '../demo/writeDemo.ts';
import type { Store } from '../store/types.ts';
import { importService } from './imports.ts';
import type { Service, ServiceDeps } from './service.ts';

const LOADED = 'demo.loaded';
/** Folder of the hub's data that holds the demonstration's files. */
const FOLDER = 'demo';

/** True once the demonstration has been brought into this database. */
export const isDemoLoaded = ({ settings }: Pick<Store, 'settings'>): boolean => settings.get(LOADED) !== undefined;

/**
 * Demonstration data (演示数据): files of a whole province, made once a database and brought in through the same
 * importers as real data.
 */
export function demoService(deps: ServiceDeps): Service {
  const { store, log, demoFolder, folder } = deps;
  const runImport = importService(deps)['imports.run'];
  let underWay: Promise<{ imported: number; files: number }> | undefined;

  const load = async (user: User) => {
    if (!runImport || store.settings.get(LOADED)) return { imported: 0, files: 0 };
    const files = join(folder, FOLDER);
    let imported = 0;
    let step = 0;
    for await (const { file, kind } of writeDemo(join(demoFolder, '..', 'basemap'), files)) {
      step += 1;
      const content = (await readFile(join(files, file))).toString('base64');
      const plain = { coordinateSystem: 'auto', onConflict: 'queue', dryRun: false } as const;
      const report = await runImport({ fileName: file, kind, content, producer: '', demo: true, ...plain }, { user });
      imported += report.imported + report.updated;
      // Papers name their firm; put now, they stand before the later imports in the timeline.
      if (kind === 'firm') imported += await loadPapers(deps, files, user.id);
      log.info({ file, kind, records: report.imported + report.updated, step, of: DEMO_FILES }, 'demo data');
      if (report.rejected > 0 || report.issues.length > 0)
        log.warn({ file, rejected: report.rejected, issues: report.issues.slice(0, 5) }, 'remarks on demo data');
    }
    store.settings.set(LOADED, 'yes');
    return { imported, files: step };
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
