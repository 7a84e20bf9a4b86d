import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const require = createRequire(import.meta.url);
const { getConfig, validateConfiguration } =
  require('app-builder-lib/out/util/config/config') as typeof import('app-builder-lib/out/util/config/config');
const { DebugLogger } = require('builder-util') as typeof import('builder-util');

const read = () => getConfig(root, null, null);

describe('electron-builder.yml', () => {
  it('is valid, and the check would notice a wrong key', async () => {
    await validateConfiguration(await read(), new DebugLogger(false));
    const wrong = Object.assign(await read(), { asarr: true });
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow(/asarr/);
  });

  it('builds for Windows, Linux and macOS with the fuses closed', async () => {
    const config = await read();
    expect(JSON.stringify([config.win?.target, config.linux?.target, config.mac?.target])).toMatch(
      /nsis.*AppImage.*deb.*dmg/,
    );
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(JSON.stringify(config)).not.toContain('no-sandbox');
  });

  it('names icons that exist, in the formats of their systems', async () => {
    const config = await read();
    const head = (path: unknown) =>
      readFileSync(join(root, String(path)))
        .subarray(0, 4)
        .toString('latin1');
    expect(head(config.win?.icon)).toBe('\0\0\u0001\0');
    expect(head(config.mac?.icon)).toBe('icns');
    for (const size of [16, 32, 48, 64, 128, 256, 512])
      expect(existsSync(join(root, String(config.linux?.icon), `${size}x${size}.png`))).toBe(true);
  });

  it('the program starts where the package says', () => {
    const { main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string };
    expect(main).toBe('dist/shell/electron.cjs');
  });
});
