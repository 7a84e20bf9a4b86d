import { Deck, type LayersList } from '@deck.gl/core';
import { MapView, type MapViewState } from './mapView.ts';

const FRAME = 'map frame';

/** Draws when it is told to: deck's own loop would draw each frame a second time, and new layers only then. */
class ToldDeck extends Deck<MapView> {
  /** A layer could not be drawn yet, as while its shaders are being made: another frame is needed. */
  onStale: (() => void) | undefined;

  override redraw(reason?: string): void {
    if (reason !== FRAME) {
      if (this.needsRedraw({ clearRedrawFlags: true })) this.onStale?.();
      return;
    }
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

  /** @param redraw asks for a frame: when the graphics device is there, or a layer was not ready for the last one */
  constructor(parent: HTMLElement, pixelRatio: number, viewState: MapViewState, redraw: () => void) {
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
        redraw();
      },
    });
    this.deck.onStale = redraw;
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
