import type { Position } from '../../../shared/geo.ts';
import type { MapCallbacks, MapData, MapHandle, MapMode, MapTool } from '../api.ts';
import { type BaseMapData, loadBaseMap } from '../basemap/load.ts';
import { HOME, type Orbit } from '../camera/orbit.ts';
import { FlatWorld } from '../host2d/flatWorld.ts';
import type { SceneSource } from '../scene3d/bodies.ts';
import { FrameMeter, SLOW_FRAME_MS } from './frameMeter.ts';
import { Interaction, type Stage } from './interaction.ts';
import { LayerStack } from './layerStack.ts';
import { NAMES_BELOW_M } from './markerLabels.ts';
import { OverlayScene } from './overlayScene.ts';
import { placeNames } from './placeNames.ts';
import { snapshotOf } from './snapshot.ts';
import type { World, WorldOptions } from './world.ts';

/** The map counts as usable so long after its ground was there, however much is still being refined. */
const READY_AFTER_MS = 1_500;
/** Distance of a flight to a place from further away, metres. */
const PLACE_RANGE_M = 12_000;

/** What the corner line shows. */
export interface MapStatus {
  readonly pointer?: Position | undefined;
  readonly metresPerPixel: number;
  readonly headingDeg: number;
  readonly flat: boolean;
  /** Base map tiles on their way. */
  readonly pendingTiles: number;
}

export interface MapHostOptions {
  readonly baseUrl: string;
  readonly data: MapData;
  readonly mode: MapMode;
  readonly tool: MapTool;
  readonly orbit?: Orbit | undefined;
  readonly reducedMotion: boolean;
  readonly callbacks: () => MapCallbacks;
  readonly onStatus: (status: MapStatus) => void;
  /** The graphics context is gone: build a new host, on the orbit this one was on. */
  readonly onContextLost: (orbit: Orbit) => void;
  /** The base map is there: its sources must be named. */
  readonly onBaseMapShown: () => void;
  readonly onBaseMapFailed: (error: unknown) => void;
  /** Where 3D scenes come from; without it there are none. */
  readonly scenes?: SceneSource | undefined;
}

/** The map outside React: one world, one overlay, and what pointer, keys and tools do to them. */
export class MapHost implements MapHandle {
  private readonly options: MapHostOptions;
  private readonly surface: HTMLElement;
  private readonly pixelRatio = Math.min(2, window.devicePixelRatio || 1);
  private readonly stack: LayerStack;
  private readonly interaction: Interaction;
  private readonly meter = new FrameMeter();
  private readonly stops: (() => void)[] = [];
  private readonly waiting: ((stage: Stage) => void)[] = [];
  private mode: MapMode;
  private stage: Stage | undefined;
  /** The world that is being made ready, or the last that was. */
  private coming: { readonly flat: boolean } | undefined;
  private startOrbit: Orbit;
  private baseMap: BaseMapData | undefined;
  private overlayWanted = 0;
  private ready = false;
  private disposed = false;
  private pendingTiles = 0;
  private moving: MapData['moving'];
  private stopMoving: (() => void) | undefined;
  /** When the base map was there or known to be missing. */
  private settledAt: number | undefined;
  /** The last flight that was asked for. */
  private flight: ((world: World) => void) | undefined;

  constructor(surface: HTMLElement, options: MapHostOptions) {
    this.options = options;
    this.surface = surface;
    this.mode = options.mode;
    this.startOrbit = options.orbit ?? HOME;
    this.stack = new LayerStack(options.data);
    this.interaction = new Interaction(
      {
        surface,
        stack: this.stack,
        callbacks: options.callbacks,
        stage: () => this.stage,
        redraw: () => this.redraw(),
        pointed: () => this.reportStatus(),
      },
      options.tool,
    );
    void this.loadBaseMap();
    this.setMode(options.mode);
    this.followMoving(options.data.moving);
  }

  /** The world and its overlay, once the first is there. */
  get shown(): Stage | undefined {
    return this.stage;
  }

  setData(data: MapData): void {
    if (data.moving !== this.moving) this.followMoving(data.moving);
    const changed = differs(this.stack.data, data, this.orbit().rangeM > NAMES_BELOW_M);
    const { baseMaps } = this.stack.data;
    this.stack.refresh(data);
    if (data.baseMaps !== baseMaps) this.stage?.world.showSources(data.baseMaps ?? []);
    this.stage?.world.bodies?.refresh();
    if (changed) this.redraw();
  }

  setTool(tool: MapTool): void {
    this.interaction.setTool(tool);
  }

