import { CameraEventType, KeyboardEventModifier, type Scene } from '@cesium/engine';
import type { Bounds, Position } from '../../../shared/geo.ts';
import { FlatControl } from '../camera/flatControl.ts';
import {
  clampRange,
  flyOrbit,
  groundAt,
  HOME,
  MAX_RANGE_M,
  MIN_RANGE_M,
  type Orbit,
  orbitOf,
  orbitOfBounds,
} from '../camera/orbit.ts';

/** Moves the camera, freely in 3D, straight down and north up in 2D. */
export class CameraRig {
  private readonly scene: Scene;
  private readonly flat: FlatControl;
  private flatMode = false;
  private readonly seconds: number;

  constructor(scene: Scene, surface: HTMLElement, reducedMotion: boolean) {
    this.scene = scene;
    this.seconds = reducedMotion ? 0 : 0.9;
    this.flat = new FlatControl(scene, surface);
    const control = scene.screenSpaceCameraController;
    control.minimumZoomDistance = MIN_RANGE_M;
    control.maximumZoomDistance = MAX_RANGE_M;
    control.enableLook = false;
    control.zoomEventTypes = [CameraEventType.WHEEL, CameraEventType.PINCH];
    control.tiltEventTypes = [
      CameraEventType.RIGHT_DRAG,
      CameraEventType.MIDDLE_DRAG,
      { eventType: CameraEventType.LEFT_DRAG, modifier: KeyboardEventModifier.CTRL },
    ];
    control.inertiaSpin = 0.6;
    control.inertiaTranslate = 0.6;
    control.inertiaZoom = 0.5;
    scene.camera.percentageChanged = 0.01;
  }

  get isFlat(): boolean {
    return this.flatMode;
  }

  setFlat(flat: boolean): void {
    this.flatMode = flat;
    this.setInputs(true);
    const orbit = orbitOf(this.scene);
    this.fly({ ...orbit, pitchDeg: flat ? -90 : HOME.pitchDeg });
  }

  /** Lets the pointer move the camera, or not while a tool has the drag. */
  setInputs(enabled: boolean): void {
    this.scene.screenSpaceCameraController.enableInputs = enabled && !this.flatMode;
    this.flat.enabled = enabled && this.flatMode;
    if (!enabled) this.flat.release();
  }

  jump(orbit: Orbit): void {
    flyOrbit(this.scene.camera, this.locked(orbit), 0);
    this.scene.requestRender();
  }

  fly(orbit: Orbit): void {
    flyOrbit(this.scene.camera, this.locked(orbit), this.seconds);
    this.scene.requestRender();
  }

  flyTo(target: Position, rangeM?: number): void {
    const orbit = orbitOf(this.scene);
    this.fly({ ...orbit, target, rangeM: rangeM ?? Math.min(orbit.rangeM, 12_000) });
  }

  fitBounds(bounds: Bounds): void {
    this.fly(orbitOfBounds(this.scene.camera, bounds, orbitOf(this.scene)));
  }

  home(): void {
    this.fly(HOME);
  }

  zoom(factor: number): void {
    const orbit = orbitOf(this.scene);
    this.jump({ ...orbit, rangeM: clampRange(orbit.rangeM * factor) });
  }

  /** Shares of the screen, x to the right, y down. */
  pan(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.scene.canvas;
    const target = groundAt(this.scene, clientWidth * (0.5 + x), clientHeight * (0.5 + y));
    if (target) this.jump({ ...orbitOf(this.scene), target });
  }

  turn(headingDeg: number, pitchDeg: number): void {
    const orbit = orbitOf(this.scene);
    const pitch = Math.max(-90, Math.min(-12, orbit.pitchDeg + pitchDeg));
    this.jump({ ...orbit, headingDeg: orbit.headingDeg + headingDeg, pitchDeg: pitch });
  }

  dispose(): void {
    this.flat.dispose();
  }

  private locked(orbit: Orbit): Orbit {
    return this.flatMode ? { ...orbit, headingDeg: 0, pitchDeg: -90 } : orbit;
  }
}
