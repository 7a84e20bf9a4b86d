import { parseKeybinding } from 'tinykeys';
import { describe, expect, it } from 'vitest';
import { ACTION_ICONS } from '../../../renderer/actions/icons.tsx';
import { ACTIONS } from '../../../renderer/actions/index.ts';
import { keyText } from '../../../renderer/actions/keyText.ts';
import { findActions } from '../../../renderer/actions/Palette.tsx';

const repeated = (values: readonly string[]) => values.filter((value, i) => values.indexOf(value) !== i);

describe('actions', () => {
  it('R1: no two share an id or a key', () => {
    expect(ACTIONS.length).toBeGreaterThan(30);
    expect(repeated(ACTIONS.map(({ id }) => id))).toEqual([]);
    const keys = ACTIONS.flatMap(({ key }) =>
      key === undefined ? [] : JSON.stringify(parseKeybinding(key)).toLowerCase(),
    );
    expect(keys.length).toBeGreaterThan(20);
    expect(repeated(keys)).toEqual([]);
  });

  it('none takes a key that the browser keeps for itself', () => {
    const kept = ['$mod+w', '$mod+t', '$mod+n', '$mod+r', 'F5', 'F11', 'F12', '$mod+Shift+i', 'Tab', 'Alt+F4'];
    expect(ACTIONS.filter(({ key }) => key !== undefined && kept.includes(key))).toEqual([]);
  });

  it('pictures belong to actions that exist', () => {
    const ids = new Set(ACTIONS.map(({ id }) => id));
    expect(Object.keys(ACTION_ICONS).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('the palette finds by Chinese, English and Pinyin initials', () => {
    const first = (query: string) => findActions(query)[0]?.id;
    expect(first('量距离')).toBe('map.measureDistance');
    expect(first('measure a dist')).toBe('map.measureDistance');
    expect(first('ljl')).toBe('map.measureDistance');
    expect(first('kjj')).toBe('view.shortcuts');
    expect(findActions('zzzzqq')).toEqual([]);
    expect(findActions('').length).toBeGreaterThan(20);
  });
});

describe('actions: keys as people read them', () => {
  it.each([
    ['$mod+k', 'Ctrl K', '⌘ K'],
    ['Shift+?', '?', '?'],
    ['Shift+D', 'Shift D', '⇧ D'],
    ['Alt+ArrowDown', 'Alt ↓', '⌥ ↓'],
    ['Escape', 'Esc', 'Esc'],
    ['+', '+', '+'],
    ['-', '-', '-'],
    ['g i', 'G, I', 'G, I'],
  ])('%s', (key, elsewhere, mac) => {
    expect(keyText(key, false)).toBe(elsewhere);
    expect(keyText(key, true)).toBe(mac);
  });
});
