import type { ScreenPoint } from '../api.ts';

/**
 * The camera of one frame as plain numbers: Earth-centred points (metres) to CSS pixels in double precision, exactly as
 * the world below is drawn. The globe and the flat map have one each.
 */
export interface Projector {
  /** Of the view, CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** CSS pixels that one metre covers at one metre from the eye. */
  readonly pixelsPerRadian: number;
  /** Pixels of an Earth-centred point, or undefined when it is behind the eye or the globe, or off the flat map. */
  project(x: number, y: number, z: number): ScreenPoint | undefined;
  /** Metres from the eye; on the flat map the distance that gives the map's scale there. */
  distanceM(x: number, y: number, z: number): number;
  /** CSS pixels of one metre seen square on at a point. */
  pixelsPerMetre(x: number, y: number, z: number): number;
  /** False when a sphere is certainly off screen by more than `marginPx`. */
  mayShow(x: number, y: number, z: number, radiusM: number, marginPx: number): boolean;
}
