import { create } from 'zustand';
import type { AreaShapeInput } from '../../../shared/contract/area.ts';
import type { OutputOf } from '../../../shared/contract/index.ts';
import type { PlaceKind } from '../../../shared/records/index.ts';
import { useDesk } from '../../state/desk.ts';

/** What the area tab asks: rings round a centre, or what a shape holds. */
export type AreaMode = 'rings' | 'shape';

export interface AreaQuestion {
  readonly mode: AreaMode;
  readonly shape?: AreaShapeInput | undefined;
  /** Name of the record that the shape goes along or lies in. */
  readonly name?: string | undefined;
  readonly kinds: readonly PlaceKind[];
  readonly text: string;
  /** Half width of the next corridor, metres. */
  readonly widthM: number;
  /** First page and everything about the whole; undefined while it is on its way. */
  readonly answer?: OutputOf<'area.query'> | undefined;
}

const NOTHING = { shape: undefined, name: undefined, answer: undefined } as const;

/** The area tab's question; it stays while other tabs are looked at. */
export const useAreaQuestion = create<AreaQuestion>(() => ({ mode: 'rings', kinds: [], text: '', widthM: 500 }));

/** Asks what a shape holds and shows the tab. @param name of the record that it came from */
export function askShape(shape: AreaShapeInput, name?: string): void {
  useAreaQuestion.setState({ mode: 'shape', shape, name, answer: undefined });
  useDesk.setState({ area: undefined, rightTab: 'area' });
}

/** Takes the shape and what it highlighted off the map. */
export function clearShape(): void {
  useAreaQuestion.setState(NOTHING);
  useDesk.setState({ highlightedIds: new Set() });
}

export function chooseMode(mode: AreaMode): void {
  if (mode === useAreaQuestion.getState().mode) return;
  useAreaQuestion.setState({ mode, ...NOTHING });
  useDesk.setState({ area: undefined, highlightedIds: new Set() });
}

/** True when a drawn circle or polygon is a question of the area tab. */
export function drawsForArea(): boolean {
  return useDesk.getState().rightTab === 'area' && useAreaQuestion.getState().mode === 'shape';
}
