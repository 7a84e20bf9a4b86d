import type { Bounds, Position } from '../../../shared/geo.ts';
import { EQUATOR_M, latOfY, lonOfX, MAX_LAT, mercatorX, mercatorY } from '../camera/mercator.ts';
import { clampRange, MIN_RANGE_M, type Orbit, pixelsPerRadian } from '../camera/orbit.ts';

const RAD = Math.PI / 180;

/** Where a flat camera stands: the middle of the view in Web Mercator's unit square, and how wide that square is drawn. */
export interface FlatPose {
  readonly x: number;
  readonly y: number;
  /** CSS pixels of the whole world's width. */
  readonly worldPx: number;
}

/** The camera of the flat map: Web Mercator, north up. The view never leaves the world to north or south. */
export class FlatCamera {
  private pose: FlatPose = { x: 0.5, y: 0.5, worldPx: 1024 };
  private size = { width: 1, height: 1 };

  get width(): number {
    return this.size.width;
  }

  get height(): number {
    return this.size.height;
  }

  get at(): FlatPose {
    return this.pose;
  }

  get pixelsPerRadian(): number {
    return pixelsPerRadian(this.width, this.height);
  }

  /** Takes a new size of the view, CSS pixels; the middle and the scale stay. @returns whether it changed */
  resize(width: number, height: number): boolean {
    if (width === this.size.width && height === this.size.height) return false;
    this.size = { width: Math.max(1, width), height: Math.max(1, height) };
    this.move(this.pose);
    return true;
  }

  /** The same as an orbit straight above the middle. */
  orbit(): Orbit {
    const lat = latOfY(this.pose.y);
    const metresPerPixel = (EQUATOR_M * Math.cos(lat * RAD)) / this.pose.worldPx;
    const target = { lon: lonOfX(this.pose.x), lat };
    return { target, headingDeg: 0, pitchDeg: -90, rangeM: metresPerPixel * this.pixelsPerRadian };
  }

  /** The pose that shows an orbit's target in the middle at its scale. */
  poseOf({ target, rangeM }: Orbit): FlatPose {
    const lat = Math.max(-MAX_LAT, Math.min(MAX_LAT, target.lat));
    const worldPx = (EQUATOR_M * Math.cos(lat * RAD) * this.pixelsPerRadian) / clampRange(rangeM);
    return { x: mercatorX(target.lon), y: mercatorY(lat), worldPx };
  }

  /** The pose that shows bounds whole, with a rim. */
  poseOfBounds([west, south, east, north]: Bounds): FlatPose {
    const [left, right, top, bottom] = [mercatorX(west), mercatorX(east), mercatorY(north), mercatorY(south)];
    const rim = 1.12;
    const wanted = Math.min(
      this.width / Math.max(1e-9, (right - left) * rim),
      this.height / Math.max(1e-9, (bottom - top) * rim),
    );
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const nearest = (EQUATOR_M * Math.cos(latOfY(middle.y) * RAD) * this.pixelsPerRadian) / 400;
    return { ...middle, worldPx: Math.min(wanted, nearest) };
  }

  /** Goes to a pose, kept within the limits of scale and the world's edges. */
  move({ x, y, worldPx }: FlatPose): void {
    const width = this.limited(worldPx, Math.max(0, Math.min(1, y)));
    const rim = this.height / 2 / width;
    this.pose = { x: x - Math.floor(x), y: Math.max(rim, Math.min(1 - rim, y)), worldPx: width };
  }

  /** Moves the ground by CSS pixels. */
  shift(dx: number, dy: number): void {
    const { x, y, worldPx } = this.pose;
    this.move({ x: x - dx / worldPx, y: y - dy / worldPx, worldPx });
  }

  /** The pose after scaling by a factor (2 comes nearer) while the ground under a pixel stays there. */
  zoomed(from: FlatPose, factor: number, atX: number, atY: number): FlatPose {
    const dx = atX - this.width / 2;
    const dy = atY - this.height / 2;
    const worldPx = this.limited(from.worldPx * factor, from.y);
    return {
      x: from.x + dx / from.worldPx - dx / worldPx,
      y: from.y + dy / from.worldPx - dy / worldPx,
      worldPx,
    };
  }

  /** Ground under a pixel, or undefined beyond the world's north and south edges. */
  groundAt(atX: number, atY: number): Position | undefined {
    const { x, y, worldPx } = this.pose;
    const [worldX, worldY] = [x + (atX - this.width / 2) / worldPx, y + (atY - this.height / 2) / worldPx];
    if (worldY < 0 || worldY > 1) return undefined;
    return { lon: lonOfX(worldX - Math.floor(worldX)), lat: latOfY(worldY) };
  }

  private limited(worldPx: number, y: number): number {
    const most = (EQUATOR_M * Math.cos(latOfY(y) * RAD) * this.pixelsPerRadian) / MIN_RANGE_M;
    return Math.max(this.width, this.height, Math.min(most, worldPx));
  }
}
