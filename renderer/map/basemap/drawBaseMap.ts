import type { BaseMapData } from './load.ts';
import { type Pen, paint } from './painter.ts';
import type { Viewport } from './trace.ts';

/**
 * Draws the base map flat (longitude and latitude straight to x and y) from the pen's origin on.
 * @param viewport bounds in degrees and the picture's size in pixels; choose the height so that a degree of longitude
 * is `cos(latitude)` times as long as one of latitude, or use `heightFor`.
 */
export function drawBaseMap(pen: Pen, data: BaseMapData, viewport: Viewport): void {
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, viewport.width, viewport.height);
  pen.clip();
  paint(pen, data.shapes, viewport);
  pen.restore();
}

/** The height in pixels at which bounds of this width look undistorted in their middle. */
export function heightFor(bounds: Omit<Viewport, 'width' | 'height'>, widthPx: number): number {
  const { west, south, east, north } = bounds;
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return Math.round((widthPx * (north - south)) / ((east - west) * squeeze));
}
