import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Soak } from '../soak.ts';

const here = import.meta.dirname;

/** `npm run soak [-- NAME]`: the long proofs, whole. */
const candidates = (await readdir(here))
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => basename(file, '.ts'));
const [asked] = process.argv.slice(2);
if (asked !== undefined && !existsSync(join(here, `${asked}.ts`))) {
  process.stderr.write(`no soak named ${asked}: ${candidates.join(', ')}\n`);
  process.exit(1);
}
for (const name of asked === undefined ? candidates : [asked]) {
  const { run } = (await import(join(here, `${name}.ts`))) as { run?: Soak };
  if (!run) continue;
  await run({ short: false }, (line) => process.stdout.write(`${name}: ${line}\n`));
  process.stdout.write(`${name}: passed\n`);
}
process.exit(0);
