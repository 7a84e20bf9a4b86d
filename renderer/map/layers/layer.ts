import type { LayersList } from '@deck.gl/core';
import type { Position } from '../../../shared/geo.ts';
import type { RecordKind } from '../../../shared/records/index.ts';
import type { MapData } from '../api.ts';
import type { Marker } from '../cluster/marker.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import type { Ink } from '../host/ink.ts';

export type LayerGroup = 'places' | 'operations';

/** What the layer panel shows of a layer. */
export interface LayerInfo {
  readonly id: string;
  readonly titleKey: string;
  readonly group: LayerGroup;
  readonly defaultVisible: boolean;
  /** Kinds of records that it draws: they are loaded when it is shown. */
  readonly kinds?: readonly RecordKind[];
}

/** One layer of the map. Every part is a pure function of the data, asked again only when `select` changed. */
export interface MapLayer extends LayerInfo {
  /** The parts of the data that it draws; compared one by one by identity. */
  select(data: MapData): readonly unknown[];
  /** Symbols that gather into numbered rings where they would fall on one another. */
  markers?(data: MapData): readonly Marker[];
  /** Symbols that always stand by themselves, above the others. */
  pinned?(data: MapData): readonly Marker[];
  /** deck.gl layers in the frame's metres; `far` when the camera is too far for small things. */
  deck?(data: MapData, frame: EnuFrame, far: boolean): LayersList;
  /** Lines and texts on the top canvas, drawn with every frame. */
  ink?(data: MapData, ink: Ink): void;
  /** The thing whose area holds the position. */
  pick?(data: MapData, at: Position): string | undefined;
}
