import type { MapData, MapHandle } from '../../../renderer/map/api.ts';
import type { Orbit } from '../../../renderer/map/camera/orbit.ts';
import type { ModelFeature, SceneView } from '../../../renderer/map/scene3d/sceneView.ts';
import type { RecordOf } from '../../../shared/records/index.ts';

/** What tests drive the scene page by. */
export interface SceneHarness {
  handle: MapHandle | null;
  /** What the map told: ids that were picked or hovered, features of models, subjects that stand. */
  readonly told: {
    picked: string[][];
    hovered: (string | undefined)[];
    features: (ModelFeature | undefined)[];
    standing: string[][];
    tours: number;
  };
  readonly failures: string[];
  set(data: Partial<MapData>): void;
  view(scene: Partial<SceneView>): void;
  condition(id: string, condition: RecordOf<'installation'>['condition']): void;
  ready: boolean;
  jump(orbit: Orbit): void;
  /** Some tile of a scene is on screen. */
  drawn(): boolean;
  /** Every scene and tile that the camera wants is there. */
  settled(): boolean;
  /** Pixel of a position so many metres up, or undefined off screen. */
  pixelOf(lon: number, lat: number, upM: number): { x: number; y: number } | undefined;
  /** Milliseconds of whole frames along a turn about a target, each ended by a read of the picture. */
  frames(orbit: Orbit, count: number): Promise<number[]>;
}

declare global {
  interface Window {
    sceneHarness: SceneHarness;
  }
}
