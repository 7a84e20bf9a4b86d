import type { LayersList } from '@deck.gl/core';
import { Layer } from '@deck.gl/core';
import type { Position } from '../../../shared/geo.ts';
import type { MapData } from '../api.ts';
import { changesBetween } from '../cluster/listChanges.ts';
import type { Marker, MarkerSet } from '../cluster/marker.ts';
import { QuadIndex } from '../cluster/quadIndex.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import type { Ink } from '../host/ink.ts';
import type { Projector } from '../host/projector.ts';
import { LAYERS } from './index.ts';
import type { MapLayer, MapScale } from './layer.ts';
import { drawChosen } from './shapes/chosen.ts';

interface Parts {
  readonly selected: readonly unknown[];
  readonly markers: readonly Marker[];
  readonly pinned: readonly Marker[];
  readonly byId: Map<string, Marker>;
  deck?: { readonly frame: EnuFrame; readonly opacity: number; readonly layers: LayersList };
}

const NONE: readonly Marker[] = [];
const NO_LAYERS: ReadonlySet<string> = new Set();
/** A click this near to a line is on it, pixels. */
const PICK_PX = 6;
/** Pixels that a camera of 60° sees in the height of its view, when none has been told yet. */
const USUAL_PIXELS_PER_RADIAN = 935;

/** Keeps what each layer made of the data until the part it selects changes. */
export class LayerStack {
  data: MapData;
  private readonly parts = new Map<string, Parts>();
  private sets: readonly MarkerSet[] = [];
  private quad = new QuadIndex([]);
  private rangeM = 0;
  private asBodies: ReadonlySet<string> = NO_LAYERS;

  constructor(data: MapData) {
    this.data = data;
    this.refresh(data);
  }

  get index(): QuadIndex {
    return this.quad;
  }

  get visible(): readonly MapLayer[] {
    return LAYERS.filter((layer) => this.data.visibleLayers.has(layer.id));
  }

  /** Visible layers whose lines and areas are drawn: what stands there as 3D bodies needs none. */
  private get drawn(): readonly MapLayer[] {
    return this.visible.filter(({ id }) => !this.asBodies.has(id));
  }

  /** Symbols that stand by themselves, of the visible layers. */
  get pinned(): readonly Marker[] {
    return this.visible.flatMap((layer) => this.parts.get(layer.id)?.pinned ?? NONE);
  }

  /** A marker of any layer, shown or not. */
  marker(id: string): Marker | undefined {
    for (const { byId } of this.parts.values()) {
      const marker = byId.get(id);
      if (marker) return marker;
    }
    return undefined;
  }

  /** Opacity that the user gave a layer. */
  opacityOf(layerId: string): number {
    return this.data.layerSettings?.[layerId]?.opacity ?? 1;
  }

  /**
   * Tells from how far the camera looks, metres: from afar the symbols of some layers are left out of the index. Layers
   * whose things stand there as 3D bodies are left out whole.
   */
  look(rangeM: number, asBodies: ReadonlySet<string> = NO_LAYERS): void {
    this.rangeM = rangeM;
    this.asBodies = asBodies;
    this.refreshIndex();
  }

  refresh(data: MapData): void {
    this.data = data;
    for (const layer of LAYERS) {
      const selected = layer.select(data);
      const known = this.parts.get(layer.id);
      if (known && sameItems(known.selected, selected)) continue;
      const markers = layer.markers?.(data) ?? NONE;
      const pinned = layer.pinned?.(data) ?? NONE;
      this.parts.set(layer.id, { selected, markers, pinned, byId: listedById(known, markers, pinned) });
    }
    this.refreshIndex();
  }

  /** deck layers of the visible map layers in a frame's metres. */
  deckLayers(frame: EnuFrame, projector?: Projector): LayersList {
    const scale = { ...this.scale(projector?.pixelsPerRadian), projector };
    // R1: deck ends a layer that it is not given any more, and an ended one cannot be shown again: it is made anew.
    const drawn = this.drawn;
    const ids = new Set(drawn.map(({ id }) => id));
    for (const [id, parts] of this.parts) if (!ids.has(id)) delete parts.deck;
    return drawn.flatMap((layer) => {
      const parts = this.parts.get(layer.id);
      if (!layer.deck || !parts) return [];
      const opacity = this.opacityOf(layer.id);
      if (layer.fresh || parts.deck?.frame !== frame || parts.deck.opacity !== opacity) {
        const made = layer.deck(this.data, frame, scale);
        parts.deck = { frame, opacity, layers: opacity === 1 ? made : made.map((one) => faded(one, opacity)) };
      }
      return [...parts.deck.layers];
    });
  }

  /** Draws the lines and texts of the visible layers, and the outlines of what is selected. */
  drawInk(ink: Ink, middle?: Position): void {
    const scale = { ...this.scale(ink.projector?.pixelsPerRadian), middle };
    for (const layer of this.drawn) {
      if (!layer.ink) continue;
      if (ink.pen) ink.pen.globalAlpha = this.opacityOf(layer.id);
      layer.ink(this.data, ink, scale);
    }
    if (ink.pen) ink.pen.globalAlpha = 1;
    drawChosen(this.data, ink);
  }

  /** The topmost thing whose area holds a position, or whose line passes near it. */
  areaAt(at: Position): string | undefined {
    const toleranceM = (PICK_PX * this.rangeM) / USUAL_PIXELS_PER_RADIAN;
    for (const layer of [...this.drawn].reverse()) {
      const id = layer.pick?.(this.data, at, toleranceM, this.scale());
      if (id) return id;
    }
    return undefined;
  }

  private scale(pixelsPerRadian = USUAL_PIXELS_PER_RADIAN): MapScale {
    return { rangeM: this.rangeM, metresPerPixel: this.rangeM / pixelsPerRadian };
  }

  private refreshIndex(): void {
    const sets = this.visible
      .filter(({ id, nearM = Number.POSITIVE_INFINITY }) => this.rangeM < nearM && !this.asBodies.has(id))
      .map((layer) => ({ layerId: layer.id, markers: this.parts.get(layer.id)?.markers ?? NONE }))
      .filter((set) => set.markers.length > 0);
    if (sameSets(this.sets, sets)) return;
    this.sets = sets;
    this.quad = new QuadIndex(sets, this.quad);
  }
}

function listedById(known: Parts | undefined, markers: readonly Marker[], pinned: readonly Marker[]) {
  const byId = known?.byId ?? new Map<string, Marker>();
  for (const [before, after] of [
    [known?.markers ?? NONE, markers],
    [known?.pinned ?? NONE, pinned],
  ] as const) {
    const { removed, added } = changesBetween(before, after);
    for (const { id } of removed) byId.delete(id);
    for (const marker of added) byId.set(marker.id, marker);
  }
  return byId;
}

function faded(layer: LayersList[number], opacity: number): LayersList[number] {
  return layer instanceof Layer ? layer.clone({ opacity }) : layer;
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
}

function sameSets(a: readonly MarkerSet[], b: readonly MarkerSet[]): boolean {
  return a.length === b.length && a.every((set, i) => set.layerId === b[i]?.layerId && set.markers === b[i]?.markers);
}
