import { create } from 'zustand';
import type { LayerSetting } from '../../map/api.ts';
import type { SourceChoice } from '../../map/basemapSources/userSource.ts';
import type { LayerPreset } from '../../map/layers/presets.ts';
import { useDesk } from '../../state/desk.ts';

export type LayerSettings = Readonly<Record<string, LayerSetting>>;

/** What was chosen for the user's own base maps, by their ids. */
export type BaseMapChoices = Readonly<Record<string, SourceChoice>>;

interface LayerSettingsState {
  readonly settings: LayerSettings;
  readonly baseMaps: BaseMapChoices;
}

/** Opacity and filters of the layers, as the person at this desk set them. */
export const useLayerSettings = create<LayerSettingsState>(() => ({ settings: {}, baseMaps: {} }));

/** Shows, hides or fades a base map at this desk. */
export function chooseBaseMap(id: string, changes: SourceChoice): void {
  const { baseMaps } = useLayerSettings.getState();
  useLayerSettings.setState({ baseMaps: { ...baseMaps, [id]: { ...baseMaps[id], ...changes } } });
}

/** True when a layer's records are filtered. */
export function isFiltered(setting: LayerSetting | undefined): boolean {
  return (
    Object.values(setting?.hidden ?? {}).some((values) => values.length > 0) || (setting?.text ?? '').trim() !== ''
  );
}

/** Changes some settings of a layer; a layer that is back at its first state is forgotten. */
export function setLayer(layerId: string, changes: LayerSetting): void {
  const { settings } = useLayerSettings.getState();
  const { [layerId]: before, ...others } = settings;
  const next = { ...before, ...changes };
  const plain = (next.opacity ?? 1) === 1 && !isFiltered(next);
  useLayerSettings.setState({ settings: plain ? others : { ...others, [layerId]: next } });
}

/** Shows or hides one value of a filter. */
export function setValueHidden(layerId: string, field: string, value: string, hidden: boolean): void {
  const before = useLayerSettings.getState().settings[layerId]?.hidden ?? {};
  const others = (before[field] ?? []).filter((one) => one !== value);
  setLayer(layerId, { hidden: { ...before, [field]: hidden ? [...others, value] : others } });
}

/** Shows or hides layers. */
export function setVisible(layerIds: readonly string[], visible: boolean): void {
  const visibleLayers = new Set(useDesk.getState().visibleLayers);
  for (const id of layerIds) {
    if (visible) visibleLayers.add(id);
    else visibleLayers.delete(id);
  }
  useDesk.setState({ visibleLayers });
}

/** Shows exactly the layers of a preset, with its filters. */
export function applyPreset({ layers, settings }: LayerPreset): void {
  useLayerSettings.setState({ settings });
  useDesk.setState({ visibleLayers: layers });
}

/** Shows one layer, and of the others only what is happening. */
export function showOnly(layerId: string, kept: readonly string[]): void {
  useDesk.setState({ visibleLayers: new Set([...kept, layerId]) });
}
