import { describe, expect, it } from 'vitest';
import { ERROR_CODES, errorKey } from '../../shared/errors.ts';
import { en } from '../../shared/i18n/en.ts';
import { zhCN } from '../../shared/i18n/zh-CN.ts';
import { readSources } from './sources.ts';

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;
const keysOf = (catalogue: Catalogue) =>
  Object.entries(catalogue).flatMap(([area, texts]) => Object.keys(texts).map((key) => `${area}.${key}`));
const textOf = (catalogue: Catalogue, key: string) => {
  const [area = '', name = ''] = key.split('.');
  return catalogue[area]?.[name] ?? '';
};
const paramsOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();
const keys = keysOf(zhCN);
const known = new Set(keys);
const sources = readSources();

describe('architecture: catalogues', () => {
  it('both languages have the same keys', () => {
    expect(keys.length).toBeGreaterThan(100);
    expect(keysOf(en).sort()).toEqual([...keys].sort());
  });

  it('both languages fill the same parameters and no text is empty', () => {
    for (const key of keys) {
      expect(paramsOf(textOf(en, key)), key).toEqual(paramsOf(textOf(zhCN, key)));
      expect(textOf(zhCN, key).trim(), key).not.toBe('');
      expect(textOf(en, key).trim(), key).not.toBe('');
    }
  });

  it('English texts hold no Chinese', () => {
    const exceptions = new Set(['common.languageChinese', 'page.languageChinese']);
    const wrong = keys.filter(
      (key) => !exceptions.has(key) && /[\u4e00-\u9fff]/.test(textOf(en, key).replaceAll(/中文|应急一张图/g, '')),
    );
    expect(wrong).toEqual([]);
  });

  it('every error code has its text', () => {
    expect(ERROR_CODES.filter((code) => !known.has(errorKey(code)))).toEqual([]);
  });

  it('every key that code asks for exists', () => {
    const asked = /\bt\(\s*'([a-z]\w*\.\w+)'|(?:titleKey|labelKey|\w*Key)\s*[:=]\s*'([a-z]\w*\.\w+)'/g;
    const missing = sources
      .filter(({ path }) => /^(renderer|main|shared)\//.test(path))
      .flatMap(({ path, text }) =>
        [...text.matchAll(asked)].map((match) => ({ path, key: match[1] ?? match[2] ?? '' })),
      )
      .filter(({ key }) => Object.hasOwn(zhCN, key.split('.')[0] ?? '') && !known.has(key));
    expect(missing).toEqual([]);
  });

  it('no Chinese text stands outside the catalogues', () => {
    // Vocabularies that programs recognise and write (file headers, substances, readings, invented names) are data.
    const data =
      /^(shared\/i18n\/|main\/importers\/|main\/demo\/|main\/scenes\/|shared\/search\/|renderer\/firmFile\/documents\/categoryWords\.ts|shared\/exporting\/|shared\/telemetry\/factorTable\.ts|shared\/radiation\/nuclides\.ts|assets\/|tests\/|main\/cli\/\w+\.mjs$|renderer\/map\/basemap\/)/;
    const strip = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|[^:])\/\/.*$/gm, '$1');
    const wrong = sources
      .filter(({ path, text }) => !data.test(path) && /[\u4e00-\u9fff]/.test(strip(text)))
      .map(({ path }) => path);
    // The first account of a database is data that the user renames.
    expect(wrong.filter((path) => path !== 'main/hub.ts')).toEqual([]);
  });

  it('components hold no literal text', () => {
    const literal = />\s*([A-Za-z][A-Za-z ,.'!?-]{2,})\s*<\//g;
    const wrong = sources
      .filter(({ path }) => path.endsWith('.tsx') && path.startsWith('renderer/'))
      .flatMap(({ path, text }) => [...text.matchAll(literal)].map((match) => `${path}: ${match[1]}`));
    expect(wrong).toEqual([]);
  });
});
