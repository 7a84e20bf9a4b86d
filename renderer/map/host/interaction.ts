import type { Position } from '../../../shared/geo.ts';
import type { MapCallbacks, MapTool, ScreenPoint } from '../api.ts';
import { HOME } from '../camera/orbit.ts';
import { type KeyTarget, runKey } from '../input/keys.ts';
import { listenPointer, type PointerTarget } from '../input/pointer.ts';
import { TOOLS } from '../tools/index.ts';
import type { Box, ToolContext, ToolSession } from '../tools/tool.ts';
import type { LayerStack } from './layerStack.ts';
import type { OverlayScene } from './overlayScene.ts';
import { type Hit, hitTest, idsInBox } from './picture.ts';
import type { World } from './world.ts';

/** A world and what is drawn over it. */
export interface Stage {
  readonly world: World;
  readonly overlay: OverlayScene;
}

export interface InteractionOptions {
  readonly surface: HTMLElement;
  readonly stack: LayerStack;
  readonly callbacks: () => MapCallbacks;
  /** Undefined while the first world is being made. */
  readonly stage: () => Stage | undefined;
  /** Draw the overlay again. */
  readonly redraw: () => void;
  /** The pointer is over other ground, or has left. */
  readonly pointed: () => void;
}

/** How much a double click on the ground scales. */
const DOUBLE_CLICK = 0.5;

/** What pointer, keys and tools do to the map, the same on both worlds. */
export class Interaction {
  private readonly options: InteractionOptions;
  private readonly stop: () => void;
  private readonly boxSession: ToolSession;
  private session: ToolSession;
  private pointer: ScreenPoint | undefined;

  constructor(options: InteractionOptions, tool: MapTool) {
    this.options = options;
    // The box of the select tool (Shift and drag) needs no change of tool.
    this.boxSession = TOOLS.boxSelect(this.toolContext());
    this.session = this.start(tool);
    this.stop = listenPointer(options.surface, this.pointerTarget);
  }

  /** Ground under the pointer. */
  get pointedAt(): Position | undefined {
    return this.pointer && this.ground(this.pointer);
  }

  /** The tool in use, for the overlay to draw. */
  get tool(): ToolSession {
    return this.session;
  }

  setTool(tool: MapTool): void {
    this.session.clear?.();
    this.session = this.start(tool);
    const stage = this.options.stage();
    if (stage) stage.overlay.tool = this.session;
    this.options.redraw();
  }

  /** Runs a key of the focused map; false when it has none. */
  key(event: KeyboardEvent): boolean {
    return runKey(event, this.keys);
  }

  dispose(): void {
    this.stop();
  }

  private start(tool: MapTool): ToolSession {
    const session = TOOLS[tool](this.toolContext());
    this.options.surface.style.cursor = session.cursor;
    return session;
  }

  private toolContext(): ToolContext {
    const { stack, callbacks, redraw } = this.options;
    return {
      t: () => stack.data.t,
      drawn: (shape) => {
        callbacks().onDrawn(shape);
        callbacks().onToolEnded?.();
      },
      measured: (text) => callbacks().onMeasured?.(text),
      boxed: (box, additive) => this.selectBox(box, additive),
      redraw,
    };
  }

  private selectBox(box: Box, additive: boolean): void {
    const { stack, stage, callbacks } = this.options;
    const projector = stage()?.world.projector();
    if (!projector) return;
    const ids = idsInBox(stack, projector, box);
    callbacks().onSelectMany(additive ? [...new Set([...stack.data.selectedIds, ...ids])] : ids);
  }

  private ground({ x, y }: ScreenPoint): Position | undefined {
    return this.options.stage()?.world.groundAt(x, y);
  }

  private hit(at: ScreenPoint): Hit | undefined {
    const stage = this.options.stage();
    return stage && hitTest(stage.overlay.picture, at);
  }

  private pick(at: ScreenPoint, additive: boolean): void {
    const world = this.options.stage()?.world;
    const hit = this.hit(at);
    if (world && hit?.kind === 'cluster' && !hit.cluster.inseparable) {
      const [x, y, z] = hit.cluster.ecef;
      const orbit = world.orbit();
      world.fly({ ...orbit, target: this.options.stack.index.groundOf([x, y, z]), rangeM: orbit.rangeM * 0.4 });
      return;
    }
    const ground = this.ground(at);
    this.options
      .callbacks()
      .onPick(this.idsOf(hit, ground, hit ? undefined : world?.bodies?.pick(at)), ground, additive);
  }

