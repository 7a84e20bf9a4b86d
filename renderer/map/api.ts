import type { HotGrid } from '../../shared/contract/alarming.ts';
import type { Bounds, Position } from '../../shared/geo.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import type { Incident } from '../../shared/records/incident.ts';
import type { PlaceKind, RecordOf } from '../../shared/records/index.ts';
import type { Task } from '../../shared/records/task.ts';
import type { UserSource } from './basemapSources/userSource.ts';
import type { Moving, SourceOnMap, Trail } from './layers/moving/moving.ts';
import type { ModelFeature, SceneView } from './scene3d/sceneView.ts';
import type { STATION_STATES } from './symbols/names.ts';

/** 3D: free camera. 2D: top-down, lean. auto: 3D that falls to 2D when frames take too long. */
export type MapMode = '3d' | '2d' | 'auto';

export type MapTool =
  | 'select'
  | 'boxSelect'
  | 'measureDistance'
  | 'measureArea'
  | 'drawPoint'
  | 'drawCircle'
  | 'drawPolygon'
  | 'drawCorridor';

/** What a drawing tool made. The polygon's ring is open: the first vertex is not repeated. */
export type DrawnShape =
  | { readonly kind: 'point'; readonly position: Position }
  | { readonly kind: 'circle'; readonly centre: Position; readonly radiusM: number }
  | { readonly kind: 'polygon'; readonly ring: Position[] }
  | { readonly kind: 'line'; readonly line: Position[] };

export type MapTranslate = (key: string, params?: Record<string, string | number>) => string;

/** How the user set one layer. */
export interface LayerSetting {
  /** 0 (nothing) to 1. @default 1 */
  readonly opacity?: number | undefined;
  /** Values that do not show, by field of the layer's filters. */
  readonly hidden?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Only records whose name or code holds this text. */
  readonly text?: string | undefined;
}

/** A second line of a symbol near the ground: what it measures now. */
export interface MapCaption {
  readonly text: string;
  readonly colour: string;
}

/** What the map draws; a new object for each change, parts keep their identity while they are unchanged. */
export interface MapData {
  readonly places: { readonly [Kind in PlaceKind]: readonly RecordOf<Kind>[] };
  readonly incidents: readonly Incident[];
  readonly tasks: readonly Task[];
  readonly alarms: readonly Alarm[];
  readonly focusIncidentId?: string | undefined;
  readonly selectedIds: ReadonlySet<string>;
  /** Inside the rings that were asked about; the rest is dimmed while there are any. */
  readonly highlightedIds: ReadonlySet<string>;
  /** Ids of `MAP_LAYERS`. */
  readonly visibleLayers: ReadonlySet<string>;
  /** By layer id; layers that are not in it show whole. */
  readonly layerSettings?: Readonly<Record<string, LayerSetting>> | undefined;
  /** The user's own base maps that show, the lowest first. */
  readonly baseMaps?: readonly UserSource[] | undefined;
  readonly rings?: { readonly centre: Position; readonly radiiM: readonly number[] } | undefined;
  /** What the area query asks about; coordinates are longitude, latitude. */
  readonly queryShape?:
    | { readonly kind: 'circle'; readonly centre: Position; readonly radiusM: number }
    | { readonly kind: 'area'; readonly polygons: readonly (readonly number[][])[][] }
    | { readonly kind: 'corridor'; readonly lines: readonly number[][][]; readonly widthM: number }
    | undefined;
  /** Where an open panorama stands and looks: its bearing clockwise from north and the width of its view, degrees. */
  readonly look?: { readonly position: Position; readonly headingDeg: number; readonly fovDeg: number } | undefined;
  /** What stations say, by id: part of their symbol. Keeps its identity until one of them changes. */
  readonly stationStates?: ReadonlyMap<string, StationState> | undefined;
  /** Second lines of symbols, by id; shown near the ground only. */
  readonly captions?: ReadonlyMap<string, MapCaption> | undefined;
  /** What reports its position as it moves; one object for as long as it lives. */
  readonly moving?: Moving | undefined;
  /** Subjects of `moving`: another set when there are more. Their symbols do not stand where their records say. */
  readonly movingIds?: ReadonlySet<string> | undefined;
  /** Where mobile sources are now and how they do, by id. */
  readonly sourcesNow?: ReadonlyMap<string, SourceOnMap> | undefined;
  /** Way of what is looked at. */
  readonly trail?: Trail | undefined;
  /** Grid cells where alarms gather, the hottest first. */
  readonly hotGrids?: readonly HotGrid[] | undefined;
  /** How 3D scenes look; night without x-ray or section when absent. */
  readonly scene?: SceneView | undefined;
  /** Replay time or now, epoch ms. */
  readonly timeMs: number;
  readonly language: 'zh-CN' | 'en';
  readonly t: MapTranslate;
}

/** What the readings of a station say. */
export type StationState = (typeof STATION_STATES)[number];

/** CSS pixels from the map's top left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface MapCallbacks {
  /** A click: the ids under it (none on bare ground), the ground position, whether Ctrl or Shift was held. */
  onPick(ids: readonly string[], at: Position | undefined, additive: boolean): void;
  onHover(id: string | undefined, screen: ScreenPoint | undefined): void;
  onDrawn(shape: DrawnShape): void;
  onContextMenu(at: Position, id: string | undefined, screen: ScreenPoint): void;
  onSelectMany(ids: readonly string[]): void;
  /** First frame with the base map's coarse tiles is on screen. */
  onReady(): void;
  onMeasured?(text: string): void;
  /** The map changed its tool by itself (Esc, or a finished drawing). */
  onToolEnded?(): void;
  /** A part of an imported model is under the pointer or was clicked; undefined when it no longer is. */
  onFeature?(feature: ModelFeature | undefined): void;
  /** Parks and firms whose 3D scenes stand now. */
  onScenes?(subjectIds: readonly string[]): void;
  /** The user took the camera from a tour. */
  onTourEnded?(): void;
  /** Automatic mode fell to 2D. */
  onModeFallback?(): void;
}

export interface MapHandle {
  /** Fly to a place; `rangeM` is the camera's distance, metres. */
  flyTo(target: Position, rangeM?: number): void;
  fitBounds(bounds: Bounds): void;
  /** Puts a place in the middle at once; distance and direction stay. */
  keepAt(target: Position): void;
  setTool(tool: MapTool): void;
  setMode(mode: MapMode): void;
  /** PNG of what is on screen. */
  snapshot(): Promise<Blob>;
  /** The ground in the middle of the view; the camera's heading (north 0, clockwise) and pitch (down −90), degrees. */
  view(): { position: Position; heading: number; pitch: number };
  home(): void;
  /** Change the distance to the ground in the middle: 0.5 comes nearer, 2 goes away. */
  zoom(factor: number): void;
}
