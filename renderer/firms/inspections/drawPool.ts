import { create } from 'zustand';

/** Firms that the next draw is made from, handed over by the search. */
interface DrawPool {
  readonly firmIds?: readonly string[] | undefined;
  /** What they were searched by, in words. */
  readonly condition?: string | undefined;
}

export const useDrawPool = create<DrawPool>(() => ({}));
