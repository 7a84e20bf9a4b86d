import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What the command line of the desktop app asks for. A second start hands it to the first, hence a schema. */
export const startOptionsSchema = z.object({
  /** Full screen without menu. */
  kiosk: z.boolean(),
  /** Open a wall window besides the main one. */
  wall: z.boolean(),
  /** Data folder of the local hub, absolute. */
  data: z.string().optional(),
  /** Handed on to the local hub as they are. */
  hubArguments: z.array(z.string()),
});
export type StartOptions = z.infer<typeof startOptionsSchema>;

/** Switches of the hub that the desktop hands on; those with a value and those without. */
const HUB_VALUES = ['hj212-port', 'log-level'] as const;
const HUB_FLAGS = ['demo', 'no-simulator', 'drill'] as const;

/**
 * Reads the command line of the app. What it does not know belongs to Chromium and is left alone.
 * @param args the arguments after the program's name
 * @param folder folder that relative paths start from
 */
export function readStartOptions(args: readonly string[], folder: string): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      kiosk: { type: 'boolean' },
      wall: { type: 'boolean' },
      data: { type: 'string' },
      demo: { type: 'boolean' },
      'no-simulator': { type: 'boolean' },
      drill: { type: 'boolean' },
      'hj212-port': { type: 'string' },
      'log-level': { type: 'string' },
    },
  });
  const hubArguments = [
    ...HUB_FLAGS.filter((name) => values[name] === true).map((name) => `--${name}`),
    ...HUB_VALUES.flatMap((name) => {
      const value = values[name];
      return typeof value === 'string' ? [`--${name}`, value] : [];
    }),
  ];
  return {
    kiosk: values.kiosk === true,
    wall: values.wall === true,
    ...(typeof values.data === 'string' && values.data !== '' ? { data: resolve(folder, values.data) } : {}),
    hubArguments,
  };
}