  /** @param bodyId record of the 3D body there */
  private idsOf(hit: Hit | undefined, ground: Position | undefined, bodyId?: string): string[] {
    const { stack } = this.options;
    if (hit?.kind === 'marker') return [hit.marker.id];
    if (hit?.kind === 'cluster') return stack.index.idsOf(hit.cluster.runs);
    if (bodyId !== undefined) return [bodyId];
    const area = ground && stack.areaAt(ground);
    return area ? [area] : [];
  }

  private hover(at: ScreenPoint | undefined): void {
    const { surface, callbacks, redraw, pointed } = this.options;
    this.pointer = at;
    const ground = at && this.ground(at);
    this.session.move?.(ground);
    const hit = at && this.hit(at);
    const picks = this.session.click === undefined;
    const bodies = picks && !hit ? this.options.stage()?.world.bodies : undefined;
    const body = at && bodies?.hover(at, () => this.pointer === at && this.hover(at));
    const id =
      picks && at
        ? this.idsOf(hit?.kind === 'cluster' ? undefined : hit, hit ? undefined : ground, body)[0]
        : undefined;
    surface.style.cursor = picks && (id || hit) ? 'pointer' : this.session.cursor;
    const overlay = this.options.stage()?.overlay;
    if (overlay && id !== overlay.hoveredId) {
      overlay.hoveredId = id;
      redraw();
    }
    callbacks().onHover(id, id ? at : undefined);
    pointed();
  }

  private dragSession(): ToolSession {
    return this.session.drag ? this.session : this.boxSession;
  }

  private readonly pointerTarget: PointerTarget = {
    takesDrag: (event) => {
      if (this.session.drag) return true;
      return event.shiftKey && this.session.click === undefined;
    },
    dragStart: () => this.options.stage()?.world.setInputs(false),
    drag: (from, to) => {
      const session = this.dragSession();
      const stage = this.options.stage();
      if (stage) stage.overlay.tool = session;
      session.drag?.(from, to);
    },
    dragEnd: (from, to, additive) => {
      this.dragSession().dragEnd?.(from, to, additive);
      const stage = this.options.stage();
      if (!stage) return;
      stage.overlay.tool = this.session;
      stage.world.setInputs(true);
    },
    click: (at, additive) => {
      this.options.stage()?.world.setInputs(true);
      const ground = this.ground(at);
      if (!this.session.click) this.pick(at, additive);
      else if (ground) this.session.click(ground);
    },
    doubleClick: (at) => {
      this.session.finish?.();
      // On bare ground: on a symbol or a cluster the first click has already done something.
      if (this.session.click || this.session.drag || this.hit(at)) return;
      this.options.stage()?.world.zoomAbout(DOUBLE_CLICK, at.x, at.y);
    },
    context: (at) => {
      const ground = this.ground(at);
      if (!ground) return;
      const hit = this.hit(at);
      const body = hit ? undefined : this.options.stage()?.world.bodies?.pick(at);
      const id = this.idsOf(hit, ground, body)[0];
      this.options.callbacks().onContextMenu(ground, id, at);
    },
    move: (at) => this.hover(at),
  };

  private readonly keys: KeyTarget = {
    pan: (x, y) => this.options.stage()?.world.pan(x, y),
    zoom: (factor) => this.options.stage()?.world.zoom(factor),
    home: () => this.options.stage()?.world.fly(HOME),
    turn: (headingDeg, pitchDeg) => this.options.stage()?.world.turn(headingDeg, pitchDeg),
    escape: () => {
      if (this.session.busy) this.session.clear?.();
      else this.options.callbacks().onToolEnded?.();
    },
    finish: () => this.session.finish?.(),
    undo: () => this.session.undo?.(),
    pickMiddle: () => {
      const { clientWidth, clientHeight } = this.options.surface;
      this.pointerTarget.click({ x: clientWidth / 2, y: clientHeight / 2 }, false);
    },
  };
}
