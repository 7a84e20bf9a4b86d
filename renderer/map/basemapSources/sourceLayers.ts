import { ImageryLayer, type ImageryLayerCollection } from '@cesium/engine';
import { SourceImageryProvider } from './sourceProvider.ts';
import type { UserSource } from './userSource.ts';

/** Keeps the imagery above the offline base map the same as a list of sources. */
export interface SourceLayers {
  show(sources: readonly UserSource[]): void;
  dispose(): void;
}

/** @param requestRender asks the scene for a frame */
export function attachSourceLayers(layers: ImageryLayerCollection, requestRender: () => void): SourceLayers {
  const attached = new Map<string, { layer: ImageryLayer; provider: SourceImageryProvider }>();
  const keyOf = ({ id, version, minLevel, maxLevel }: UserSource) => `${id} ${version} ${minLevel} ${maxLevel}`;
  const remove = (key: string) => {
    const known = attached.get(key);
    attached.delete(key);
    if (!known) return;
    known.provider.destroy();
    layers.remove(known.layer, true);
  };
  return {
    show(sources) {
      const wanted = new Set(sources.map(keyOf));
      for (const key of [...attached.keys()]) if (!wanted.has(key)) remove(key);
      for (const source of sources) {
        const key = keyOf(source);
        let known = attached.get(key);
        if (!known) {
          const provider = new SourceImageryProvider(source, requestRender);
          const layer = new ImageryLayer(provider);
          layers.add(layer);
          known = { layer, provider };
          attached.set(key, known);
        }
        known.layer.alpha = source.opacity;
        // In order, each goes above those before it.
        layers.raiseToTop(known.layer);
      }
      requestRender();
    },
    dispose() {
      for (const key of [...attached.keys()]) remove(key);
    },
  };
}
