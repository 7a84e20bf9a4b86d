import { Cartesian2, type Scene } from '@cesium/engine';
import type { SceneInfo } from '../../../shared/contract/scenes.ts';
import type { Position } from '../../../shared/geo.ts';
import type { Installation } from '../../../shared/records/installation.ts';
import type { MapData, ScreenPoint } from '../api.ts';
import type { Ink } from '../host/ink.ts';
import type { Projector } from '../host/projector.ts';
import { shownAsRiskSource } from '../layers/twins.ts';
import type { Bodies, BodiesOptions } from './bodies.ts';
import { SHOWN_COLOURS, type Shown, shownStates } from './conditions.ts';
import { FlowArrows, legsOf } from './flow.ts';
import { drawBodyLabels } from './labels.ts';
import { LoadedScene } from './loadedScene.ts';
import { ImportedModels } from './models.ts';
import { scenesNear } from './nearScenes.ts';
import { drawOutline } from './outline.ts';
import type { SceneView } from './sceneView.ts';
import { isCut } from './section.ts';
import { routeOf, Tour } from './tour.ts';

export const PLAIN_VIEW: SceneView = { night: true, xray: false, labels: true };

const NO_LAYERS: ReadonlySet<string> = new Set();
/** Drawn by the scene itself: bodies, and the drains under the ground once it is see-through. */
const BODY_LAYERS: ReadonlySet<string> = new Set(['installation', 'drain']);

/** The camera has to rest so long before scenes come and go, ms. */
const SETTLE_MS = 250;
/** The pointer has to rest so long before what is under it is looked up, ms. */
const HOVER_MS = 110;
/** Scenes are listed again so long after the records changed, ms. */
const RELIST_MS = 2_000;

/** The 3D scenes on the globe: they come when the camera is near, show what happens to each installation, are picked. */
export class Scene3d implements Bodies {
  private readonly scene: Scene;
  private readonly options: BodiesOptions;
  private readonly stops: (() => void)[] = [];
  private readonly loaded = new Map<string, LoadedScene>();
  private readonly loading = new Set<string>();
  /** Asked for since the last list: not asked again while the camera moves about. */
  private readonly asked = new Set<string>();
  /** Could not be had; tried again after the next list. */
  private readonly failed = new Set<string>();
  private readonly models: ImportedModels;
  private readonly flow: FlowArrows;
  private list: readonly SceneInfo[] = [];
  private listedFor: readonly unknown[] = [];
  private states: ReadonlyMap<string, Shown> = new Map();
  private statesOf: readonly Installation[] | undefined;
  private arrowsOf: readonly unknown[] = [];
  private tour: Tour | undefined;
  private tourShown: SceneView['tour'];
  private settleTimer = 0;
  private hoverTimer = 0;
  private listTimer = 0;
  private hovered: { readonly at: ScreenPoint; readonly id: string | undefined } | undefined;
  private gone = false;

  constructor(scene: Scene, projector: () => Projector, options: BodiesOptions) {
    this.scene = scene;
    this.options = options;
    this.models = new ImportedModels(scene, options.source);
    this.flow = new FlowArrows(options.surface, options.reducedMotion, projector);
    this.stops.push(
      scene.camera.changed.addEventListener(() => this.settleLater()),
      scene.camera.moveEnd.addEventListener(() => this.settleLater()),
      scene.postRender.addEventListener(() => this.flow.draw()),
    );
    void this.relist();
    this.refresh();
  }

  /** Subjects whose scenes stand. */
  get standing(): string[] {
    return [...this.loaded.keys()];
  }

  /** Something of a scene has been drawn. */
  get drawn(): boolean {
    return [...this.loaded.values()].some((scene) => scene.drawn);
  }

  /** Every tile that the camera wants is there. */
  get settled(): boolean {
    return this.loading.size === 0 && [...this.loaded.values()].every((scene) => scene.settled);
  }

  refresh(): void {
    const data = this.options.data();
    const { firm, park, installation, drain, model3d } = data.places;
    if (this.statesOf !== installation) {
      this.statesOf = installation;
      this.states = shownStates(installation);
    }
    const made = [firm, park, installation, drain];
    if (made.some((part, i) => part !== this.listedFor[i])) {
      this.listedFor = made;
      window.clearTimeout(this.listTimer);
      this.listTimer = window.setTimeout(() => void this.relist(), RELIST_MS);
    }
    this.models.show(data.visibleLayers.has('model3d') || !knowsModels(data) ? model3d : []);
    this.dress(data);
    this.runTour(data);
  }

