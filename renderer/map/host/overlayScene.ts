import type { Scene } from '@cesium/engine';
import { distanceM } from '../../../shared/geo.ts';
import type { MapData } from '../api.ts';
import { orbitOf } from '../camera/orbit.ts';
import { viewStateOf } from '../deck/cesiumView.ts';
import { DeckOverlay } from '../deck/overlay.ts';
import { SpriteLayer, spriteData } from '../deck/spriteLayer.ts';
import { type Atlas, createAtlas } from '../symbols/atlas.ts';
import type { ToolSession } from '../tools/tool.ts';
import { Beacons } from './beacons.ts';
import { drawCluster } from './clusterInk.ts';
import { EnuFrame } from './enuFrame.ts';
import { Ink } from './ink.ts';
import type { LayerStack } from './layerStack.ts';
import { drawMarkerLabels } from './markerLabels.ts';
import { beaconsOf, composePicture, type Picture } from './picture.ts';
import { Projector } from './projector.ts';
import { drawPinned, packSprites } from './spriteList.ts';

/** The frame's metres are made anew when the camera looks further than this from their anchor. */
const REANCHOR_M = 250_000;

/** Beyond this camera distance small areas are left out: they would only be specks, metres. */
const FAR_M = 120_000;

/** Everything over the globe: deck's symbols and areas, the ink of lines and texts, the beacons. */
export class OverlayScene {
  hoveredId: string | undefined;
  tool: ToolSession | undefined;
  /** Writes the base map's place names, once it is loaded. */
  drawNames: ((ink: Ink, data: MapData, rangeM: number) => void) | undefined;
  private readonly scene: Scene;
  private readonly stack: LayerStack;
  private readonly deck: DeckOverlay;
  private readonly ink: Ink;
  private readonly beacons: Beacons;
  private readonly atlas: Atlas;
  private frame: EnuFrame;
  private shown: Picture = { singles: [], pinned: [], clusters: [] };

  constructor(parent: HTMLElement, scene: Scene, stack: LayerStack, pixelRatio: number, onLoad: () => void) {
    this.scene = scene;
    this.stack = stack;
    this.atlas = createAtlas(pixelRatio);
    this.frame = new EnuFrame(orbitOf(scene).target);
    this.deck = new DeckOverlay(parent, pixelRatio, this.viewState(this.projector()), onLoad);
    this.beacons = new Beacons(parent);
    this.ink = new Ink(parent, pixelRatio);
  }

  get picture(): Picture {
    return this.shown;
  }

  get canvases(): readonly HTMLCanvasElement[] {
    return [this.deck.canvas, this.ink.canvas];
  }

  get anchor(): EnuFrame {
    return this.frame;
  }

  projector(): Projector {
    const { clientWidth, clientHeight } = this.scene.canvas;
    return new Projector(this.scene.camera, Math.max(1, clientWidth), Math.max(1, clientHeight));
  }

  /** Draws the overlay for the camera as it stands, in the caller's task. */
  draw(): void {
    const orbit = orbitOf(this.scene);
    // R2: float precision holds wherever the camera goes: the anchor follows it.
    if (distanceM(this.frame.anchor, orbit.target) > REANCHOR_M) this.frame = new EnuFrame(orbit.target);
    const projector = this.projector();
    this.shown = composePicture(this.stack, projector, orbit.rangeM, this.hoveredId);
    const { canvas, columns } = this.atlas;
    this.deck.draw(this.viewState(projector, orbit.rangeM), [
      ...this.stack.deckLayers(this.frame, orbit.rangeM > FAR_M),
      new SpriteLayer({
        id: 'symbols',
        data: spriteData(packSprites(this.shown.singles, this.atlas, this.frame)),
        atlas: canvas,
        columns,
      }),
    ]);
    this.drawInk(projector, orbit.rangeM);
    this.beacons.show(beaconsOf(this.stack, this.shown));
  }

  dispose(): void {
    this.deck.dispose();
    this.ink.dispose();
    this.beacons.dispose();
  }

  private drawInk(projector: Projector, rangeM: number): void {
    const { ink, stack } = this;
    const { clusters, pinned } = this.shown;
    ink.begin(projector);
    for (const layer of stack.visible) layer.ink?.(stack.data, ink);
    for (const cluster of clusters) drawCluster(ink, cluster, stack.index.layerIds, cluster.dimmed ? 0.5 : 1);
    for (const sprite of pinned) drawPinned(ink, sprite, this.atlas);
    drawMarkerLabels(ink, this.shown, stack.data, rangeM, this.hoveredId);
    this.drawNames?.(ink, stack.data, rangeM);
    this.tool?.ink?.(ink);
    ink.flush();
  }

  private viewState(projector: Projector, focalDistance = 1_000) {
    return viewStateOf(this.scene.camera, projector.height, this.frame, projector.horizon, focalDistance);
  }
}
