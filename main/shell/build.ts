import { cpSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..', '..');
const OUTSIDE = ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/** One self-contained CommonJS file: a sandboxed preload may require nothing but `electron`. */
async function bundle(entry: string, outDir: string, file: string): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: true,
      // Node 20 is what the test Electron carries; the product's is newer.
      target: 'node20',
      rollupOptions: { external: OUTSIDE, output: { entryFileNames: file, format: 'cjs', codeSplitting: false } },
    },
  });
}

/**
 * Builds the Electron shell: `shell/electron.cjs` with its icons, and `preload/preload.cjs`.
 * @param outDir the `dist` folder
 */
export async function buildShell(outDir: string): Promise<void> {
  await bundle('main/electron.ts', join(outDir, 'shell'), 'electron.cjs');
  await bundle('preload/preload.ts', join(outDir, 'preload'), 'preload.cjs');
  cpSync(join(root, 'assets', 'icons', 'png'), join(outDir, 'shell', 'icons'), { recursive: true });
}

if (import.meta.main) await buildShell(join(root, 'dist'));
