import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** One of our source files and what it imports. */
export interface Source {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Specifiers as written. */
  readonly imports: readonly string[];
  /** Files of ours that it imports, as paths from the root. */
  readonly resolved: readonly string[];
}

/** Every file that git knows or would add: ignored ones are not ours. */
export function trackedFiles(): string[] {
  const text = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return text.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
}

const CODE = /\.(ts|tsx|mts|mjs|cjs)$/;
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/g;

export function readSources(): Source[] {
  return trackedFiles()
    .filter((path) => CODE.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const imports = [...text.matchAll(IMPORT)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? match[4] ?? []);
      const resolved = imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => normalize(join(dirname(path), specifier.replace(/\?.*$/, ''))).replaceAll('\\', '/'));
      return { path, text, lines: text.split('\n').length - 1, imports, resolved };
    });
}
