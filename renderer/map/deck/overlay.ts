import { Deck, type LayersList } from '@deck.gl/core';
import { CesiumView, type CesiumViewState } from './cesiumView.ts';

/** deck.gl on a transparent canvas over the globe; it draws when it is told to and never by itself. */
export class DeckOverlay {
  readonly canvas: HTMLCanvasElement;
  private readonly deck: Deck<CesiumView>;
  private loaded = false;

  constructor(parent: HTMLElement, pixelRatio: number, viewState: CesiumViewState, onLoad: () => void) {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'map-overlay';
    parent.append(this.canvas);
    this.deck = new Deck<CesiumView>({
      canvas: this.canvas,
      controller: false,
      views: new CesiumView({ id: 'cesium' }),
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
  draw(viewState: CesiumViewState, layers: LayersList): void {
    if (!this.loaded) return;
    this.deck.setProps({ viewState, layers });
    this.deck.redraw('map frame');
  }

  dispose(): void {
    this.deck.finalize();
    this.canvas.remove();
  }
}
