import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Bench } from '../bench.ts';

const here = import.meta.dirname;

/** `npm run bench [-- NAME]`: one JSON line a figure. */
const names = (await readdir(here))
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => basename(file, '.ts'));
const [asked] = process.argv.slice(2);
if (asked !== undefined && !existsSync(join(here, `${asked}.ts`))) {
  process.stderr.write(`no benchmark named ${asked}: ${names.join(', ')}\n`);
  process.exit(1);
}
for (const name of asked === undefined ? names : [asked]) {
  const { run } = (await import(join(here, `${name}.ts`))) as { run?: Bench };
  if (!run) continue;
  await run((figure) => process.stdout.write(`${JSON.stringify({ bench: name, ...figure })}\n`));
}
process.exit(0);
