import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type MenuActions, type MenuState, menuTemplate, trayTemplate } from '../../../main/shell/menuTemplate.ts';
import { createTranslate, type Language } from '../../../shared/i18n/index.ts';

const bounds = { x: 0, y: 0, width: 3840, height: 2160 };
const display = { id: 7, label: 'DP-1', bounds, scaleFactor: 1, primary: false };
const state = (language: Language, platform = 'linux', developer = false): MenuState => ({
  t: createTranslate(language),
  language,
  displays: [display],
  platform,
  developer,
});
const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);

function recorder(): { actions: MenuActions; done: string[] } {
  const done: string[] = [];
  const note = (name: string) => (value?: unknown) =>
    void done.push(typeof value === 'object' ? name : `${name} ${value ?? ''}`.trim());
  const actions: MenuActions = {
    showMain: note('showMain'),
    openWall: note('openWall'),
    openField: note('openField'),
    connect: note('connect'),
    exportPdf: note('exportPdf'),
    toggleKiosk: note('toggleKiosk'),
    setLanguage: note('setLanguage'),
    about: note('about'),
    quit: note('quit'),
  };
  return { actions, done };
}

describe('menuTemplate', () => {
  it.each(['linux', 'win32', 'darwin'])('gives every entry its own text in both languages (%s)', (platform) => {
    const { actions } = recorder();
    for (const language of ['zh-CN', 'en'] as const) {
      for (const template of [
        menuTemplate(state(language, platform, true), actions),
        trayTemplate(state(language), actions),
      ]) {
        for (const item of flat(template).filter(({ type }) => type !== 'separator')) {
          expect(item.label, JSON.stringify(item)).toBeTruthy();
          expect(item.label).not.toMatch(/^shell\.|\{\{/);
        }
      }
    }
  });

  it('every entry does what it says', () => {
    const { actions, done } = recorder();
    for (const item of flat(menuTemplate(state('zh-CN'), actions))) {
      // Electron hands over the entry, the window and the event; the entries need none but the window.
      const run = item.click as ((...given: unknown[]) => void) | undefined;
      run?.(item, undefined, {});
    }
    expect(done.sort()).toEqual([
      'about',
      'connect',
      'exportPdf',
      'openField',
      'openWall 7',
      'quit',
      'setLanguage en',
      'setLanguage zh-CN',
      'showMain',
      'toggleKiosk',
    ]);
  });

  it('has developer tools in an unpacked app only', () => {
    const { actions } = recorder();
    const roles = (developer: boolean) =>
      flat(menuTemplate(state('en', 'linux', developer), actions)).map(({ role }) => role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
  });

  it('names a display with its size', () => {
    const { actions } = recorder();
    const wall = flat(menuTemplate(state('zh-CN'), actions)).find(({ id }) => id === 'wall-7');
    expect(wall?.label).toBe('DP-1（3840×2160）');
  });
});
