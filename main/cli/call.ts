import { parseArgs } from 'node:util';
import { z } from 'zod';
import { operations } from '../../shared/contract/index.ts';
import { AppError } from '../../shared/errors.ts';
import { defaultDataFolder } from '../dataFolder.ts';
import { parseJson, runCommand } from './command.ts';
import { connect } from './connection.ts';

/** `npm run --silent call -- NAME 'JSON' [--hub URL --token T] [--data DIR]`, or `--list`. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      hub: { type: 'string' },
      token: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder() },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list) {
    return Object.entries(operations).map(([name, { kind, summary, roles, input }]) => ({
      name,
      kind,
      summary,
      roles,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
    }));
  }
  const [name, text = '{}'] = positionals;
  if (name === undefined)
    throw new AppError('input.invalid', { where: 'NAME', what: 'missing; --list shows every name' });
  const input = parseJson(text, 'JSON');
  const connection = await connect({ hub: values.hub, token: values.token, data: values.data });
  try {
    return await connection.call(name, input);
  } finally {
    await connection.close();
  }
});
