import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { IMPORT_KINDS } from '../../shared/contract/records.ts';
import { AppError } from '../../shared/errors.ts';
import { defaultDataFolder } from '../dataFolder.ts';
import { runCommand } from './command.ts';
import { connect } from './connection.ts';

/** `npm run --silent import -- FILE --kind KIND [--dry-run] [--producer TEXT] [--hub URL --token T | --data DIR]`. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      producer: { type: 'string', default: '' },
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
  const content = await readFile(file).catch((error: unknown) => {
    throw new AppError('import.unreadable', { file, what: error instanceof Error ? error.message : '' }, error);
  });
  const connection = await connect({ hub: values.hub, token: values.token, data: values.data });
  try {
    return await connection.call('imports.run', {
      fileName: basename(file),
      kind: values.kind,
      content: content.toString('base64'),
      dryRun: values['dry-run'],
      producer: values.producer,
    });
  } finally {
    await connection.close();
  }
});
