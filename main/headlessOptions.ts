import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultDataFolder } from './dataFolder.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const optionsSchema = z.object({
  data: z.string().min(1),
  port,
  host: z.string().min(1),
  demo: z.boolean(),
  drill: z.boolean(),
  'no-simulator': z.boolean(),
  'hj212-port': port.optional(),
  'exit-with-parent': z.boolean(),
  'address-first': z.boolean(),
  'log-level': z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
});
export type HeadlessOptions = z.infer<typeof optionsSchema>;

/**
 * Options of `npm run hub`.
 * @throws Error with a text for the person at the terminal
 */
export function readHeadlessOptions(args: readonly string[]): HeadlessOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: defaultDataFolder() },
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      demo: { type: 'boolean', default: false },
      drill: { type: 'boolean', default: false },
      'no-simulator': { type: 'boolean', default: false },
      'hj212-port': { type: 'string' },
      'exit-with-parent': { type: 'boolean', default: false },
      'address-first': { type: 'boolean', default: false },
      'log-level': { type: 'string', default: 'info' },
    },
  });
  const parsed = optionsSchema.safeParse(values);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`--${issue?.path.join('.')}: ${issue?.message}`);
}
