import { type Camera, Matrix4 } from '@cesium/engine';
import type { Vec3 } from '../host/ecef.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import type { Horizon } from '../host3d/globeProjector.ts';
import type { CullUniforms, MapViewState } from './mapView.ts';

const RADII: Vec3 = [6_378_137, 6_378_137, 6_356_752.314_245];

/**
 * View state that makes deck draw exactly where Cesium does. Only the depth range differs: Cesium's logarithmic depth
 * spans 0.1 m to 10^10 m, which a plain depth buffer cannot hold.
 */
export function viewStateOf(
  camera: Camera,
  heightPx: number,
  frame: EnuFrame,
  horizon: Horizon,
  focalDistance: number,
): MapViewState {
  const rotate = ({ x, y, z }: { x: number; y: number; z: number }) => frame.rotate([x, y, z]);
  const right = rotate(camera.rightWC);
  const up = rotate(camera.upWC);
  const back = rotate(camera.directionWC).map((value) => -value);
  const { x, y, z } = camera.positionWC;
  const height = Math.max(1, camera.positionCartographic.height);
  const near = Math.max(1, height * 0.02);
  const far = height + 1.3 * Math.sqrt(2 * RADII[0] * height + height * height) + 50_000;
  const projection = Matrix4.toArray(camera.frustum.projectionMatrix);
  projection[10] = -(far + near) / (far - near);
  projection[14] = (-2 * far * near) / (far - near);
  return {
    position: frame.fromEcef([x, y, z]),
    projectionMatrix: projection,
    focalDistance,
    zoom: Math.log2(((heightPx / 2) * (projection[5] ?? 1)) / focalDistance),
    // Rotation only: `position` carries the translation, which deck subtracts in double precision.
    // biome-ignore format: a matrix by columns
    viewMatrix: [
      right[0], up[0], back[0] ?? 0, 0,
      right[1], up[1], back[1] ?? 0, 0,
      right[2], up[2], back[2] ?? 0, 0,
      0, 0, 0, 1,
    ],
    cull: cullOf(frame, horizon),
  };
}

function cullOf(frame: EnuFrame, horizon: Horizon): CullUniforms {
  const row = (axis: 0 | 1 | 2): Vec3 => [
    frame.east[axis] / RADII[axis],
    frame.north[axis] / RADII[axis],
    frame.up[axis] / RADII[axis],
  ];
  return { row0: row(0), row1: row(1), row2: row(2), eye: horizon.eye, distance2: horizon.distance2 };
}
