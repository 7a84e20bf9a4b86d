import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { moveByArrows } from '../../ui/arrowKeys.ts';
import { type HeldList, holdOrder } from './listOrder.ts';

interface Held<Item> extends HeldList<Item> {
  /** Lets the waiting items in. */
  release(): void;
  /** For the element that holds the list: arrow keys move in it, pointer and focus hold it. */
  readonly ref: RefObject<HTMLDivElement | null>;
}

/** `holdOrder` for a list on screen: held while the pointer or the focus is in it. */
export function useHeldList<Item extends { readonly id: string }>(sorted: readonly Item[]): Held<Item> {
  const ref = useRef<HTMLDivElement>(null);
  const busy = useBusy(ref);
  const [released, setReleased] = useState<readonly Item[]>();
  const before = useRef<readonly string[]>([]);
  const held = busy && released !== sorted;
  const list = useMemo(() => holdOrder(sorted, before.current, held), [sorted, held]);
  before.current = list.shown.map(({ id }) => id);
  const release = useCallback(() => setReleased(sorted), [sorted]);
  return { ...list, release, ref };
}

/** True while the pointer or the focus is in the element. */
function useBusy(ref: RefObject<HTMLElement | null>): boolean {
  const [pointerIn, setPointerIn] = useState(false);
  const [focusIn, setFocusIn] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const stop = new AbortController();
    const on = <Name extends keyof HTMLElementEventMap>(name: Name, run: (event: HTMLElementEventMap[Name]) => void) =>
      element.addEventListener(name, run, { signal: stop.signal });
    on('pointerenter', () => setPointerIn(true));
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
  return pointerIn || focusIn;
}
