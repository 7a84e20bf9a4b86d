import type { LayersList } from '@deck.gl/core';
import type { Position } from '../../../shared/geo.ts';
import type { MapData } from '../api.ts';
import type { Marker, MarkerSet } from '../cluster/marker.ts';
import { QuadIndex } from '../cluster/quadIndex.ts';
import { LAYERS } from '../layers/index.ts';
import type { MapLayer } from '../layers/layer.ts';
import type { EnuFrame } from './enuFrame.ts';

interface Parts {
  readonly selected: readonly unknown[];
  readonly markers: readonly Marker[];
  readonly pinned: readonly Marker[];
  deck?: { readonly frame: EnuFrame; readonly far: boolean; readonly layers: LayersList };
}

const NONE: readonly Marker[] = [];

/** Keeps what each layer made of the data until the part it selects changes. */
export class LayerStack {
  data: MapData;
  private readonly parts = new Map<string, Parts>();
  private sets: readonly MarkerSet[] = [];
  private quad = new QuadIndex([]);
  private byId = new Map<string, Marker>();

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

  /** Symbols that stand by themselves, of the visible layers. */
  get pinned(): readonly Marker[] {
    return this.visible.flatMap((layer) => this.parts.get(layer.id)?.pinned ?? NONE);
  }

  /** A marker of any layer, shown or not. */
  marker(id: string): Marker | undefined {
    return this.byId.get(id);
  }

  refresh(data: MapData): void {
    this.data = data;
    let changed = false;
    for (const layer of LAYERS) {
      const selected = layer.select(data);
      const known = this.parts.get(layer.id);
      if (known && sameItems(known.selected, selected)) continue;
      changed = true;
      this.parts.set(layer.id, {
        selected,
        markers: layer.markers?.(data) ?? NONE,
        pinned: layer.pinned?.(data) ?? NONE,
      });
    }
    if (changed) this.byId = this.listById();
    const sets = this.visible
      .map((layer) => ({ layerId: layer.id, markers: this.parts.get(layer.id)?.markers ?? NONE }))
      .filter((set) => set.markers.length > 0);
    if (sameSets(this.sets, sets)) return;
    this.sets = sets;
    this.quad = new QuadIndex(sets);
  }

  /** deck layers of the visible map layers in a frame's metres. */
  deckLayers(frame: EnuFrame, far: boolean): LayersList {
    return this.visible.flatMap((layer) => {
      const parts = this.parts.get(layer.id);
      if (!layer.deck || !parts) return [];
      if (parts.deck?.frame !== frame || parts.deck.far !== far) {
        parts.deck = { frame, far, layers: layer.deck(this.data, frame, far) };
      }
      return [...parts.deck.layers];
    });
  }

  /** The topmost thing whose area holds a position. */
  areaAt(at: Position): string | undefined {
    for (const layer of [...this.visible].reverse()) {
      const id = layer.pick?.(this.data, at);
      if (id) return id;
    }
    return undefined;
  }

  private listById(): Map<string, Marker> {
    const byId = new Map<string, Marker>();
    for (const { markers, pinned } of this.parts.values()) {
      for (const marker of [...markers, ...pinned]) byId.set(marker.id, marker);
    }
    return byId;
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
}

function sameSets(a: readonly MarkerSet[], b: readonly MarkerSet[]): boolean {
  return a.length === b.length && a.every((set, i) => set.layerId === b[i]?.layerId && set.markers === b[i]?.markers);
}
