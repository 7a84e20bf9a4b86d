import { alarms } from './alarms.ts';
import { cameras } from './cameras.ts';
import { drains } from './drains.ts';
import { firms } from './firms.ts';
import { gridCells } from './gridCells.ts';
import { hotGrids } from './hotGrids.ts';
import { incidents } from './incidents.ts';
import { lands } from './lands.ts';
import type { LayerGroup, LayerInfo, MapLayer } from './layer.ts';
import { mobileSources } from './mobileSources.ts';
import { outlets } from './monitoring.ts';
import { moving } from './moving/index.ts';
import { panoramaView } from './panoramaView.ts';
import { population } from './population.ts';
import { queryShape } from './queryShape.ts';
import { contacts, organisations, shelters, supplies, teams, vehicles } from './resources.ts';
import { rings } from './rings.ts';
import { riskSources } from './riskSources.ts';
import { rivers, waterFacilities } from './rivers.ts';
import { roads } from './roads.ts';
import { sensitiveAreas } from './sensitiveAreas.ts';
import { installations, models3d, panoramas, parks } from './sites.ts';
import { stations } from './stations.ts';
import { tasks } from './tasks.ts';
import { trail } from './trail.ts';

/** Every layer, from the ground up. */
export const LAYERS: readonly MapLayer[] = [
  lands,
  population,
  gridCells,
  hotGrids,
  rivers,
  roads,
  parks,
  drains,
  installations,
  sensitiveAreas,
  shelters,
  supplies,
  contacts,
  organisations,
  waterFacilities,
  outlets,
  stations,
  cameras,
  panoramas,
  models3d,
  firms,
  riskSources,
  mobileSources,
  vehicles,
  moving,
  teams,
  queryShape,
  rings,
  panoramaView,
  trail,
  tasks,
  alarms,
  incidents,
];

/** For the layer panel: what each is called, where it belongs, what it draws and how it can be filtered. */
export const MAP_LAYERS: readonly LayerInfo[] = LAYERS;

export const DEFAULT_VISIBLE_LAYERS: ReadonlySet<string> = new Set(
  MAP_LAYERS.filter((layer) => layer.defaultVisible).map((layer) => layer.id),
);

/** Title keys of the groups. */
export const LAYER_GROUP_TITLE_KEYS: Readonly<Record<LayerGroup, string>> = {
  operations: 'layers.groupOperations',
  risk: 'layers.groupRisk',
  monitoring: 'layers.groupMonitoring',
  water: 'layers.groupWater',
  people: 'layers.groupPeople',
  resources: 'layers.groupResources',
  grid: 'layers.groupGrid',
  models: 'layers.groupModels',
};
