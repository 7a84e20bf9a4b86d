const NAMES: Readonly<Record<string, string>> = {
  $mod: 'Ctrl',
  Control: 'Ctrl',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
};
const MAC_NAMES: Readonly<Record<string, string>> = { $mod: '⌘', Alt: '⌥', Shift: '⇧', Control: '⌃' };

/**
 * A tinykeys binding as people read it: `Ctrl K`, `⌘ K`, `?`. Shift is left out before a character that is only
 * written with it.
 */
export function keyText(key: string, mac: boolean = isMac()): string {
  const presses = key === '+' ? [['+']] : key.split(' ').map((press) => splitPress(press));
  return presses.map((parts) => parts.map((part) => nameOf(part, mac)).join(' ')).join(', ');
}

function splitPress(press: string): string[] {
  const parts = press.endsWith('++') ? [...press.slice(0, -2).split('+'), '+'] : press.split('+');
  const last = parts.at(-1) ?? '';
  const impliesShift = last.length === 1 && last.toLowerCase() === last.toUpperCase();
  return impliesShift ? parts.filter((part) => part !== 'Shift') : parts;
}

function nameOf(part: string, mac: boolean): string {
  const name = (mac ? MAC_NAMES[part] : undefined) ?? NAMES[part] ?? part;
  return name.length === 1 ? name.toUpperCase() : name;
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');
}
