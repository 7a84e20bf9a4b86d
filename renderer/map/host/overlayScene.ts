import { distanceM } from '../../../shared/geo.ts';
import type { Orbit } from '../camera/orbit.ts';
import { CanvasLayer } from '../deck/canvasLayer.ts';
import { DeckOverlay } from '../deck/overlay.ts';
import { PictureLayer, pictureData } from '../deck/pictureLayer.ts';
import { SpriteLayer, spriteData } from '../deck/spriteLayer.ts';
import { type Atlas, createAtlas } from '../symbols/atlas.ts';
import { uiScale } from '../symbols/uiScale.ts';
import type { ToolSession } from '../tools/tool.ts';
import { Beacons } from './beacons.ts';
import { drawCluster } from './clusterInk.ts';
import type { EnuFrame } from './enuFrame.ts';
import { Ink } from './ink.ts';
import type { LayerStack } from './layerStack.ts';
import { drawMarkerLabels } from './markerLabels.ts';
import { beaconsOf, composePicture, type Picture } from './picture.ts';
import type { DrawNames } from './placeNames.ts';
import type { Projector } from './projector.ts';
import { drawPinned, packSprites } from './spriteList.ts';
import type { World } from './world.ts';

/** The frame's metres are made anew when the camera looks further than this from their anchor. */
const REANCHOR_M = 250_000;

/** Everything over the world: deck's symbols and areas, the ink of lines and texts, the beacons. */
export class OverlayScene {
  hoveredId: string | undefined;
  tool: ToolSession | undefined;
  /** Writes the base map's place names, once it is loaded. */
  drawNames: DrawNames | undefined;
  private world: World;
  private readonly stack: LayerStack;
  private readonly deck: DeckOverlay;
  private readonly ink: Ink;
  private readonly beacons: Beacons;
  private readonly atlas: Atlas;
  private frame: EnuFrame;
  private shown: Picture = { singles: [], pinned: [], clusters: [] };

  constructor(parent: HTMLElement, world: World, stack: LayerStack, pixelRatio: number, onLoad: () => void) {
    this.world = world;
    this.stack = stack;
    this.atlas = createAtlas(Math.min(4, pixelRatio * uiScale()));
    this.frame = world.frameAt(world.orbit().target);
    this.deck = new DeckOverlay(parent, pixelRatio, world.viewState(this.frame), onLoad);
    this.beacons = new Beacons(parent);
    this.ink = new Ink(pixelRatio);
  }

  get picture(): Picture {
    return this.shown;
  }

  get canvases(): readonly HTMLCanvasElement[] {
    return [this.deck.canvas];
  }

  get anchor(): EnuFrame {
    return this.frame;
  }

  /** Stands on another world from the next frame on. */
  enter(world: World): void {
    this.world = world;
    this.frame = world.frameAt(world.orbit().target);
  }

  /** Draws the overlay for the camera as it stands, in the caller's task. */
  draw(): void {
    const { world } = this;
    const orbit = world.orbit();
    // R2: float precision holds wherever the camera goes: the anchor follows it.
    if (distanceM(this.frame.anchor, orbit.target) > REANCHOR_M) this.frame = world.frameAt(orbit.target);
    const projector = world.projector();
    this.shown = composePicture(this.stack, projector, orbit.rangeM, this.hoveredId, world.bodies);
    this.drawInk(projector, orbit);
    const { canvas, columns } = this.atlas;
    const { ink } = this;
    this.deck.draw(world.viewState(this.frame), [
      ...world.underlay(),
      ...this.stack.deckLayers(this.frame, projector),
      new SpriteLayer({
        id: 'symbols',
        data: spriteData(packSprites(this.shown.singles, this.atlas, this.frame)),
        atlas: canvas,
        columns,
      }),
      // Always in the list, so that it keeps its texture.
      new CanvasLayer({ id: 'ink', canvas: ink.canvas, version: ink.version, visible: ink.used }),
      new PictureLayer({ id: 'pictures', sheet: ink.pictures.sheet, data: pictureData(ink.pictures.mesh()) }),
    ]);
    this.beacons.show(beaconsOf(this.stack, this.shown));
  }

  dispose(): void {
    this.deck.dispose();
    this.beacons.dispose();
  }

  private drawInk(projector: Projector, { rangeM, target }: Orbit): void {
    const { ink, stack } = this;
    const { clusters, pinned } = this.shown;
    ink.begin(projector);
    stack.drawInk(ink, target);
    this.world.bodies?.ink(ink);
    for (const cluster of clusters) drawCluster(ink, cluster, stack.index.layerIds, cluster.dimmed ? 0.5 : 1);
    for (const sprite of pinned) drawPinned(ink, sprite, this.atlas);
    drawMarkerLabels(ink, this.shown, stack.data, rangeM, this.hoveredId);
    this.drawNames?.(ink, stack.data, rangeM);
    this.tool?.ink?.(ink);
    ink.flush();
  }
}
