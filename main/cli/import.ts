import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_COORDINATE_SYSTEMS, IMPORT_KINDS, ON_CONFLICT } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/errors.ts';
import { defaultDataFolder } from '../dataFolder.ts';
import { runCommand } from './command.ts';
import { connect } from './connection.ts';
import { packFolder } from './packFolder.ts';
import { placementOption } from './placement.ts';

/** `npm run --silent import -- FILE --kind KIND [--dry-run] [--producer TEXT] [--coordinate-system ID] [--on-conflict queue|refuse] [--at lon,lat[,height] --heading DEG --scale N] [--hub URL --token T | --data DIR]`. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      producer: { type: 'string', default: '' },
      'coordinate-system': { type: 'string', default: 'auto' },
      'on-conflict': { type: 'string', default: 'queue' },
      at: { type: 'string' },
      heading: { type: 'string' },
      scale: { type: 'string' },
      hub: { type: 'string' },
      token: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder() },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new AppError('input.invalid', { where: 'FILE', what: 'missing' });
  if (!IMPORT_KINDS.some((kind) => kind === values.kind)) {
    throw new AppError('import.unknownKind', { kind: values.kind ?? '', kinds: IMPORT_KINDS.join(', ') });
  }
  oneOf('--coordinate-system', values['coordinate-system'], IMPORT_COORDINATE_SYSTEMS);
  oneOf('--on-conflict', values['on-conflict'], ON_CONFLICT);
  const placement = placementOption(values.at, values.heading, values.scale);
  const { fileName, bytes } = await fileOrFolder(resolve(file));
  const connection = await connect({ hub: values.hub, token: values.token, data: values.data });
  try {
    return await connection.call('imports.run', {
      fileName,
      kind: values.kind,
      content: Buffer.from(bytes).toString('base64'),
      dryRun: values['dry-run'],
      producer: values.producer,
      coordinateSystem: values['coordinate-system'],
      onConflict: values['on-conflict'],
      ...(placement ? { placement } : {}),
    });
  } finally {
    await connection.close();
  }
});

/** A file as it is; a folder (3D Tiles) as an archive. @throws AppError import.unreadable */
async function fileOrFolder(path: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  try {
    if (!(await stat(path)).isDirectory()) return { fileName: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new AppError('import.unreadable', { file: path, what: error instanceof Error ? error.message : '' }, error);
  }
  return { fileName: `${basename(path)}.3tz`, bytes: await packFolder(path) };
}

/** @throws AppError input.invalid */
function oneOf(where: string, value: string, known: readonly string[]): void {
  if (!known.includes(value))
    throw new AppError('input.invalid', { where, what: `${value} (${known.slice(0, 12).join(' ')} …)` });
}
