import type { ScreenPoint } from '../api.ts';
import type { FlatCamera, FlatPose } from './flatCamera.ts';
import { eased, flightPath } from './flight.ts';

const FLIGHT_MS = 900;
/** Time in which a zoom comes two thirds of the way, milliseconds. */
const ZOOM_MS = 55;
/** What is left of a zoom when it counts as done, as a logarithm. */
const DONE = 0.002;

/** Moves the flat camera over several frames: flights, and zooms that glide to where the wheel sent them. */
export class FlatMotion {
  private readonly camera: FlatCamera;
  private readonly still: boolean;
  private flight: { readonly path: (share: number) => FlatPose; startMs: number | undefined } | undefined;
  private zoom: { left: number; at: ScreenPoint; lastMs: number | undefined } | undefined;

  /** @param still jump instead of moving */
  constructor(camera: FlatCamera, still: boolean) {
    this.camera = camera;
    this.still = still;
  }

  get moving(): boolean {
    return this.flight !== undefined || this.zoom !== undefined;
  }

  get flying(): boolean {
    return this.flight !== undefined;
  }

  stop(): void {
    this.flight = undefined;
    this.zoom = undefined;
  }

  fly(to: FlatPose): void {
    this.stop();
    if (this.still) this.camera.move(to);
    else this.flight = { path: flightPath(this.camera.at, to, this.camera.width), startMs: undefined };
  }

  /** Scales by a factor about a pixel; zooms that follow one another add up. */
  zoomBy(factor: number, at: ScreenPoint): void {
    this.flight = undefined;
    if (this.still) {
      this.camera.move(this.camera.zoomed(this.camera.at, factor, at.x, at.y));
      return;
    }
    this.zoom = { left: (this.zoom?.left ?? 0) + Math.log(factor), at, lastMs: this.zoom?.lastMs };
  }

  /** Moves the camera to where it is at a time (of `requestAnimationFrame`). */
  step(nowMs: number): void {
    if (this.flight) this.stepFlight(this.flight, nowMs);
    if (this.zoom) this.stepZoom(this.zoom, nowMs);
  }

  private stepFlight(flight: NonNullable<FlatMotion['flight']>, nowMs: number): void {
    flight.startMs ??= nowMs;
    const share = Math.min(1, (nowMs - flight.startMs) / FLIGHT_MS);
    this.camera.move(flight.path(eased(share)));
    if (share >= 1) this.flight = undefined;
  }

  private stepZoom(zoom: NonNullable<FlatMotion['zoom']>, nowMs: number): void {
    // The first frame moves too, so that the map answers at once.
    const passedMs = nowMs - (zoom.lastMs ?? nowMs - 16);
    const part = Math.abs(zoom.left) < DONE ? zoom.left : zoom.left * (1 - Math.exp(-passedMs / ZOOM_MS));
    this.camera.move(this.camera.zoomed(this.camera.at, Math.exp(part), zoom.at.x, zoom.at.y));
    zoom.left -= part;
    zoom.lastMs = nowMs;
    if (zoom.left === 0) this.zoom = undefined;
  }
}