  get layers(): ReadonlySet<string> {
    return this.loaded.size === 0 ? NO_LAYERS : BODY_LAYERS;
  }

  has(id: string): boolean {
    return id.startsWith('installation:') && [...this.loaded.values()].some((scene) => scene.ids.has(id));
  }

  pick(at: ScreenPoint): string | undefined {
    const xray = this.view(this.options.data()).xray;
    // R1: with the ground see-through, what lies under it is picked through the bodies.
    if (xray) {
      for (const scene of this.loaded.values()) scene.hideBodies(true);
      const below = this.pickOnce(at);
      for (const scene of this.loaded.values()) scene.hideBodies(false);
      if (below) return below;
    }
    return this.pickOnce(at);
  }

  hover(at: ScreenPoint, found: () => void): string | undefined {
    if (this.loaded.size === 0 && this.options.data().places.model3d.length === 0) return undefined;
    const known = this.hovered;
    if (known && known.at.x === at.x && known.at.y === at.y) return known.id;
    window.clearTimeout(this.hoverTimer);
    this.hoverTimer = window.setTimeout(() => {
      if (this.gone) return;
      const id = this.pick(at);
      const changed = id !== this.hovered?.id;
      this.hovered = { at, id };
      if (changed) found();
    }, HOVER_MS);
    return undefined;
  }

  ink(ink: Ink): void {
    const data = this.options.data();
    if (this.loaded.size === 0) return;
    const installations = data.places.installation;
    for (const record of installations) {
      const state = this.states.get(record.id);
      const selected = data.selectedIds.has(record.id);
      if (selected) drawOutline(ink, record, '#5fdcff', 'rgba(95, 220, 255, 0.18)');
      else if (state === 'leaking' || state === 'burning') {
        drawOutline(ink, record, SHOWN_COLOURS[state], `${SHOWN_COLOURS[state]}40`);
      }
    }
    if (!this.view(data).labels) return;
    const [first] = this.loaded.values();
    const { section } = this.view(data);
    const isNamed = shownAsRiskSource(data);
    drawBodyLabels(
      ink,
      installations,
      this.states,
      data.selectedIds,
      this.hovered?.id,
      (record) => isNamed(record) || Boolean(first && isCut(first.info.origin, section, record.position)),
    );
  }

  dispose(): void {
    this.gone = true;
    for (const timer of [this.settleTimer, this.hoverTimer, this.listTimer]) window.clearTimeout(timer);
    for (const stop of this.stops) stop();
    this.tour?.dispose();
    this.flow.dispose();
    for (const scene of this.loaded.values()) scene.destroy();
    this.loaded.clear();
    this.options.callbacks().onScenes?.([]);
    this.models.destroy();
  }

  private view(data: MapData): SceneView {
    return data.scene ?? PLAIN_VIEW;
  }

  private pickOnce({ x, y }: ScreenPoint): string | undefined {
    const picked: unknown = this.scene.pick(new Cartesian2(x, y));
    if (typeof picked !== 'object' || picked === null) return undefined;
    const feature = this.models.featureOf(picked);
    this.options.callbacks().onFeature?.(feature);
    if (feature) return feature.recordId;
    const tileset = Reflect.get(picked, 'primitive') as unknown;
    if (![...this.loaded.values()].some((scene) => scene.owns(tileset))) return undefined;
    const read: unknown = Reflect.get(picked, 'getProperty');
    if (typeof read !== 'function') return undefined;
    const id: unknown = read.call(picked, 'id');
    // The park's land is no body: what lies on the map there is asked as on bare ground.
    if (read.call(picked, 'kind') === 'park') return undefined;
    return typeof id === 'string' && id !== '' ? id : undefined;
  }

