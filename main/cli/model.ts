import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import { models } from '../../shared/models/index.ts';
import { parseJson, runCommand } from './command.ts';

/** `npm run --silent model -- NAME [FILE|-]`, or `--list`. */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { list: { type: 'boolean', default: false } },
  });
  if (values.list) {
    return [...models.values()].map(({ name, version, summary, source, input, output }) => ({
      name,
      version,
      summary,
      source,
      input: z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }),
      output: z.toJSONSchema(output, { unrepresentable: 'any' }),
    }));
  }
  const [name = '', file = '-'] = positionals;
  const model = models.get(name);
  if (!model) throw new AppError('model.unknown', { name, names: [...models.keys()].join(', ') });
  const source = file === '-' ? await text(process.stdin) : await readSource(file);
  const parsed = model.input.safeParse(parseJson(source, file));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new AppError('input.invalid', {
      where: issue?.path.map(String).join('.') || name,
      what: issue?.message ?? '',
    });
  }
  return { model: model.name, version: model.version, input: parsed.data, ...(model.run(parsed.data) as object) };
});

async function readSource(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('input.invalid', { where: file, what: error instanceof Error ? error.message : '' }, error);
  }
}
