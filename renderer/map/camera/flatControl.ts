import type { Scene } from '@cesium/engine';
import type { Position } from '../../../shared/geo.ts';
import { clampRange, groundAt, orbitOf, setOrbit } from './orbit.ts';

/** Drag and wheel of the 2D mode: north up, straight down, the grabbed ground stays under the pointer. */
export class FlatControl {
  enabled = false;
  private grabbed: Position | undefined;
  private readonly scene: Scene;
  private readonly stop = new AbortController();

  constructor(scene: Scene, surface: HTMLElement) {
    this.scene = scene;
    const { signal } = this.stop;
    surface.addEventListener('pointerdown', (event) => this.down(event), { signal });
    surface.addEventListener('pointermove', (event) => this.move(event), { signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      surface.addEventListener(end, () => this.release(), { signal });
    }
    surface.addEventListener('wheel', (event) => this.wheel(event), { signal, passive: false });
  }

  /** Lets go of the ground, as when a tool takes the drag. */
  release(): void {
    this.grabbed = undefined;
  }

  dispose(): void {
    this.stop.abort();
  }

  private down(event: PointerEvent): void {
    if (!this.enabled || event.button !== 0 || event.shiftKey) return;
    this.scene.camera.cancelFlight();
    this.grabbed = groundAt(this.scene, event.offsetX, event.offsetY);
  }

  private move(event: PointerEvent): void {
    if (!this.enabled || !this.grabbed || event.buttons === 0) return;
    this.holdUnder(this.grabbed, event.offsetX, event.offsetY);
  }

  private wheel(event: WheelEvent): void {
    if (!this.enabled) return;
    event.preventDefault();
    this.scene.camera.cancelFlight();
    const anchor = groundAt(this.scene, event.offsetX, event.offsetY);
    const steps = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY / 3 : event.deltaY / 100;
    const orbit = orbitOf(this.scene);
    const rangeM = clampRange(orbit.rangeM * 1.28 ** Math.max(-3, Math.min(3, steps)));
    setOrbit(this.scene.camera, { ...orbit, headingDeg: 0, pitchDeg: -90, rangeM });
    if (anchor) this.holdUnder(anchor, event.offsetX, event.offsetY);
  }

  /** Shifts the camera until `ground` is under the pixel; two rounds leave less than a pixel even at globe scale. */
  private holdUnder(ground: Position, x: number, y: number): void {
    for (let round = 0; round < 2; round++) {
      const now = groundAt(this.scene, x, y);
      if (!now) return;
      const orbit = orbitOf(this.scene);
      const target = {
        lon: orbit.target.lon + ground.lon - now.lon,
        lat: Math.max(-85, Math.min(85, orbit.target.lat + ground.lat - now.lat)),
      };
      setOrbit(this.scene.camera, { ...orbit, headingDeg: 0, pitchDeg: -90, target });
    }
  }
}
