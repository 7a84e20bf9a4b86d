import type { MapData, MapHandle, MapMode, MapTool } from '../../../renderer/map/api.ts';
import type { Orbit } from '../../../renderer/map/camera/orbit.ts';
import type { Position } from '../../../shared/geo.ts';
import type { AlignmentResult } from './alignment.ts';
import type { FlatAlignment } from './flatAlignment.ts';
import type { FrameTimes } from './frames.ts';
import type { InputDelays } from './inputDelay.ts';

export interface HarnessEvent {
  readonly kind: string;
  readonly value?: unknown;
}

/** What the e2e specs and benchmarks drive. */
export interface Harness {
  readonly events: HarnessEvent[];
  handle: MapHandle | null;
  set(change: Partial<MapData> & { mode?: MapMode; tool?: MapTool }): void;
  places(count: number): void;
  focus(on: boolean): void;
  /** `errorM` moves deck's frame east on purpose, to show that the measure sees it. */
  alignment(orbit: Orbit, anchor: Position, errorM?: number): Promise<AlignmentResult>;
  /** The same of the flat map: its ground, deck and the ink. */
  flatAlignment(orbit: Orbit, anchor: Position, errorM?: number): Promise<FlatAlignment>;
  /**
   * Frames of a second map with so many records; the page's own map is removed first. `maplibre` is the outside peer
   * with the records as circles, `bare` our flat map with the records as points and nothing else.
   */
  measure(count: number, what: '2d' | '3d' | 'bare' | 'maplibre', orbit: Orbit, frames: number): Promise<FrameTimes>;
  /** Lets so many vehicles move on the map, with so many reports a second, and times input from now on. */
  fleet(count: number, perSecond: number): Promise<void>;
  /** What input waited since the last call, and the reports that came in since the start. */
  inputDelays(): InputDelays & { readonly sent: number };
}

declare global {
  interface Window {
    harness: Harness;
  }
}
