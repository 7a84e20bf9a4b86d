import type { ReadyScene, SceneInfo } from '../../../shared/contract/scenes.ts';
import type { MapCallbacks, MapData, ScreenPoint } from '../api.ts';
import type { Orbit } from '../camera/orbit.ts';
import type { Ink } from '../host/ink.ts';

/** Where scenes come from; the map itself knows no hub. */
export interface SceneSource {
  list(): Promise<readonly SceneInfo[]>;
  ensure(subjectId: string): Promise<ReadyScene>;
  /** The scene shows: the records that its state and labels come from are needed. */
  shown(): void;
  /** Absolute address and headers of something below the hub's own. */
  resource(path: string): { readonly url: string; readonly headers: Readonly<Record<string, string>> };
  /** Something could not be loaded. */
  failed(error: unknown): void;
}

/** 3D bodies that stand on a world. */
export interface Bodies {
  /** The map's data changed. */
  refresh(): void;
  /** Map layers whose things stand as bodies now. */
  readonly layers: ReadonlySet<string>;
  /** True for records whose bodies stand. */
  has(id: string): boolean;
  /** Id of the record whose body is under a pixel. */
  pick(at: ScreenPoint): string | undefined;
  /** The same, as far as it is known without drawing; `found` is called when it has been looked up. */
  hover(at: ScreenPoint, found: () => void): string | undefined;
  /** Labels, outlines and arrows over the bodies. */
  ink(ink: Ink): void;
  dispose(): void;
}

export interface BodiesOptions {
  readonly source: SceneSource;
  readonly data: () => MapData;
  readonly callbacks: () => MapCallbacks;
  readonly reducedMotion: boolean;
  /** The map's element: input to it ends a tour. */
  readonly surface: HTMLElement;
  /** Draw the overlay again. */
  readonly redraw: () => void;
  readonly orbit: () => Orbit;
  readonly jump: (orbit: Orbit) => void;
  readonly fly: (orbit: Orbit) => void;
}
