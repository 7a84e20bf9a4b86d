import { useEffect } from 'react';
import { z } from 'zod';
import { DEFAULT_VISIBLE_LAYERS, MAP_LAYERS } from '../../map/layers/index.ts';
import { useDesk } from '../../state/desk.ts';
import { useSession } from '../../state/session.ts';
import { type BaseMapChoices, type LayerSettings, useLayerSettings } from './layerSettings.ts';

const STORAGE_KEY = 'onemap.layers';

const keptSchema = z.object({
  /** Layers that were chosen against what shows at first. */
  shown: z.array(z.string()),
  hidden: z.array(z.string()),
  settings: z.record(
    z.string(),
    z.object({
      opacity: z.number().min(0).max(1).optional(),
      hidden: z.record(z.string(), z.array(z.string())).optional(),
      text: z.string().optional(),
    }),
  ),
  baseMaps: z.record(
    z.string(),
    z.object({ shown: z.boolean().optional(), opacity: z.number().min(0).max(1).optional() }),
  ),
});
type Kept = z.infer<typeof keptSchema>;

const NOTHING_KEPT: Kept = { shown: [], hidden: [], settings: {}, baseMaps: {} };

/** What was kept; nothing when the text is not one that this page wrote. */
export function readKept(text: string | null | undefined): Kept {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(text ?? 'null'));
    return parsed.success ? parsed.data : NOTHING_KEPT;
  } catch {
    return NOTHING_KEPT;
  }
}

/** The choice as it is kept: only what differs from what shows at first, so that new layers show. */
export function keptFrom(visible: ReadonlySet<string>, settings: LayerSettings, baseMaps: BaseMapChoices = {}): Kept {
  const ids = MAP_LAYERS.map(({ id }) => id);
  return {
    shown: ids.filter((id) => visible.has(id) && !DEFAULT_VISIBLE_LAYERS.has(id)),
    hidden: ids.filter((id) => !visible.has(id) && DEFAULT_VISIBLE_LAYERS.has(id)),
    settings: structuredClone(settings) as Kept['settings'],
    baseMaps: { ...baseMaps },
  };
}

/** Layers that show: those that do at first, with the kept choice. Layers that are gone are forgotten. */
export function visibleLayersFrom({ shown, hidden }: Pick<Kept, 'shown' | 'hidden'>): ReadonlySet<string> {
  const known = new Set(MAP_LAYERS.map(({ id }) => id));
  const wanted = [...DEFAULT_VISIBLE_LAYERS, ...shown.filter((id) => known.has(id))];
  return new Set(wanted.filter((id) => !hidden.includes(id)));
}

/** Brings back which layers a user chose at the last visit on this machine, and remembers it from now on. */
export function useKeptLayers(): void {
  const userId = useSession((session) => session.info?.user.id);
  useEffect(() => {
    const key = `${STORAGE_KEY}.${userId ?? ''}`;
    const kept = readKept(localStorage.getItem(key));
    useDesk.setState({ visibleLayers: visibleLayersFrom(kept) });
    useLayerSettings.setState({ settings: kept.settings, baseMaps: kept.baseMaps });
    if (userId === undefined) return;
    const keep = () => {
      const { visibleLayers } = useDesk.getState();
      const { settings, baseMaps } = useLayerSettings.getState();
      localStorage.setItem(key, JSON.stringify(keptFrom(visibleLayers, settings, baseMaps)));
    };
    const stops = [
      useDesk.subscribe(({ visibleLayers }, before) => visibleLayers !== before.visibleLayers && keep()),
      useLayerSettings.subscribe(keep),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [userId]);
}
