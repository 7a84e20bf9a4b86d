import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const packageSchema = z.object({ name: z.string(), version: z.string() });
const here = dirname(fileURLToPath(import.meta.url));

/** Root of the checkout or of the packed app: the nearest folder above that holds our package.json. */
export const projectRoot: string = findRoot(here);

function findRoot(folder: string): string {
  try {
    const parsed = packageSchema.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    if (parsed.success && parsed.data.name === 'onemap-dispatch') return folder;
  } catch {
    // No package.json here: look one folder up.
  }
  const parent = dirname(folder);
  return parent === folder ? here : findRoot(parent);
}

/** Version of this program. */
export function readVersion(): string {
  return packageSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))).version;
}

/** Where the built page (`ONEMAP_PAGE` names another) and the demonstration data lie. */
export function appFolders(): { pageFolder: string; demoFolder: string } {
  const pageFolder = process.env.ONEMAP_PAGE ?? join(projectRoot, 'dist', 'renderer');
  return { pageFolder, demoFolder: join(projectRoot, 'assets', 'demo') };
}
