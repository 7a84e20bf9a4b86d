import { nearestTurn } from '../camera/mercator.ts';
import type { CullUniforms, MapViewState } from '../deck/mapView.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import type { FlatCamera } from './flatCamera.ts';
import { MercatorFrame } from './mercatorFrame.ts';

/** Heights that the depth range holds, metres. */
const DEPTH_M = 10_000_000;
/** No part of the flat map lies behind another. */
const NOTHING_HIDDEN: CullUniforms = {
  row0: [0, 0, 0],
  row1: [0, 0, 0],
  row2: [0, 0, 0],
  eye: [0, 0, 0],
  distance2: 1,
};

/** deck's view state of the flat camera: straight down, no perspective. @param frame one of the flat map's */
export function flatViewState(camera: FlatCamera, frame: EnuFrame): MapViewState {
  if (!(frame instanceof MercatorFrame)) throw new TypeError('the flat map draws in metres of its own');
  const { x, y, worldPx } = camera.at;
  const pixelsPerMetre = worldPx / frame.worldM;
  return {
    position: [nearestTurn(x - frame.x) * frame.worldM, (frame.y - y) * frame.worldM, 0],
    // w stays 1: pixel sizes need no distance.
    focalDistance: 1,
    zoom: Math.log2(pixelsPerMetre),
    // biome-ignore format: a matrix by columns
    projectionMatrix: [
      (2 * pixelsPerMetre) / camera.width, 0, 0, 0,
      0, (2 * pixelsPerMetre) / camera.height, 0, 0,
      0, 0, -1 / DEPTH_M, 0,
      0, 0, 0, 1,
    ],
    cull: NOTHING_HIDDEN,
  };
}
