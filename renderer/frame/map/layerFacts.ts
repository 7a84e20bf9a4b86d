import { isClosed } from '../../../shared/records/incident.ts';
import { isPlaceKind } from '../../../shared/records/index.ts';
import { RISK_SOURCE_CATEGORIES } from '../../../shared/records/riskSource.ts';
import { SENSITIVE_AREA_CATEGORIES } from '../../../shared/records/sensitiveArea.ts';
import { TEAM_CATEGORIES } from '../../../shared/records/team.ts';
import type { SymbolName } from '../../map/symbols/names.ts';
import type { RecordLists } from '../../state/records.ts';

/** How many things a layer can show; undefined for layers that are not of records. */
export function layerCount(layerId: string, lists: RecordLists): number | undefined {
  if (isPlaceKind(layerId)) return lists[layerId].length;
  switch (layerId) {
    case 'incident':
      return lists.incident.filter(({ state }) => !isClosed(state)).length;
    case 'alarm':
      return lists.alarm.filter(({ state }) => state === 'raised' || state === 'acknowledged').length;
    case 'task':
      return lists.task.filter(({ state }) => state !== 'done' && state !== 'cancelled').length;
    default:
      return undefined;
  }
}

/** The symbol that stands for a layer. */
export function layerSymbol(layerId: string): SymbolName | undefined {
  return SYMBOLS[layerId];
}

const SYMBOLS: Readonly<Record<string, SymbolName>> = {
  firm: 'firm_none',
  riskSource: 'riskSource_tank_none',
  supply: 'supply',
  shelter: 'shelter_emergency',
  sensitiveArea: 'sensitiveArea_residents',
  team: 'team_fire',
  incident: 'incident_open',
  alarm: 'alarm_high',
};

/** The symbols of a layer and what each means, where there are several. */
export function layerLegend(layerId: string): readonly { readonly symbol: SymbolName; readonly labelKey: string }[] {
  switch (layerId) {
    case 'riskSource':
      return RISK_SOURCE_CATEGORIES.map((category) => ({
        symbol: `riskSource_${category}_none`,
        labelKey: `records.riskSource_${category}`,
      }));
    case 'sensitiveArea':
      return SENSITIVE_AREA_CATEGORIES.map((category) => ({
        symbol: `sensitiveArea_${category}`,
        labelKey: `records.sensitiveArea_${category}`,
      }));
    case 'team':
      return TEAM_CATEGORIES.map((category) => ({ symbol: `team_${category}`, labelKey: `records.team_${category}` }));
    default:
      return [];
  }
}
