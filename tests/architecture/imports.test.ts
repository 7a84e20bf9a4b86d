import { existsSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSources, root, type Source } from './sources.ts';

const sources = readSources();
const folderOf = (path: string) => path.split('/')[0] ?? '';
const product = sources.filter(({ path }) => ['shared', 'main', 'preload', 'renderer'].includes(folderOf(path)));

/** What each folder may import of ours. The page may read the types and channel names of the bridge. */
function mayImport(from: Source, target: string): boolean {
  const folder = folderOf(from.path);
  if (folderOf(target) === folder || folderOf(target) === 'shared') return true;
  if (folder === 'renderer' || folder === 'main') return target === 'preload/bridge.ts';
  return false;
}

describe('architecture: imports', () => {
  it('reads a tree that has every part', () => {
    for (const folder of ['shared', 'main', 'preload', 'renderer', 'tests']) {
      expect(sources.filter(({ path }) => folderOf(path) === folder).length, folder).toBeGreaterThan(0);
    }
  });

  it('every relative import names a file that exists', () => {
    const broken = sources.flatMap(({ path, resolved }) =>
      resolved
        .filter((target) => !target.startsWith('dist/') && !existsSync(join(root, target)))
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('shared is imported by main, preload and renderer; never sideways, never up', () => {
    const wrong = product.flatMap((source) =>
      source.resolved.filter((target) => !mayImport(source, target)).map((target) => `${source.path} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('no product code imports tests', () => {
    expect(
      product.filter(({ resolved }) => resolved.some((target) => folderOf(target) === 'tests')).map(({ path }) => path),
    ).toEqual([]);
  });

  it('only the shell and the preload import electron', () => {
    // findElectron only asks the package where its binary is.
    const allowed =
      /^(main\/cli\/findElectron\.mjs|main\/(electron|windows)\.ts|main\/shell\/[\w-]+\.ts|preload\/[\w-]+\.ts)$/;
    const wrong = product.filter(({ imports, path }) => imports.includes('electron') && !allowed.test(path));
    expect(wrong.map(({ path }) => path)).toEqual([]);
    expect(product.some(({ imports }) => imports.includes('electron'))).toBe(true);
  });

  it('shared and renderer import no Node module', () => {
    const node = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const wrong = product.filter(
      ({ path, imports }) =>
        ['shared', 'renderer'].includes(folderOf(path)) &&
        path !== 'renderer/vite.config.ts' &&
        !path.startsWith('renderer/vite/') &&
        imports.some((name) => node.has(name) || name.startsWith('node:')),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('there are no cycles', () => {
    const bySource = new Map(sources.map((source) => [source.path, source]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      const at = trail.indexOf(path);
      if (at >= 0) {
        cycles.push([...trail.slice(at), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const target of bySource.get(path)?.resolved ?? [])
        if (bySource.has(target)) visit(target, [...trail, path]);
      done.add(path);
    };
    for (const { path } of sources) visit(path, []);
    expect(cycles).toEqual([]);
  });

  it('the top level is the fixed one', () => {
    const allowed = new Set([
      'package.json',
      'package-lock.json',
      'electron-builder.yml',
      'tsconfig.json',
      'main',
      'renderer',
      'preload',
      'shared',
      'assets',
      'tests',
      'docs',
      'README.md',
      'LICENSE',
    ]);
    const generated = new Set(['node_modules', 'dist', 'test-results', 'playwright-report']);
    const extra = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !allowed.has(name) && !generated.has(name),
    );
    expect(extra).toEqual([]);
  });
});
