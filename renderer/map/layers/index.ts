import { alarms } from './alarms.ts';
import { firms } from './firms.ts';
import { incidents } from './incidents.ts';
import type { LayerInfo, MapLayer } from './layer.ts';
import { rings } from './rings.ts';
import { riskSources } from './riskSources.ts';
import { sensitiveAreas } from './sensitiveAreas.ts';
import { shelters } from './shelters.ts';
import { supplies } from './supplies.ts';
import { tasks } from './tasks.ts';
import { teams } from './teams.ts';

/** Every layer, from the ground up. */
export const LAYERS: readonly MapLayer[] = [
  sensitiveAreas,
  shelters,
  supplies,
  firms,
  riskSources,
  teams,
  rings,
  tasks,
  alarms,
  incidents,
];

/** For the layer panel: id, title, group and whether it shows at first. */
export const MAP_LAYERS: readonly LayerInfo[] = LAYERS.map(({ id, titleKey, group, defaultVisible }) => ({
  id,
  titleKey,
  group,
  defaultVisible,
}));

export const DEFAULT_VISIBLE_LAYERS: ReadonlySet<string> = new Set(
  MAP_LAYERS.filter((layer) => layer.defaultVisible).map((layer) => layer.id),
);

/** Title keys of the groups. */
export const LAYER_GROUP_TITLE_KEYS = { places: 'map.groupPlaces', operations: 'map.groupOperations' } as const;
