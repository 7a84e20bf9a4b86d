import type { CesiumWidget } from '@cesium/engine';
import type { Position } from '../../../shared/geo.ts';
import type { MapCallbacks, MapData, MapHandle, MapMode, MapTool, ScreenPoint } from '../api.ts';
import { groundAt, HOME, type Orbit, orbitOf } from '../camera/orbit.ts';
import { type KeyTarget, runKey } from '../input/keys.ts';
import { listenPointer, type PointerTarget } from '../input/pointer.ts';
import { TOOLS } from '../tools/index.ts';
import type { ToolContext, ToolSession } from '../tools/tool.ts';
import { attachBaseMap } from './baseMap.ts';
import { CameraRig } from './cameraRig.ts';
import { createWidget, setLean } from './createWidget.ts';
import { FrameMeter, SLOW_FRAME_MS } from './frameMeter.ts';
import { LayerStack } from './layerStack.ts';
import { OverlayScene } from './overlayScene.ts';
import { hitTest, idsInBox } from './picture.ts';
import { snapshotOf } from './snapshot.ts';
import { isSoftwareRendered } from './webgl.ts';

const READY_AFTER_MS = 1_500;

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
  /** Sources of the base map, for the corner line. */
  /** The base map is on the globe: its sources must be named. */
  readonly onBaseMapShown: () => void;
  readonly onBaseMapFailed: (error: unknown) => void;
}

/** The map outside React: one globe, one overlay, and what pointer, keys and tools do to them. */
export class MapHost implements MapHandle {
  readonly widget: CesiumWidget;
  readonly overlay: OverlayScene;
  private readonly options: MapHostOptions;
  private readonly surface: HTMLElement;
  private readonly stack: LayerStack;
  private readonly rig: CameraRig;
  private readonly meter = new FrameMeter();
  private readonly stops: (() => void)[] = [];
  private mode: MapMode;
  private session: ToolSession;
  private pointer: ScreenPoint | undefined;
  private overlayWanted = 0;
  private ready = false;
  private pendingTiles = 0;
  /** When the base map was there or known to be missing. */
  private settledAt: number | undefined;

  constructor(surface: HTMLElement, options: MapHostOptions) {
    this.options = options;
    this.surface = surface;
    this.mode = options.mode;
    const pixelRatio = Math.min(2, window.devicePixelRatio || 1);
    this.widget = createWidget(surface, { pixelRatio });
    const { scene } = this.widget;
    this.stack = new LayerStack(options.data);
    this.rig = new CameraRig(scene, surface, options.reducedMotion);
    this.widget.resize();
    this.rig.jump(options.orbit ?? HOME);
    this.overlay = new OverlayScene(surface, scene, this.stack, pixelRatio, () => this.redraw());
    this.session = this.startTool(options.tool);
    this.listen();
    this.setMode(options.mode);
    void this.loadBaseMap();
  }

  setData(data: MapData): void {
    const changed = differs(this.stack.data, data);
    this.stack.refresh(data);
    if (changed) this.redraw();
  }

  setTool(tool: MapTool): void {
    this.session.clear?.();
    this.session = this.startTool(tool);
    this.redraw();
  }

  setMode(mode: MapMode): void {
    this.mode = mode;
    this.meter.reset();
    const flat = mode === '2d';
    setLean(this.widget, flat || isSoftwareRendered(this.widget.canvas));
    if (flat !== this.rig.isFlat) this.rig.setFlat(flat);
  }

  flyTo(target: Position, rangeM?: number): void {
    this.rig.flyTo(target, rangeM);
  }

  fitBounds(bounds: Parameters<MapHandle['fitBounds']>[0]): void {
    this.rig.fitBounds(bounds);
  }

  home(): void {
    this.rig.home();
  }

  zoom(factor: number): void {
    this.rig.zoom(factor);
  }

  view(): ReturnType<MapHandle['view']> {
    const { target: position, headingDeg: heading, pitchDeg: pitch } = orbitOf(this.widget.scene);
    return { position, heading, pitch };
  }

  orbit(): Orbit {
    return orbitOf(this.widget.scene);
  }

  /** Puts the camera there at once. */
  jump(orbit: Orbit): void {
    this.rig.jump(orbit);
  }

  snapshot(): Promise<Blob> {
    this.widget.scene.requestRender();
    this.widget.render();
    return snapshotOf([this.widget.canvas, ...this.overlay.canvases]);
  }

