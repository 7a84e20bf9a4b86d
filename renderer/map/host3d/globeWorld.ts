import '@cesium/engine/Source/Widget/CesiumWidget.css';
import type { CesiumWidget } from '@cesium/engine';
import type { LayersList } from '@deck.gl/core';
import type { Bounds, Position } from '../../../shared/geo.ts';
import { BaseMapImageryProvider } from '../basemap/imageryProvider.ts';
import type { BaseMapData } from '../basemap/load.ts';
import { attachSourceLayers, type SourceLayers } from '../basemapSources/sourceLayers.ts';
import type { UserSource } from '../basemapSources/userSource.ts';
import type { Orbit } from '../camera/orbit.ts';
import { viewStateOf } from '../deck/cesiumView.ts';
import type { MapViewState } from '../deck/mapView.ts';
import { EnuFrame } from '../host/enuFrame.ts';
import { isSoftwareRendered } from '../host/webgl.ts';
import type { World, WorldEvents, WorldOptions } from '../host/world.ts';
import { Scene3d } from '../scene3d/scene3d.ts';
import { CameraRig } from './cameraRig.ts';
import { createWidget, setLean } from './createWidget.ts';
import { GlobeProjector } from './globeProjector.ts';
import { groundAt, orbitOf } from './orbitCamera.ts';

/** Cesium's globe with a free camera. */
export class GlobeWorld implements World {
  readonly isFlat = false;
  readonly widget: CesiumWidget;
  private sources: SourceLayers | undefined;
  readonly bodies: Scene3d | undefined;
  private readonly root = document.createElement('div');
  private readonly rig: CameraRig;
  private readonly credit: string;
  private readonly stops: (() => void)[] = [];

  constructor({ surface, pixelRatio, reducedMotion, orbit, events, credit, bodies }: WorldOptions) {
    this.credit = credit;
    this.root.className = 'map-world';
    surface.prepend(this.root);
    this.widget = createWidget(this.root, { pixelRatio });
    this.rig = new CameraRig(this.widget.scene, reducedMotion);
    this.widget.resize();
    this.rig.jump(orbit);
    setLean(this.widget, isSoftwareRendered(this.widget.canvas));
    this.listen(events);
    this.bodies =
      bodies &&
      new Scene3d(this.widget.scene, () => this.projector(), {
        ...bodies,
        surface,
        reducedMotion,
        orbit: () => this.orbit(),
        jump: (to) => this.jump(to),
        fly: (to) => this.fly(to),
      });
  }

  get canvas(): HTMLCanvasElement {
    return this.widget.canvas;
  }

  /** Cesium does not tell coarse from fine. */
  get covered(): boolean {
    return this.tilesLoaded;
  }

  get tilesLoaded(): boolean {
    return this.widget.scene.globe.tilesLoaded;
  }

  orbit(): Orbit {
    return orbitOf(this.widget.scene);
  }

  jump(orbit: Orbit): void {
    this.rig.jump(orbit);
  }

  get flying(): boolean {
    return this.rig.flying;
  }

  fly(orbit: Orbit): void {
    this.rig.fly(orbit);
  }

  fitBounds(bounds: Bounds): void {
    this.rig.fitBounds(bounds);
  }

  zoom(factor: number): void {
    this.rig.zoom(factor);
  }

  zoomAbout(factor: number, x: number, y: number): void {
    this.rig.zoomAbout(factor, x, y);
  }

  pan(x: number, y: number): void {
    this.rig.pan(x, y);
  }

  turn(headingDeg: number, pitchDeg: number): void {
    this.rig.turn(headingDeg, pitchDeg);
  }

  setInputs(enabled: boolean): void {
    this.rig.setInputs(enabled);
  }

  groundAt(x: number, y: number): Position | undefined {
    return groundAt(this.widget.scene, x, y);
  }

  projector(): GlobeProjector {
    const { camera, canvas } = this.widget.scene;
    return new GlobeProjector(camera, Math.max(1, canvas.clientWidth), Math.max(1, canvas.clientHeight));
  }

  frameAt(anchor: Position): EnuFrame {
    return new EnuFrame(anchor);
  }

  viewState(frame: EnuFrame): MapViewState {
    const { height, horizon } = this.projector();
    return viewStateOf(this.widget.scene.camera, height, frame, horizon, this.orbit().rangeM);
  }

  underlay(): LayersList {
    return [];
  }

  showBaseMap(data: BaseMapData): void {
    const provider = new BaseMapImageryProvider(data, this.credit);
    const stop = provider.tileEvent.addEventListener(() => this.requestRender());
    this.widget.imageryLayers.addImageryProvider(provider);
    this.stops.push(() => {
      stop();
      provider.destroy();
    });
    this.requestRender();
  }

  showSources(sources: readonly UserSource[]): void {
    this.sources ??= attachSourceLayers(this.widget.imageryLayers, () => this.requestRender());
    this.sources.show(sources);
  }

  requestRender(): void {
    this.widget.scene.requestRender();
  }

  render(): void {
    this.requestRender();
    this.widget.render();
  }

  dispose(): void {
    this.sources?.dispose();
    this.bodies?.dispose();
    for (const stop of this.stops) stop();
    this.widget.destroy();
    this.root.remove();
  }

  private listen(events: WorldEvents): void {
    const { scene, canvas } = this.widget;
    let started = 0;
    const lost = (event: Event) => {
      event.preventDefault();
      events.onContextLost();
    };
    canvas.addEventListener('webglcontextlost', lost);
    this.stops.push(
      // R3: the overlay is drawn in the task of the globe's frame, so that both are shown by the same browser frame.
      scene.postRender.addEventListener(() => events.onFrame()),
      scene.globe.tileLoadProgressEvent.addEventListener((pending: number) => events.onPendingTiles(pending)),
      scene.preRender.addEventListener(() => {
        started = performance.now();
      }),
      scene.camera.changed.addEventListener(() => {
        requestAnimationFrame(() => events.onMovedFrame(performance.now() - started));
      }),
      () => canvas.removeEventListener('webglcontextlost', lost),
    );
  }
}
