import { useCallback, useMemo, useRef, useState } from 'react';
import { type HeldList, holdOrder } from './listOrder.ts';

interface Held<Item> extends HeldList<Item> {
  /** Lets the waiting items in. */
  release(): void;
  /** For the element that holds the list: tells when the pointer or the focus is in it. */
  readonly holders: {
    onPointerEnter(): void;
    onPointerLeave(): void;
    onFocus(): void;
    onBlur(event: { currentTarget: Element; relatedTarget: EventTarget | null }): void;
  };
}

/** `holdOrder` for a list on screen: held while the pointer or the focus is in it. */
export function useHeldList<Item extends { readonly id: string }>(sorted: readonly Item[]): Held<Item> {
  const [pointerIn, setPointerIn] = useState(false);
  const [focusIn, setFocusIn] = useState(false);
  const [released, setReleased] = useState<readonly Item[]>();
  const before = useRef<readonly string[]>([]);
  const held = (pointerIn || focusIn) && released !== sorted;
  const list = useMemo(() => holdOrder(sorted, before.current, held), [sorted, held]);
  before.current = list.shown.map(({ id }) => id);
  const release = useCallback(() => setReleased(sorted), [sorted]);
  const holders = useMemo(
    () => ({
      onPointerEnter: () => setPointerIn(true),
      onPointerLeave: () => setPointerIn(false),
      onFocus: () => setFocusIn(true),
      onBlur: (event: { currentTarget: Element; relatedTarget: EventTarget | null }) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setFocusIn(false);
      },
    }),
    [],
  );
  return { ...list, release, holders };
}