  setMode(mode: MapMode): void {
    this.mode = mode;
    this.meter.reset();
    const flat = mode === '2d';
    if (this.coming?.flat !== flat) void this.change(flat);
  }

  flyTo(target: Position, rangeM?: number): void {
    this.fly((world) => {
      const orbit = world.orbit();
      world.fly({ ...orbit, target, rangeM: rangeM ?? Math.min(orbit.rangeM, PLACE_RANGE_M) });
    });
  }

  fitBounds(bounds: Parameters<MapHandle['fitBounds']>[0]): void {
    this.fly((world) => world.fitBounds(bounds));
  }

  home(): void {
    this.fly((world) => world.fly(HOME));
  }

  zoom(factor: number): void {
    this.act(({ world }) => world.zoom(factor));
  }

  view(): ReturnType<MapHandle['view']> {
    const { target: position, headingDeg: heading, pitchDeg: pitch } = this.orbit();
    return { position, heading, pitch };
  }

  orbit(): Orbit {
    return this.stage?.world.orbit() ?? this.startOrbit;
  }

  /** Puts a place in the middle at once, the camera otherwise as it is; a flight to it is let end before. */
  keepAt(target: Position): void {
    this.act(({ world }) => {
      if (!world.flying) world.jump({ ...world.orbit(), target });
    });
  }

  /** Puts the camera there at once. */
  jump(orbit: Orbit): void {
    this.act(({ world }) => world.jump(orbit));
  }

  snapshot(): Promise<Blob> {
    return new Promise((resolve, reject) => {
      this.act(({ world, overlay }) => {
        world.render();
        const canvases = world.canvas ? [world.canvas, ...overlay.canvases] : overlay.canvases;
        snapshotOf(canvases).then(resolve, reject);
      });
    });
  }

  /** Runs a key of the focused map; false when it has none. */
  key(event: KeyboardEvent): boolean {
    return this.interaction.key(event);
  }

  /** Draws the overlay with the next browser frame; the globe stays as it is. */
  redraw(): void {
    this.overlayWanted ||= requestAnimationFrame(() => {
      this.overlayWanted = 0;
      this.stage?.overlay.draw();
    });
  }

  dispose(): void {
    this.disposed = true;
    cancelAnimationFrame(this.overlayWanted);
    this.stopMoving?.();
    for (const stop of this.stops) stop();
    this.interaction.dispose();
    this.stage?.world.dispose();
    this.stage?.overlay.dispose();
  }

  /** Draws the overlay again whenever what moves says so. */
  private followMoving(moving: MapData['moving']): void {
    this.stopMoving?.();
    this.moving = moving;
    this.stopMoving = moving?.onChange(() => this.redraw());
  }

  /** Does it now, or when the first world is there. */
  private act(deed: (stage: Stage) => void): void {
    if (this.stage) deed(this.stage);
    else this.waiting.push(deed);
  }

  private fly(flight: (world: World) => void): void {
    this.flight = flight;
    this.act(({ world }) => flight(world));
  }

  /** R5: the old world stays on screen until the new one has its ground, and the new one shows the same place. */
  private async change(flat: boolean): Promise<void> {
    const coming = { flat };
    this.coming = coming;
    const stale = () => this.disposed || this.coming !== coming;
    let shown: World | undefined;
    const made = await this.makeWorld(flat, () => shown !== undefined && this.stage?.world === shown);
    shown = made;
    if (stale()) return made.dispose();
    if (this.baseMap) made.showBaseMap(this.baseMap);
    made.showSources(this.stack.data.baseMaps ?? []);
    const old = this.stage;
    if (!old) return this.begin(made);
    made.setInputs(false);
    await covered(made, stale);
    if (stale()) return made.dispose();
    made.jump(orbitOn(made, old.world.orbit()));
    const { flying } = old.world;
    old.world.dispose();
    old.overlay.enter(made);
    made.setInputs(true);
    this.stage = { world: made, overlay: old.overlay };
    this.meter.reset();
    // A flight that was under way goes on where it was going.
    if (flying) this.flight?.(made);
    made.requestRender();
  }

  private begin(world: World): void {
    const overlay = new OverlayScene(this.surface, world, this.stack, this.pixelRatio, () =>
      this.stage?.world.requestRender(),
    );
    overlay.tool = this.interaction.tool;
    if (this.baseMap) overlay.drawNames = placeNames(this.baseMap.labels);
    this.stage = { world, overlay };
    for (const canvas of overlay.canvases) {
      const lost = (event: Event) => {
        event.preventDefault();
        this.options.onContextLost(this.orbit());
      };
      canvas.addEventListener('webglcontextlost', lost);
      this.stops.push(() => canvas.removeEventListener('webglcontextlost', lost));
    }
    for (const deed of this.waiting.splice(0)) deed(this.stage);
    world.requestRender();
  }

