// Finds an Electron binary: a given dist, or the one of the npm package (fetched by it on first use).
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { progress, root } from './steps.mjs';

const NAMES = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
const REMEDY =
  '补救：设置 ELECTRON_MIRROR 为可用镜像，或将 ELECTRON_OVERRIDE_DIST_PATH 指向已解压的 Electron，然后重试 / remedy: set ELECTRON_MIRROR to a mirror or ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron, then start again';

/** @returns {Promise<{path?: string, reason: string}>} the binary, or why there is none and what helps (one line) */
export async function findElectron() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (dist) {
    const path = join(dist, NAMES[process.platform] ?? 'electron');
    if (existsSync(path)) return { path, reason: '' };
    return {
      reason: `ELECTRON_OVERRIDE_DIST_PATH 中没有 Electron / holds no Electron: ${dist}。改用浏览器 / using the browser. ${REMEDY}`,
    };
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return {
      reason:
        '没有图形桌面（DISPLAY 未设置），改用浏览器；在图形桌面中运行可打开桌面版 / no display: using the browser; start it in a desktop session for the desktop app',
    };
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    return {
      reason:
        'Electron 不以 root 身份运行，改用浏览器；请以普通用户启动桌面版 / Electron does not run as root: using the browser; start it as an ordinary user for the desktop app',
    };
  }
  try {
    const require = createRequire(join(root, 'package.json'));
    const path = await progress('准备 Electron / getting Electron ready', async () => require('electron'));
    if (typeof path === 'string' && existsSync(path)) return { path, reason: '' };
  } catch {
    // The package throws when its binary is absent and cannot be fetched: the remedy below says what to do.
  }
  return { reason: `无法取得 Electron，改用浏览器 / Electron cannot be had: using the browser. ${REMEDY}` };
}
