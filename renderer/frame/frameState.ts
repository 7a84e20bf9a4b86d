import { create } from 'zustand';
import type { Position } from '../../shared/geo.ts';
import type { ScreenPoint } from '../map/api.ts';

/** The menu that asks what to do at a place on the map. */
export interface PlaceMenu {
  readonly at: Position;
  readonly id?: string | undefined;
  readonly screen: ScreenPoint;
}

/** How the page is laid out: which parts are open. Kept from one visit to the next. */
interface Layout {
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  readonly bottomOpen: boolean;
  readonly layersOpen: boolean;
  readonly sound: boolean;
}

interface FrameState extends Layout {
  readonly placeMenu?: PlaceMenu | undefined;
  /** Result of the measuring tool, as the map words it. */
  readonly measured?: string | undefined;
}

const STORAGE_KEY = 'onemap.layout';
const INITIAL: Layout = { leftOpen: true, rightOpen: true, bottomOpen: true, layersOpen: false, sound: true };

/** A stored layout; whatever is not a yes or no is left as it is at first. */
export function readLayout(text: string | null | undefined): Layout {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    const known = Object.keys(INITIAL).flatMap((key) => {
      const value: unknown = Reflect.get(Object(stored), key);
      return typeof value === 'boolean' ? [[key, value]] : [];
    });
    return { ...INITIAL, ...Object.fromEntries(known) };
  } catch {
    return INITIAL;
  }
}

export const useFrame = create<FrameState>(() => ({
  ...readLayout(globalThis.localStorage?.getItem(STORAGE_KEY)),
}));

useFrame.subscribe(({ leftOpen, rightOpen, bottomOpen, layersOpen, sound }) => {
  const layout: Layout = { leftOpen, rightOpen, bottomOpen, layersOpen, sound };
  globalThis.localStorage?.setItem(STORAGE_KEY, JSON.stringify(layout));
});

/** Opens or closes a part of the page. */
export function togglePart(part: keyof Layout): void {
  useFrame.setState((now) => ({ [part]: !now[part] }));
}
