import { Matrix4 } from '@cesium/engine';
import type { ScreenPoint } from '../api.ts';
import type { Vec3 } from '../host/ecef.ts';
import type { Projector } from '../host/projector.ts';

/** Semi-axes of WGS-84, metres. */
const RADII: Vec3 = [6_378_137, 6_378_137, 6_356_752.314_245];

/** Uniforms of the shader that hides what lies behind the globe: the eye in space scaled to the unit sphere. */
export interface Horizon {
  readonly eye: Vec3;
  /** Squared distance to the horizon in scaled space; not positive inside the globe. */
  readonly distance2: number;
}

/** The part of Cesium's camera that projecting needs. */
export interface ProjectorCamera {
  readonly frustum: { readonly projectionMatrix: Matrix4 };
  readonly viewMatrix: Matrix4;
  readonly positionWC: { readonly x: number; readonly y: number; readonly z: number };
}

/** Projects with the same matrices that Cesium renders with. */
export class GlobeProjector implements Projector {
  readonly width: number;
  readonly height: number;
  readonly eye: Vec3;
  readonly horizon: Horizon;
  readonly pixelsPerRadian: number;
  private readonly clip: Float64Array;

  constructor(camera: ProjectorCamera, width: number, height: number) {
    this.width = width;
    this.height = height;
    const product = Matrix4.multiply(camera.frustum.projectionMatrix, camera.viewMatrix, new Matrix4());
    this.clip = Float64Array.from(Matrix4.toArray(product));
    const { x, y, z } = camera.positionWC;
    this.eye = [x, y, z];
    const eye: Vec3 = [x / RADII[0], y / RADII[1], z / RADII[2]];
    this.horizon = { eye, distance2: eye[0] ** 2 + eye[1] ** 2 + eye[2] ** 2 - 1 };
    this.pixelsPerRadian = (height / 2) * (Matrix4.toArray(camera.frustum.projectionMatrix)[5] ?? 1);
  }

  project(x: number, y: number, z: number): ScreenPoint | undefined {
    if (this.isHidden(x, y, z)) return undefined;
    const m = this.clip;
    const w = (m[3] ?? 0) * x + (m[7] ?? 0) * y + (m[11] ?? 0) * z + (m[15] ?? 0);
    if (w <= 0) return undefined;
    const clipX = (m[0] ?? 0) * x + (m[4] ?? 0) * y + (m[8] ?? 0) * z + (m[12] ?? 0);
    const clipY = (m[1] ?? 0) * x + (m[5] ?? 0) * y + (m[9] ?? 0) * z + (m[13] ?? 0);
    return { x: (clipX / w / 2 + 0.5) * this.width, y: (0.5 - clipY / w / 2) * this.height };
  }

  /** True when the globe hides the point (Cesium's horizon test in space scaled to the unit sphere). */
  isHidden(x: number, y: number, z: number): boolean {
    const { eye, distance2 } = this.horizon;
    const dx = x / RADII[0] - eye[0];
    const dy = y / RADII[1] - eye[1];
    const dz = z / RADII[2] - eye[2];
    const along = -(dx * eye[0] + dy * eye[1] + dz * eye[2]);
    return along > distance2 * 1.000_001 && along * along > distance2 * (dx * dx + dy * dy + dz * dz);
  }

  distanceM(x: number, y: number, z: number): number {
    return Math.hypot(x - this.eye[0], y - this.eye[1], z - this.eye[2]);
  }

  pixelsPerMetre(x: number, y: number, z: number): number {
    return this.pixelsPerRadian / Math.max(1, this.distanceM(x, y, z));
  }

  mayShow(x: number, y: number, z: number, radiusM: number, marginPx: number): boolean {
    const m = this.clip;
    const w = (m[3] ?? 0) * x + (m[7] ?? 0) * y + (m[11] ?? 0) * z + (m[15] ?? 0);
    if (w < -radiusM) return false;
    const clipX = (m[0] ?? 0) * x + (m[4] ?? 0) * y + (m[8] ?? 0) * z + (m[12] ?? 0);
    const clipY = (m[1] ?? 0) * x + (m[5] ?? 0) * y + (m[9] ?? 0) * z + (m[13] ?? 0);
    const near = Math.max(w, 0) + radiusM;
    const scaleX = (2 * this.pixelsPerRadian) / this.width;
    const scaleY = (2 * this.pixelsPerRadian) / this.height;
    return (
      Math.abs(clipX) <= near * (1 + (2 * marginPx) / this.width) + radiusM * scaleX &&
      Math.abs(clipY) <= near * (1 + (2 * marginPx) / this.height) + radiusM * scaleY
    );
  }
}
