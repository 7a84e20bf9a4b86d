import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { moveByArrows } from '../../ui/arrowKeys.ts';
import { type HeldList, holdOrder } from './listOrder.ts';

export type BarAt = 'top' | 'bottom';

interface Held<Item> extends HeldList<Item> {
  /** Lets the waiting items in. */
  release(): void;
  /** For the element that holds the list and its bar: arrow keys move in it, pointer and focus hold it. */
  readonly ref: RefObject<HTMLDivElement | null>;
  /** The pointer or the focus is in the list. */
  readonly busy: boolean;
  /** Where the bar of what waits lies over the list: on the side where the pointer was not when it came. */
  readonly barAt: BarAt;
}

/**
 * `holdOrder` for a list on screen: held while the pointer or the focus is in it.
 * @param all while the pointer is in the list, what was shown of these stays even when `sorted` has it no more
 */
export function useHeldList<Item extends { readonly id: string }>(
  sorted: readonly Item[],
  all?: readonly Item[],
): Held<Item> {
  const ref = useRef<HTMLDivElement>(null);
  const { pointerIn, busy, pointerAt } = useBusy(ref);
  const [released, setReleased] = useState<readonly Item[]>();
  const before = useRef<readonly string[]>([]);
  const held = busy && released !== sorted;
  const kept = pointerIn ? all : undefined;
  const list = useMemo(() => holdOrder(sorted, before.current, held, kept), [sorted, held, kept]);
  before.current = list.shown.map(({ id }) => id);
  // It stays where it came, or it would flee from the pointer that goes to it.
  const bar = useRef<BarAt>('top');
  if (list.waiting === 0) bar.current = pointerAt.current === 'top' ? 'bottom' : 'top';
  const release = useCallback(() => setReleased(sorted), [sorted]);
  return { ...list, release, ref, busy, barAt: bar.current };
}

/** True while the pointer or the focus is in the element; and in which half of it the pointer was last. */
function useBusy(ref: RefObject<HTMLElement | null>): {
  pointerIn: boolean;
  busy: boolean;
  pointerAt: RefObject<BarAt>;
} {
  const pointerAt = useRef<BarAt>('bottom');
  const [pointerIn, setPointerIn] = useState(false);
  const [focusIn, setFocusIn] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const stop = new AbortController();
    const on = <Name extends keyof HTMLElementEventMap>(name: Name, run: (event: HTMLElementEventMap[Name]) => void) =>
      element.addEventListener(name, run, { signal: stop.signal });
    on('pointerenter', () => setPointerIn(true));
    on('pointermove', ({ clientY }) => {
      const { top, height } = element.getBoundingClientRect();
      pointerAt.current = clientY < top + height / 2 ? 'top' : 'bottom';
    });
    on('pointerleave', () => setPointerIn(false));
    on('focusin', () => setFocusIn(true));
    on('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node) || !element.contains(relatedTarget)) setFocusIn(false);
    });
    on('keydown', (event) =>
      moveByArrows({ key: event.key, currentTarget: element, preventDefault: () => event.preventDefault() }),
    );
    return () => stop.abort();
  }, [ref]);
  return { pointerIn, busy: pointerIn || focusIn, pointerAt };
}
