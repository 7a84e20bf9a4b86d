import { isClosed } from '../../../shared/records/incident.ts';
import { isPlaceKind, type RecordKind } from '../../../shared/records/index.ts';
import { isPending, standingOf } from '../../alarming/standing.ts';
import type { LayerSetting, StationState } from '../../map/api.ts';
import type { LayerFilter, LayerInfo, LegendEntry } from '../../map/layers/layer.ts';
import { filterOf } from '../../map/layers/shown.ts';
import { STATE_FILTER } from '../../map/layers/stations.ts';
import type { RecordLists } from '../../state/records.ts';
import { hubNow } from '../../state/session.ts';

/** How many things a layer has and how many its filters let through; undefined for layers that are not of records. */
export interface LayerCount {
  readonly total: number;
  readonly shown: number;
}

export function layerCount(
  layerId: string,
  lists: RecordLists,
  setting?: LayerSetting | undefined,
  states?: ReadonlyMap<string, StationState> | undefined,
): LayerCount | undefined {
  if (isPlaceKind(layerId)) {
    const list: readonly { readonly id: string }[] = lists[layerId];
    const passes = filterOf(setting);
    const hidden = setting?.hidden?.[STATE_FILTER] ?? [];
    const shown = list.filter(({ id }) => !hidden.includes(states?.get(id) ?? '')).filter(passes ?? (() => true));
    return { total: list.length, shown: shown.length };
  }
  const total = operationCount(layerId, lists);
  return total === undefined ? undefined : { total, shown: total };
}

function operationCount(layerId: string, lists: RecordLists): number | undefined {
  switch (layerId) {
    case 'incident':
      return lists.incident.filter(({ state }) => !isClosed(state)).length;
    case 'alarm':
      return lists.alarm.filter((alarm) => isPending(standingOf(alarm, hubNow()))).length;
    case 'task':
      return lists.task.filter(({ state }) => state !== 'done' && state !== 'cancelled').length;
    default:
      return undefined;
  }
}

/** True while records that a layer draws are still on their way. */
export function isLoading({ kinds = [] }: LayerInfo, visible: boolean, loaded: ReadonlySet<RecordKind>): boolean {
  return visible && kinds.some((kind) => !loaded.has(kind));
}

/** An entry of a legend that is also a switch, or a value that can only be switched. */
export interface LegendRow {
  readonly entry?: LegendEntry | undefined;
  readonly labelKey: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly filter?: { readonly field: string; readonly value: string } | undefined;
}

/** The legend of a layer, its entries joined with the filters that say the same; further filter values follow. */
export function legendRows({ legend = [], filters = [] }: LayerInfo): readonly LegendRow[] {
  const values = filters.flatMap((filter) => valuesOf(filter));
  const rows = legend.map((entry): LegendRow => {
    const value = values.find(({ labelKey }) => labelKey === entry.labelKey);
    return { entry, labelKey: entry.labelKey, params: entry.params, filter: value };
  });
  const used = new Set(rows.map(({ labelKey }) => labelKey));
  const rest = values.filter(({ labelKey }) => !used.has(labelKey));
  return [...rows, ...rest.map((filter): LegendRow => ({ labelKey: filter.labelKey, filter }))];
}

function valuesOf({ field, values }: LayerFilter) {
  return values.map(({ value, labelKey }) => ({ field, value, labelKey }));
}

/** The layers whose title holds a text, whatever the case. */
export function layersNamed(layers: readonly LayerInfo[], text: string, titleOf: (key: string) => string) {
  const wanted = text.trim().toLowerCase();
  return wanted === '' ? layers : layers.filter(({ titleKey }) => titleOf(titleKey).toLowerCase().includes(wanted));
}
