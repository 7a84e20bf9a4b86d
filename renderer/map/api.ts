import type { Bounds, Position } from '../../shared/geo.ts';
import type { Alarm } from '../../shared/records/alarm.ts';
import type { Incident } from '../../shared/records/incident.ts';
import type { PlaceKind, RecordOf } from '../../shared/records/index.ts';
import type { Task } from '../../shared/records/task.ts';

/** 3D: free camera. 2D: top-down, lean. auto: 3D that falls to 2D when frames take too long. */
export type MapMode = '3d' | '2d' | 'auto';

export type MapTool =
  | 'select'
  | 'boxSelect'
  | 'measureDistance'
  | 'measureArea'
  | 'drawPoint'
  | 'drawCircle'
  | 'drawPolygon';

/** What a drawing tool made. The polygon's ring is open: the first vertex is not repeated. */
export type DrawnShape =
  | { readonly kind: 'point'; readonly position: Position }
  | { readonly kind: 'circle'; readonly centre: Position; readonly radiusM: number }
  | { readonly kind: 'polygon'; readonly ring: Position[] };

export type MapTranslate = (key: string, params?: Record<string, string | number>) => string;

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
  readonly rings?: { readonly centre: Position; readonly radiiM: readonly number[] } | undefined;
  /** Replay time or now, epoch ms. */
  readonly timeMs: number;
  readonly language: 'zh-CN' | 'en';
  readonly t: MapTranslate;
}

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
  /** Automatic mode fell to 2D. */
  onModeFallback?(): void;
}

export interface MapHandle {
  /** Fly to a place; `rangeM` is the camera's distance, metres. */
  flyTo(target: Position, rangeM?: number): void;
  fitBounds(bounds: Bounds): void;
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