  /** Runs a key of the focused map; false when it has none. */
  key(event: KeyboardEvent): boolean {
    return runKey(event, this.keys);
  }

  /** Draws the overlay with the next browser frame; the globe stays as it is. */
  redraw(): void {
    if (this.overlayWanted) return;
    this.overlayWanted = requestAnimationFrame(() => {
      this.overlayWanted = 0;
      this.overlay.draw();
    });
  }

  dispose(): void {
    cancelAnimationFrame(this.overlayWanted);
    for (const stop of this.stops) stop();
    this.rig.dispose();
    this.overlay.dispose();
    this.widget.destroy();
  }

  private startTool(tool: MapTool): ToolSession {
    const context: ToolContext = {
      t: () => this.stack.data.t,
      drawn: (shape) => {
        this.options.callbacks().onDrawn(shape);
        this.options.callbacks().onToolEnded?.();
      },
      measured: (text) => this.options.callbacks().onMeasured?.(text),
      boxed: (box, additive) => this.selectBox(idsInBox(this.stack, this.overlay.projector(), box), additive),
      redraw: () => this.redraw(),
    };
    const session = TOOLS[tool](context);
    this.overlay.tool = session;
    this.surface.style.cursor = session.cursor;
    return session;
  }

  /** The box of the select tool (Shift and drag) needs no change of tool. */
  private readonly boxSession: ToolSession = TOOLS.boxSelect({
    t: () => this.stack.data.t,
    drawn: () => undefined,
    measured: () => undefined,
    boxed: (box, additive) => this.selectBox(idsInBox(this.stack, this.overlay.projector(), box), additive),
    redraw: () => this.redraw(),
  });

  private selectBox(ids: readonly string[], additive: boolean): void {
    const { selectedIds } = this.stack.data;
    this.options.callbacks().onSelectMany(additive ? [...new Set([...selectedIds, ...ids])] : ids);
  }

  private listen(): void {
    const { scene } = this.widget;
    this.stops.push(
      scene.postRender.addEventListener(() => this.afterGlobe()),
      listenPointer(this.surface, this.pointerTarget),
    );
    this.stops.push(
      scene.globe.tileLoadProgressEvent.addEventListener((pending: number) => {
        this.pendingTiles = pending;
        this.reportStatus();
      }),
    );
    let started = 0;
    this.stops.push(
      scene.preRender.addEventListener(() => {
        started = performance.now();
      }),
      scene.camera.changed.addEventListener(() => {
        if (!this.ready) return;
        requestAnimationFrame(() => this.judge(performance.now() - started));
      }),
    );
    for (const canvas of [this.widget.canvas, ...this.overlay.canvases]) {
      const lost = (event: Event) => {
        event.preventDefault();
        this.options.onContextLost(this.orbit());
      };
      canvas.addEventListener('webglcontextlost', lost);
      this.stops.push(() => canvas.removeEventListener('webglcontextlost', lost));
    }
  }

  /** R3: the overlay is drawn in the task of the globe's frame, so that both are shown by the same browser frame. */
  private afterGlobe(): void {
    cancelAnimationFrame(this.overlayWanted);
    this.overlayWanted = 0;
    this.overlay.draw();
    this.reportStatus();
    if (this.ready || this.settledAt === undefined) return;
    // Slow machines go on refining; they are usable before.
    if (!this.widget.scene.globe.tilesLoaded && performance.now() - this.settledAt < READY_AFTER_MS) return;
    this.ready = true;
    this.options.callbacks().onReady();
  }

  private judge(frameMs: number): void {
    const median = this.meter.add(frameMs);
    if (this.mode !== 'auto' || this.rig.isFlat || median === undefined || median < SLOW_FRAME_MS) return;
    setLean(this.widget, true);
    this.rig.setFlat(true);
    this.options.callbacks().onModeFallback?.();
  }

  private reportStatus(): void {
    const projector = this.overlay.projector();
    const { rangeM, headingDeg } = this.orbit();
    const pointer = this.pointer && this.ground(this.pointer);
    this.options.onStatus({
      pointer,
      metresPerPixel: rangeM / projector.pixelsPerRadian,
      headingDeg,
      flat: this.rig.isFlat,
      pendingTiles: this.pendingTiles,
    });
  }

