import { create } from 'zustand';
import type { OutputOf } from '../../shared/contract/index.ts';
import type { Position } from '../../shared/geo.ts';
import type { MapMode, MapTool } from '../map/api.ts';

/** The question "what lies within", as asked and answered. */
export interface AreaAnswer {
  readonly centre: Position;
  readonly radiiM: readonly number[];
  readonly answer?: OutputOf<'area.rings'> | undefined;
}

/** Replay of one incident: the map and panels show `timeMs` instead of now. */
export interface Replay {
  readonly incidentId: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeMs: number;
  readonly playing: boolean;
  /** Times real speed. */
  readonly speed: number;
}

export type RightTab = 'details' | 'area' | 'dispatch' | 'evacuation' | 'notes';
export type Dialog =
  | 'openIncident'
  | 'import'
  | 'weather'
  | 'palette'
  | 'shortcuts'
  | 'alarm'
  | 'about'
  | 'roleWindow'
  | 'backup'
  | 'imports'
  | 'conflicts'
  | 'export'
  | 'notices'
  | 'basemaps'
  | 'feeds'
  | 'history'
  | 'judged'
  | 'shelveAlarm'
  | 'dismissAlarm'
  | 'acknowledgeAlarms'
  | 'alarmRules'
  | 'alarmHealth'
  | 'video'
  | 'videoGateways'
  | 'mobileSources'
  | 'report';

/** What the person at this desk looks at: nothing here is history, nothing here leaves the page. */
export interface DeskState {
  readonly focusIncidentId?: string | undefined;
  readonly selectedIds: ReadonlySet<string>;
  readonly hoverId?: string | undefined;
  readonly hoverAt?: { readonly x: number; readonly y: number } | undefined;
  readonly highlightedIds: ReadonlySet<string>;
  readonly area?: AreaAnswer | undefined;
  readonly visibleLayers: ReadonlySet<string>;
  readonly tool: MapTool;
  readonly mode: MapMode;
  readonly replay?: Replay | undefined;
  readonly rightTab: RightTab;
  readonly dialog?: Dialog | undefined;
  /** Something fills the window over the desk (`#/firm/<id>` …): the map's own shortcuts wait. */
  readonly covered?: boolean | undefined;
  /** Place that a dialog is about: where the map was clicked. */
  readonly dialogPosition?: Position | undefined;
  /** Record that a dialog is about: a place, or an alarm that becomes an incident. */
  readonly dialogSubjectId?: string | undefined;
}

export const useDesk = create<DeskState>(() => ({
  selectedIds: new Set(),
  highlightedIds: new Set(),
  visibleLayers: new Set(),
  tool: 'select',
  mode: 'auto',
  rightTab: 'details',
}));
