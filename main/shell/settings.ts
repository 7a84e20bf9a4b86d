import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

/** What the shell remembers between starts. It holds no plain secret: `sealedToken` is encrypted by the system. */
export const settingsSchema = z.object({
  version: z.literal(1),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  hub: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('local') }),
      z.object({ kind: z.literal('remote'), url: z.url(), sealedToken: z.string().optional() }),
    ])
    .default({ kind: 'local' }),
  /** Port of the local hub. The same port is the same origin, so what the page keeps in the browser's storage stays. */
  localPort: z.number().int().min(1024).max(65_535).optional(),
  mainWindow: z.object({ bounds: rectangleSchema, maximized: z.boolean() }).optional(),
  walls: z.array(z.object({ displayId: z.number(), bounds: rectangleSchema })).default([]),
});
export type Settings = z.infer<typeof settingsSchema>;

export interface SettingsFile {
  read(): Settings;
  /** Changes some fields and writes the file at once. @throws when it cannot be written */
  change(part: Partial<Settings>): Settings;
  /** Where a file that could not be read was set aside, if one was. */
  readonly setAside: string | undefined;
}

const DEFAULTS: Settings = settingsSchema.parse({ version: 1 });

/** Opens the settings. An unreadable file is kept beside it as `….broken` and the defaults hold. */
export function openSettings(path: string): SettingsFile {
  let setAside: string | undefined;
  let settings = DEFAULTS;
  if (existsSync(path)) {
    try {
      settings = settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      setAside = `${path}.broken`;
      renameSync(path, setAside);
    }
  }
  return {
    read: () => settings,
    change(part) {
      const next = settingsSchema.parse({ ...settings, ...part });
      mkdirSync(dirname(path), { recursive: true });
      // Written whole under another name first: a power cut leaves the old file or the new one.
      writeFileSync(`${path}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${path}.new`, path);
      settings = next;
      return next;
    },
    get setAside() {
      return setAside;
    },
  };
}
