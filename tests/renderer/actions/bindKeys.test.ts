import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '../../../renderer/actions/action.ts';
import { bindKeys } from '../../../renderer/actions/bindKeys.ts';
import { useDesk } from '../../../renderer/state/desk.ts';

/** A key event as far as tinykeys and the handler look at it. */
class Key extends Event {
  readonly key: string;
  readonly code: string;
  readonly isComposing: boolean;
  readonly #held: readonly string[];
  constructor(key: string, held: readonly string[] = [], isComposing = false) {
    super('keydown', { cancelable: true });
    this.key = key;
    this.code = `Key${key.toUpperCase()}`;
    this.isComposing = isComposing;
    this.#held = held;
  }
  getModifierState(name: string): boolean {
    return this.#held.includes(name);
  }
}

describe('keys', () => {
  let runs: string[] = [];
  // A window of Node: as much of one as keys need.
  const target = new EventTarget();
  beforeAll(() => {
    vi.stubGlobal('window', target);
    vi.stubGlobal('Element', class {});
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
  const action = (id: string, key: string, enabled = true): Action => ({
    id,
    key,
    titleKey: 'common.ok',
    group: 'view',
    enabled: () => enabled,
    run: () => {
      runs.push(id);
    },
  });
  const actions = [action('plain', 'd'), action('mod', 'Control+k'), action('off', 'x', false)];
  beforeEach(() => {
    runs = [];
    useDesk.setState({ dialog: undefined });
  });

  it('run their action, unless it cannot be run now', () => {
    const stop = bindKeys(window, actions);
    for (const key of [new Key('d'), new Key('k', ['Control']), new Key('x'), new Key('k')]) target.dispatchEvent(key);
    expect(runs).toEqual(['plain', 'mod']);
    stop();
    target.dispatchEvent(new Key('d'));
    expect(runs).toEqual(['plain', 'mod']);
  });

  it('R1: without a modifier they do nothing while a dialog is open, with one they do', () => {
    const stop = bindKeys(window, actions);
    useDesk.setState({ dialog: 'weather' });
    target.dispatchEvent(new Key('d'));
    target.dispatchEvent(new Key('k', ['Control']));
    expect(runs).toEqual(['mod']);
    stop();
  });

  it('leave alone what an input method is composing and what somebody else has handled', () => {
    const stop = bindKeys(window, actions);
    target.dispatchEvent(new Key('d', [], true));
    const handled = new Key('d');
    handled.preventDefault();
    target.dispatchEvent(handled);
    expect(runs).toEqual([]);
    stop();
  });
});
