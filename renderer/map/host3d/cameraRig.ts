import { CameraEventType, KeyboardEventModifier, type Scene } from '@cesium/engine';
import type { Bounds } from '../../../shared/geo.ts';
import { clampRange, MAX_RANGE_M, MIN_RANGE_M, type Orbit } from '../camera/orbit.ts';
import { flyOrbit, groundAt, orbitOf, orbitOfBounds } from './orbitCamera.ts';

/** Moves Cesium's camera. */
export class CameraRig {
  private readonly scene: Scene;
  private readonly seconds: number;
  private flight: object | undefined;

  constructor(scene: Scene, reducedMotion: boolean) {
    this.scene = scene;
    this.seconds = reducedMotion ? 0 : 0.9;
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

  /** Lets the pointer move the camera, or not while a tool has the drag. */
  setInputs(enabled: boolean): void {
    this.scene.screenSpaceCameraController.enableInputs = enabled;
  }

  jump(orbit: Orbit): void {
    flyOrbit(this.scene.camera, orbit, 0);
    this.scene.requestRender();
  }

  /** True while a flight is under way. */
  get flying(): boolean {
    return this.flight !== undefined;
  }

  fly(orbit: Orbit): void {
    const flight = {};
    const end = () => {
      if (this.flight === flight) this.flight = undefined;
    };
    this.flight = this.seconds > 0 ? flight : undefined;
    flyOrbit(this.scene.camera, orbit, this.seconds, end);
    this.scene.requestRender();
  }

  fitBounds(bounds: Bounds): void {
    this.fly(orbitOfBounds(this.scene.camera, bounds, orbitOf(this.scene)));
  }

  zoom(factor: number): void {
    const orbit = orbitOf(this.scene);
    this.jump({ ...orbit, rangeM: clampRange(orbit.rangeM * factor) });
  }

  /** Comes nearer to the ground under a pixel, or goes away from it. */
  zoomAbout(factor: number, x: number, y: number): void {
    const orbit = orbitOf(this.scene);
    const ground = groundAt(this.scene, x, y) ?? orbit.target;
    const target = {
      lon: ground.lon + (orbit.target.lon - ground.lon) * factor,
      lat: ground.lat + (orbit.target.lat - ground.lat) * factor,
    };
    this.fly({ ...orbit, target, rangeM: clampRange(orbit.rangeM * factor) });
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
}
