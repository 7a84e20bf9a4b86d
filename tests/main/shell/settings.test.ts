import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from '../../../main/shell/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onemap-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('settings', () => {
  it('starts with defaults and remembers changes', () => {
    const path = join(folder, 'deep', 'shell.json');
    const settings = openSettings(path);
    expect(settings.read()).toEqual({ version: 1, language: 'zh-CN', hub: { kind: 'local' }, walls: [] });
    settings.change({
      language: 'en',
      localPort: 4321,
      walls: [{ displayId: 5, bounds: { x: -1920, y: 0, width: 1920, height: 1080 } }],
    });
    expect(openSettings(path).read()).toEqual(settings.read());
    expect(settings.read()).toMatchObject({ language: 'en', localPort: 4321 });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['shell.json']);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it.each([
    '',
    '{',
    'null',
    '{"version":2}',
    '{"version":1,"hub":{"kind":"remote","url":"not a url"}}',
    '{"version":1,"localPort":80}',
  ])('sets %j aside and keeps it', (content) => {
    const path = join(folder, 'shell.json');
    writeFileSync(path, content);
    const settings = openSettings(path);
    expect(settings.read().hub).toEqual({ kind: 'local' });
    expect(settings.setAside).toBe(`${path}.broken`);
    expect(readFileSync(`${path}.broken`, 'utf8')).toBe(content);
  });

  it('refuses to write what it could not read again', () => {
    const path = join(folder, 'shell.json');
    const settings = openSettings(path);
    expect(() => settings.change({ localPort: 80 })).toThrow();
    expect(settings.read().localPort).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });
});