  private async loadBaseMap(): Promise<void> {
    try {
      const attached = await attachBaseMap(this.widget, this.options.baseUrl, this.stack.data.t);
      if (!attached) return;
      this.stops.push(attached.dispose);
      this.overlay.drawNames = attached.drawNames;
      this.options.onBaseMapShown();
    } catch (error) {
      if (this.widget.isDestroyed()) return;
      this.options.onBaseMapFailed(error);
    }
    this.settledAt = performance.now();
    this.widget.scene.requestRender();
  }

  private ground({ x, y }: ScreenPoint): Position | undefined {
    return groundAt(this.widget.scene, x, y);
  }

  private pick(at: ScreenPoint, additive: boolean): void {
    const hit = hitTest(this.overlay.picture, at);
    const ground = this.ground(at);
    if (hit?.kind === 'cluster' && !hit.cluster.inseparable) {
      const [x, y, z] = hit.cluster.ecef;
      const target = this.stack.index.groundOf([x, y, z]);
      this.rig.fly({ ...this.orbit(), target, rangeM: this.orbit().rangeM * 0.4 });
      return;
    }
    this.options.callbacks().onPick(this.idsOf(hit, ground), ground, additive);
  }

  private idsOf(hit: ReturnType<typeof hitTest>, ground: Position | undefined): string[] {
    if (hit?.kind === 'marker') return [hit.marker.id];
    if (hit?.kind === 'cluster') return this.stack.index.idsOf(hit.cluster.runs);
    const area = ground && this.stack.areaAt(ground);
    return area ? [area] : [];
  }

  private hover(at: ScreenPoint | undefined): void {
    this.pointer = at;
    const ground = at && this.ground(at);
    this.session.move?.(ground);
    const hit = at && hitTest(this.overlay.picture, at);
    const picks = this.session.click === undefined;
    const id =
      picks && at ? this.idsOf(hit?.kind === 'cluster' ? undefined : hit, hit ? undefined : ground)[0] : undefined;
    this.surface.style.cursor = picks && (id || hit) ? 'pointer' : this.session.cursor;
    if (id !== this.overlay.hoveredId) {
      this.overlay.hoveredId = id;
      this.redraw();
    }
    this.options.callbacks().onHover(id, id ? at : undefined);
    this.reportStatus();
  }

  private readonly pointerTarget: PointerTarget = {
    takesDrag: (event) => {
      if (this.session.drag) return true;
      return event.shiftKey && this.session.click === undefined;
    },
    dragStart: () => this.rig.setInputs(false),
    drag: (from, to) => {
      const session = this.session.drag ? this.session : this.boxSession;
      this.overlay.tool = session;
      session.drag?.(from, to);
    },
    dragEnd: (from, to, additive) => {
      const session = this.session.drag ? this.session : this.boxSession;
      session.dragEnd?.(from, to, additive);
      this.overlay.tool = this.session;
      this.rig.setInputs(true);
    },
    click: (at, additive) => {
      this.rig.setInputs(true);
      const ground = this.ground(at);
      if (!this.session.click) this.pick(at, additive);
      else if (ground) this.session.click(ground);
    },
    doubleClick: () => this.session.finish?.(),
    context: (at) => {
      const ground = this.ground(at);
      if (!ground) return;
      const id = this.idsOf(hitTest(this.overlay.picture, at), ground)[0];
      this.options.callbacks().onContextMenu(ground, id, at);
    },
    move: (at) => this.hover(at),
  };

  private readonly keys: KeyTarget = {
    pan: (x, y) => this.rig.pan(x, y),
    zoom: (factor) => this.rig.zoom(factor),
    home: () => this.rig.home(),
    turn: (headingDeg, pitchDeg) => this.rig.turn(headingDeg, pitchDeg),
    escape: () => {
      if (this.session.busy) this.session.clear?.();
      else this.options.callbacks().onToolEnded?.();
    },
    finish: () => this.session.finish?.(),
    undo: () => this.session.undo?.(),
    pickMiddle: () => {
      const { clientWidth, clientHeight } = this.surface;
      this.pointerTarget.click({ x: clientWidth / 2, y: clientHeight / 2 }, false);
    },
  };
}

/** True when the picture may differ: the clock alone changes nothing that is drawn. */
function differs(before: MapData, after: MapData): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  keys.delete('timeMs');
  return [...keys].some((key) => !Object.is(Reflect.get(before, key), Reflect.get(after, key)));
}