  /** Gives every scene the look of the data; arrows where the ground is open. */
  private dress(data: MapData): void {
    const view = this.view(data);
    const look = { view, states: this.states, selectedIds: data.selectedIds };
    for (const scene of this.loaded.values()) scene.show(look);
    const open = (view.xray || view.section !== undefined) && this.loaded.size > 0;
    const arrows = [open, view.xray, view.section, data.places.drain];
    if (arrows.every((part, i) => part === this.arrowsOf[i])) return;
    this.arrowsOf = arrows;
    const [first] = this.loaded.values();
    const isOpen = (at: Position) => view.xray || Boolean(first && isCut(first.info.origin, view.section, at));
    this.flow.show(open ? legsOf(data.places.drain, isOpen) : []);
  }

  private runTour(data: MapData): void {
    const wanted = this.view(data).tour;
    if (wanted === this.tourShown) return;
    this.tourShown = wanted;
    this.tour?.dispose();
    this.tour = undefined;
    if (!wanted) return;
    const { orbit, jump, surface, reducedMotion, callbacks } = this.options;
    const start = orbit();
    const chosen = [...data.places.installation, ...data.places.firm].find(({ id }) => data.selectedIds.has(id));
    this.tour = new Tour({
      kind: wanted,
      start:
        wanted === 'orbit' && chosen
          ? { ...start, target: chosen.position, rangeM: Math.min(start.rangeM, 400) }
          : start,
      stops: wanted === 'cruise' ? this.stopsNear(data) : [],
      surface,
      reducedMotion,
      jump,
      ended: () => callbacks().onTourEnded?.(),
    });
  }

  /** The firms of the nearest scene, in the order of a short way. */
  private stopsNear(data: MapData) {
    const { target } = this.options.orbit();
    const [nearest] = scenesNear(this.list, { ...this.options.orbit(), rangeM: 1 }, new Set());
    if (!nearest) return [];
    const { lon, lat } = nearest.origin;
    const reach = nearest.radiusM / 111_000;
    const firms = data.places.firm.filter(
      ({ position }) => Math.abs(position.lat - lat) < reach && Math.abs(position.lon - lon) < reach * 1.2,
    );
    return routeOf(
      firms.map(({ position }) => position),
      target,
    );
  }

  private settleLater(): void {
    window.clearTimeout(this.settleTimer);
    this.settleTimer = window.setTimeout(() => this.settle(), SETTLE_MS);
  }

  private async relist(): Promise<void> {
    try {
      const list = await this.options.source.list();
      if (this.gone) return;
      this.list = list;
      this.asked.clear();
      this.failed.clear();
      this.settle();
    } catch (error) {
      if (!this.gone) this.options.source.failed(error);
    }
  }

  /** Loads the scenes that the camera is near, drops those it left. */
  private settle(): void {
    if (this.gone) return;
    const near = scenesNear(this.list, this.options.orbit(), new Set(this.loaded.keys()));
    const wanted = new Set(near.map(({ subjectId }) => subjectId));
    for (const [id, scene] of this.loaded) {
      if (wanted.has(id)) continue;
      scene.destroy();
      this.loaded.delete(id);
      this.tell();
    }
    for (const { subjectId } of near) {
      const known = this.asked.has(subjectId) && this.loaded.has(subjectId);
      if (!known && !this.loading.has(subjectId) && !this.failed.has(subjectId)) void this.bring(subjectId);
    }
  }

  /** Loads a scene, or loads it anew when its records gave another. */
  private async bring(subjectId: string): Promise<void> {
    const { source } = this.options;
    this.loading.add(subjectId);
    this.asked.add(subjectId);
    try {
      const info = await source.ensure(subjectId);
      const standing = this.loaded.get(subjectId);
      if (this.gone || standing?.info.url === info.url) return;
      const data = this.options.data();
      const scene = await LoadedScene.load(this.scene, source, info, this.view(data).night);
      if (this.gone) return scene.destroy();
      standing?.destroy();
      this.loaded.set(subjectId, scene);
      source.shown();
      this.arrowsOf = [];
      this.dress(this.options.data());
      this.tell();
    } catch (error) {
      this.failed.add(subjectId);
      if (!this.gone) source.failed(error);
    } finally {
      this.loading.delete(subjectId);
    }
  }

  private tell(): void {
    this.options.callbacks().onScenes?.(this.standing);
    this.options.redraw();
    this.scene.requestRender();
  }
}

/** Where the page has a layer of models, it decides; elsewhere they always show. */
function knowsModels(data: MapData): boolean {
  return data.layerSettings !== undefined;
}
