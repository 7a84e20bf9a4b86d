import { useEffect } from 'react';
import { DEFAULT_VISIBLE_LAYERS, MAP_LAYERS } from '../../map/layers/index.ts';
import { useDesk } from '../../state/desk.ts';

const STORAGE_KEY = 'onemap.hiddenLayers';

/** Layers that show: all that do at first, without those that were hidden. Layers that are gone are forgotten. */
export function visibleLayersFrom(hiddenText: string | null | undefined): ReadonlySet<string> {
  const hidden = new Set((hiddenText ?? '').split(' '));
  return new Set([...DEFAULT_VISIBLE_LAYERS].filter((id) => !hidden.has(id)));
}

/** Brings back which layers were hidden at the last visit, and remembers it from now on. */
export function useKeptLayers(): void {
  useEffect(() => {
    useDesk.setState({ visibleLayers: visibleLayersFrom(localStorage.getItem(STORAGE_KEY)) });
    return useDesk.subscribe(({ visibleLayers }, before) => {
      if (visibleLayers === before.visibleLayers) return;
      const hidden = MAP_LAYERS.filter(({ id }) => DEFAULT_VISIBLE_LAYERS.has(id) && !visibleLayers.has(id));
      localStorage.setItem(STORAGE_KEY, hidden.map(({ id }) => id).join(' '));
    });
  }, []);
}
