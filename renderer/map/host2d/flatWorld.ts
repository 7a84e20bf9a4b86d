import type { LayersList } from '@deck.gl/core';
import type { Bounds, Position } from '../../../shared/geo.ts';
import type { BaseMapData } from '../basemap/load.ts';
import { flatSource } from '../basemapSources/flatSource.ts';
import type { UserSource } from '../basemapSources/userSource.ts';
import type { Orbit } from '../camera/orbit.ts';
import type { MapViewState } from '../deck/mapView.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import type { World, WorldEvents, WorldOptions } from '../host/world.ts';
import { FlatCamera } from './flatCamera.ts';
import { FlatControl } from './flatControl.ts';
import { FlatMotion } from './flatMotion.ts';
import { FlatProjector } from './flatProjector.ts';
import { FlatTiles } from './flatTiles.ts';
import { flatViewState } from './flatView.ts';
import { MercatorFrame } from './mercatorFrame.ts';
import { paintedSource } from './tileSource.ts';

/** How much one turn of the wheel scales. */
const WHEEL = 1.28;

/** The fast 2D map: Web Mercator, north up, without Cesium; the overlay's canvas draws its ground too. */
export class FlatWorld implements World {
  readonly isFlat = true;
  readonly canvas = undefined;
  private readonly camera = new FlatCamera();
  private readonly motion: FlatMotion;
  private readonly control: FlatControl;
  private readonly events: WorldEvents;
  private readonly pixelRatio: number;
  private readonly sizes: ResizeObserver;
  private baseMap: BaseMapData | undefined;
  private tiles: FlatTiles | undefined;
  private sources: readonly UserSource[] = [];
  /** Tiles of the user's base maps, by what they show. */
  private readonly sourceTiles = new Map<string, FlatTiles>();
  private frameWanted = 0;

  constructor({ surface, pixelRatio, reducedMotion, orbit, events }: WorldOptions) {
    this.events = events;
    this.pixelRatio = pixelRatio;
    this.camera.resize(surface.clientWidth, surface.clientHeight);
    this.camera.move(this.camera.poseOf(orbit));
    this.motion = new FlatMotion(this.camera, reducedMotion);
    this.control = new FlatControl(surface, {
      hold: () => this.motion.stop(),
      shift: (dx, dy) => this.moved(() => this.camera.shift(dx, dy)),
      pinch: (factor, { x, y }) => this.moved(() => this.camera.move(this.camera.zoomed(this.camera.at, factor, x, y))),
      wheel: (steps, at) => this.moved(() => this.motion.zoomBy(WHEEL ** -steps, at)),
    });
    this.sizes = new ResizeObserver(() => {
      if (!this.camera.resize(surface.clientWidth, surface.clientHeight)) return;
      this.showSources(this.sources);
      if (this.tiles?.tooSmall) this.renewTiles();
    });
    this.sizes.observe(surface);
  }

  get covered(): boolean {
    return this.tiles?.covered ?? false;
  }

  get tilesLoaded(): boolean {
    return this.tiles !== undefined && this.tiles.pending === 0;
  }

  orbit(): Orbit {
    return this.camera.orbit();
  }

  jump(orbit: Orbit): void {
    this.moved(() => {
      this.motion.stop();
      this.camera.move(this.camera.poseOf(orbit));
    });
  }

  get flying(): boolean {
    return this.motion.flying;
  }

  fly(orbit: Orbit): void {
    this.moved(() => this.motion.fly(this.camera.poseOf(orbit)));
  }

  fitBounds(bounds: Bounds): void {
    this.moved(() => this.motion.fly(this.camera.poseOfBounds(bounds)));
  }

  zoom(factor: number): void {
    this.zoomAbout(factor, this.camera.width / 2, this.camera.height / 2);
  }

  zoomAbout(factor: number, x: number, y: number): void {
    this.moved(() => this.motion.zoomBy(1 / factor, { x, y }));
  }

  pan(x: number, y: number): void {
    this.moved(() => {
      this.motion.stop();
      this.camera.shift(-x * this.camera.width, -y * this.camera.height);
    });
  }

  turn(): void {
    // North stays up.
  }

  setInputs(enabled: boolean): void {
    this.control.enable(enabled);
  }

  groundAt(x: number, y: number): Position | undefined {
    return this.camera.groundAt(x, y);
  }

  projector(): FlatProjector {
    return new FlatProjector(this.camera);
  }

  frameAt(anchor: Position): MercatorFrame {
    return new MercatorFrame(anchor);
  }

  viewState(frame: EnuFrame): MapViewState {
    return flatViewState(this.camera, frame);
  }

  underlay(): LayersList {
    const layers = this.tiles?.layers() ?? [];
    this.events.onPendingTiles(this.tiles?.pending ?? 0);
    return [...layers, ...this.sourceLayers()];
  }

  showBaseMap(data: BaseMapData): void {
    this.baseMap = data;
    this.renewTiles();
  }

  showSources(sources: readonly UserSource[]): void {
    this.sources = sources;
    const wanted = new Set(sources.map(keyOf));
    for (const [key, tiles] of this.sourceTiles) {
      if (wanted.has(key) && !tiles.tooSmall) continue;
      tiles.dispose();
      this.sourceTiles.delete(key);
    }
    this.requestRender();
  }

  requestRender(): void {
    this.frameWanted ||= requestAnimationFrame((nowMs) => {
      this.frameWanted = 0;
      this.motion.step(nowMs);
      this.render();
    });
  }

  /** The frame that was asked for is this one. */
  render(): void {
    cancelAnimationFrame(this.frameWanted);
    this.frameWanted = 0;
    this.events.onFrame();
    if (this.motion.moving) this.requestRender();
  }

  dispose(): void {
    cancelAnimationFrame(this.frameWanted);
    this.sizes.disconnect();
    this.control.dispose();
    this.tiles?.dispose();
    for (const tiles of this.sourceTiles.values()) tiles.dispose();
  }

  private sourceLayers(): LayersList {
    return this.sources.flatMap((source) => {
      const key = keyOf(source);
      const tiles =
        this.sourceTiles.get(key) ??
        new FlatTiles(flatSource(source), this.camera, this.pixelRatio, () => this.requestRender());
      this.sourceTiles.set(key, tiles);
      return [...tiles.layers(`base-map-${source.id}`, source.opacity)];
    });
  }

  private renewTiles(): void {
    if (!this.baseMap) return;
    this.tiles?.dispose();
    const source = paintedSource(this.baseMap);
    this.tiles = new FlatTiles(source, this.camera, this.pixelRatio, () => this.requestRender());
    // Asked for before the first frame: a world may wait behind another until its ground is there.
    this.tiles.want();
    this.requestRender();
  }

  private moved(change: () => void): void {
    change();
    this.requestRender();
  }
}

function keyOf({ id, version, minLevel, maxLevel }: UserSource): string {
  return `${id} ${version} ${minLevel} ${maxLevel}`;
}