  /** Cesium is loaded when a globe is wanted for the first time. */
  private async makeWorld(flat: boolean, isShown: () => boolean): Promise<World> {
    const whenShown = (deed: () => void) => () => {
      if (isShown()) deed();
    };
    const options: WorldOptions = {
      surface: this.surface,
      pixelRatio: this.pixelRatio,
      reducedMotion: this.options.reducedMotion,
      orbit: this.orbit(),
      credit: this.stack.data.t('basemap.credit'),
      bodies: this.options.scenes && {
        source: this.options.scenes,
        data: () => this.stack.data,
        callbacks: this.options.callbacks,
        redraw: () => this.redraw(),
      },
      events: {
        onFrame: whenShown(() => this.drawFrame()),
        onPendingTiles: (count) => {
          if (!isShown() || count === this.pendingTiles) return;
          this.pendingTiles = count;
          this.reportStatus();
        },
        onMovedFrame: (durationMs) => isShown() && this.judge(durationMs),
        onContextLost: whenShown(() => this.options.onContextLost(this.orbit())),
      },
    };
    if (flat) return new FlatWorld(options);
    const { GlobeWorld } = await import('../host3d/globeWorld.ts');
    return new GlobeWorld({ ...options, orbit: this.orbit() });
  }

  private drawFrame(): void {
    if (!this.stage) return;
    cancelAnimationFrame(this.overlayWanted);
    this.overlayWanted = 0;
    this.stage.overlay.draw();
    this.reportStatus();
    if (this.ready || this.settledAt === undefined) return;
    // Slow machines go on refining; they are usable before.
    if (!this.stage.world.covered && performance.now() - this.settledAt < READY_AFTER_MS) return;
    this.ready = true;
    this.options.callbacks().onReady();
  }

  private judge(frameMs: number): void {
    if (!this.ready) return;
    const median = this.meter.add(frameMs);
    if (this.mode !== 'auto' || this.coming?.flat || median === undefined || median < SLOW_FRAME_MS) return;
    void this.change(true);
    this.options.callbacks().onModeFallback?.();
  }

  private reportStatus(): void {
    if (!this.stage) return;
    const { world } = this.stage;
    const { rangeM, headingDeg } = world.orbit();
    this.options.onStatus({
      pointer: this.interaction.pointedAt,
      metresPerPixel: rangeM / world.projector().pixelsPerRadian,
      headingDeg,
      flat: world.isFlat,
      pendingTiles: this.pendingTiles,
    });
  }

  private async loadBaseMap(): Promise<void> {
    try {
      const baseMap = await loadBaseMap(`${this.options.baseUrl}basemap/`);
      if (this.disposed) return;
      this.baseMap = baseMap;
      this.options.onBaseMapShown();
      if (this.stage) {
        this.stage.overlay.drawNames = placeNames(baseMap.labels);
        this.stage.world.showBaseMap(baseMap);
        this.stage.world.showSources(this.stack.data.baseMaps ?? []);
      }
    } catch (error) {
      if (this.disposed) return;
      this.options.onBaseMapFailed(error);
    }
    this.settledAt = performance.now();
    this.stage?.world.requestRender();
  }
}

/** The orbit as a world can have it: straight down on the flat map, oblique where it comes from there. */
function orbitOn({ isFlat }: World, orbit: Orbit): Orbit {
  return isFlat ? { ...orbit, headingDeg: 0, pitchDeg: -90 } : { ...orbit, pitchDeg: HOME.pitchDeg };
}

/** Waits until a world's tiles are there, or long enough. */
async function covered(world: World, stale: () => boolean): Promise<void> {
  const until = performance.now() + READY_AFTER_MS;
  world.requestRender();
  do await new Promise((resolve) => setTimeout(resolve, 40));
  while (!stale() && !world.tilesLoaded && performance.now() < until);
}

/** True when the picture may differ: the clock alone changes nothing that is drawn, from afar captions do not either. */
function differs(before: MapData, after: MapData, isFar: boolean): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  keys.delete('timeMs');
  if (isFar) keys.delete('captions');
  return [...keys].some((key) => !Object.is(Reflect.get(before, key), Reflect.get(after, key)));
}
