import type { LayersList } from '@deck.gl/core';
import type { PlaceKind, RecordOf } from '../../../shared/records/index.ts';
import type { MapData } from '../api.ts';
import { listMapper } from '../cluster/listChanges.ts';
import type { Marker } from '../cluster/marker.ts';
import type { EnuFrame } from '../host/enuFrame.ts';
import type { SymbolName } from '../symbols/names.ts';
import { LAYER_COLOURS } from '../symbols/palette.ts';
import { type AreaLook, areaPainter } from './areas.ts';
import type { LayerFilter, LayerGroup, LegendEntry, MapLayer } from './layer.ts';
import { areaAt } from './shapes/pickShapes.ts';
import { shownRecords } from './shown.ts';

/** A layer of one kind of place, as it is declared. */
export interface PlaceLayerOptions<Kind extends PlaceKind> {
  readonly kind: Kind;
  readonly group: LayerGroup;
  /** @default true */
  readonly defaultVisible?: boolean;
  /** Symbols show when the camera is nearer than this, metres. @default always */
  readonly nearM?: number;
  readonly symbolOf: (record: RecordOf<Kind>) => SymbolName;
  readonly priorityOf: (record: RecordOf<Kind>) => number;
  /** Tells which records have a symbol. @default all */
  readonly hasSymbol?: (data: MapData) => (record: RecordOf<Kind>) => boolean;
  /** What `hasSymbol` goes by beside the records. */
  readonly selectAlso?: (data: MapData) => readonly unknown[];
  /** Symbol of the whole layer in lists. */
  readonly symbol: SymbolName;
  readonly legend?: readonly LegendEntry[];
  readonly filters?: readonly LayerFilter[];
  /** Outlines by record. @default the layer's colour */
  readonly areaLook?: (record: RecordOf<Kind>) => AreaLook;
  readonly ink?: MapLayer['ink'];
  /** Further deck layers, above the areas. */
  readonly deck?: (data: MapData, frame: EnuFrame) => LayersList;
  readonly pick?: MapLayer['pick'];
}

/** A layer of one kind of place: clustered symbols, soft areas where records have outlines. */
export function placeLayer<Kind extends PlaceKind>(options: PlaceLayerOptions<Kind>): MapLayer {
  const {
    kind,
    group,
    defaultVisible = true,
    nearM,
    symbolOf,
    priorityOf,
    hasSymbol,
    symbol,
    legend,
    filters,
  } = options;
  const recordsOf = (data: MapData): readonly RecordOf<Kind>[] => shownRecords(data, kind);
  const plain: AreaLook = { colour: LAYER_COLOURS[kind] ?? '#ffffff' };
  const paint = areaPainter<RecordOf<Kind>>(kind, options.areaLook ?? (() => plain));
  const marked = listMapper(
    (record: RecordOf<Kind>): Marker => ({
      id: record.id,
      position: record.position,
      symbol: symbolOf(record),
      label: record.name,
      priority: priorityOf(record),
    }),
  );
  const withSymbol = (data: MapData) => {
    const records = recordsOf(data);
    return hasSymbol ? records.filter(hasSymbol(data)) : records;
  };
  return {
    id: kind,
    titleKey: `records.${kind}`,
    group,
    defaultVisible,
    kinds: [kind],
    look: { type: 'symbol', symbol },
    ...(nearM === undefined ? {} : { nearM }),
    ...(legend ? { legend } : {}),
    ...(filters ? { filters } : {}),
    select: (data) => [recordsOf(data), ...(options.selectAlso?.(data) ?? [])],
    markers: (data) => marked(withSymbol(data)),
    deck: (data, frame) => [...paint(recordsOf(data), frame), ...(options.deck?.(data, frame) ?? [])],
    ...(options.ink ? { ink: options.ink } : {}),
    pick: (data, at, toleranceM, scale) => options.pick?.(data, at, toleranceM, scale) ?? areaAt(recordsOf(data), at),
  };
}
