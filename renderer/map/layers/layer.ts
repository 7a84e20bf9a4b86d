import type { LayersList } from '@deck.gl/core';
import type { Position } from '../../../shared/geo.ts';
import type { RecordKind } from '../../../shared/records/index.ts';
import type { MapData } from '../api.ts';
import type { Marker } from '../cluster/marker.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import type { Ink } from '../host/ink.ts';
import type { Projector } from '../host/projector.ts';
import type { SymbolName } from '../symbols/names.ts';

/** Groups of the layer panel, in its order. */
export const LAYER_GROUPS = [
  'operations',
  'risk',
  'monitoring',
  'water',
  'people',
  'resources',
  'grid',
  'models',
] as const;
export type LayerGroup = (typeof LAYER_GROUPS)[number];

/** A colour with its opacity, bytes. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** What one entry of a legend looks like: exactly what the map draws for it. */
export type LegendLook =
  | { readonly type: 'symbol'; readonly symbol: SymbolName }
  | {
      readonly type: 'line';
      readonly colour: string;
      readonly widthPx: number;
      readonly casing?: string;
      readonly dash?: readonly number[];
      readonly arrow?: boolean;
    }
  | { readonly type: 'area'; readonly fill: string; readonly edge?: string };

export interface LegendEntry {
  readonly labelKey: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly look: LegendLook;
}

/** A field by whose values the layer's records can be shown or hidden. */
export interface LayerFilter {
  /** `category`, or another field of named values. */
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly labelKey: string }[];
}

/** What the layer panel shows of a layer. */
export interface LayerInfo {
  readonly id: string;
  readonly titleKey: string;
  readonly group: LayerGroup;
  readonly defaultVisible: boolean;
  /** Kinds of records that it draws: they are loaded when it is shown. */
  readonly kinds?: readonly RecordKind[];
  /** Camera distance below which its symbols show, metres; absent where they always do. */
  readonly nearM?: number;
  /** What stands for the layer in a list. */
  readonly look?: LegendLook;
  /** Everything that it draws and what that means, where there is more than one thing. */
  readonly legend?: readonly LegendEntry[];
  readonly filters?: readonly LayerFilter[];
}

/** The scale that a frame is drawn at. */
export interface MapScale {
  /** Distance of the camera from the ground in the middle, metres. */
  readonly rangeM: number;
  /** There, and in the overlay's pixels. */
  readonly metresPerPixel: number;
  /** The ground in the middle, and the frame's camera, where they are known. */
  readonly middle?: Position | undefined;
  readonly projector?: Projector | undefined;
}

/** One layer of the map. Every part is a pure function of the data, asked again only when `select` changed. */
export interface MapLayer extends LayerInfo {
  /** The parts of the data that it draws; compared one by one by identity. */
  select(data: MapData): readonly unknown[];
  /** Symbols that gather into numbered rings where they would fall on one another. */
  markers?(data: MapData): readonly Marker[];
  /** Symbols that always stand by themselves, above the others. */
  pinned?(data: MapData): readonly Marker[];
  /** deck.gl layers in the frame's metres; what depends on the scale is decided when they are drawn. */
  deck?(data: MapData, frame: EnuFrame, scale: MapScale): LayersList;
  /** Its deck layers are made with every frame: what they show moves by itself. @default false */
  readonly fresh?: boolean;
  /** Lines and texts on the top canvas, drawn with every frame. */
  ink?(data: MapData, ink: Ink, scale: MapScale): void;
  /** The thing whose area holds the position, or whose line is within the tolerance. */
  pick?(data: MapData, at: Position, toleranceM: number, scale: MapScale): string | undefined;
}
