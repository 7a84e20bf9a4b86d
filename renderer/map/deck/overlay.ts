import { Deck, type LayersList } from '@deck.gl/core';
import { MapView, type MapViewState } from './mapView.ts';

const FRAME = 'map frame';

/** Draws when it is told to: deck's own loop would draw each frame a second time, and new layers only then. */
class ToldDeck extends Deck<MapView> {
  override redraw(reason?: string): void {
    if (reason !== FRAME) return;
    // R6: a frame shows the layers that it was given, not those of the frame before.
    this.layerManager?.updateLayers();
    super.redraw(reason);
  }
}

/** deck.gl on a transparent canvas over the world; it draws when it is told to and never by itself. */
export class DeckOverlay {
  readonly canvas: HTMLCanvasElement;
  private readonly deck: ToldDeck;
  private loaded = false;

  constructor(parent: HTMLElement, pixelRatio: number, viewState: MapViewState, onLoad: () => void) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'map-overlay';
    parent.append(this.canvas);
    this.deck = new ToldDeck({
      canvas: this.canvas,
      controller: false,
      views: new MapView({ id: 'map' }),
      viewState,
      layers: [],
      useDevicePixels: pixelRatio,
      deviceProps: { type: 'webgl', webgl: { antialias: false, preserveDrawingBuffer: false } },
      _pickable: false,
      onLoad: () => {
        this.loaded = true;
        onLoad();
      },
    });
  }

  /** Draws now, in the caller's task, so that both canvases are shown by the same browser frame. */
  draw(viewState: MapViewState, layers: LayersList): void {
    if (!this.loaded) return;
    this.deck.setProps({ viewState, layers });
    this.deck.redraw(FRAME);
  }

  dispose(): void {
    this.deck.finalize();
    this.canvas.remove();
  }
}
