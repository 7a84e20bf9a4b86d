import type { PlaceKind, RecordOf } from '../../../shared/records/index.ts';
import type { MapData } from '../api.ts';
import type { SymbolName } from '../symbols/names.ts';
import { LAYER_COLOURS } from '../symbols/palette.ts';
import { areaAt, areaLayers, type Rgb, wideAreas } from './areas.ts';
import type { MapLayer } from './layer.ts';

/** A layer of one kind of place: clustered symbols, soft areas where records have outlines. */
export function placeLayer<Kind extends PlaceKind>(
  kind: Kind,
  symbolOf: (record: RecordOf<Kind>) => SymbolName,
  priorityOf: (record: RecordOf<Kind>) => number,
): MapLayer {
  const recordsOf = (data: MapData): readonly RecordOf<Kind>[] => data.places[kind];
  return {
    id: kind,
    titleKey: `records.${kind}`,
    group: 'places',
    defaultVisible: true,
    kinds: [kind],
    select: (data) => [recordsOf(data)],
    markers: (data) =>
      recordsOf(data).map((record) => ({
        id: record.id,
        position: record.position,
        symbol: symbolOf(record),
        label: record.name,
        priority: priorityOf(record),
      })),
    deck: (data, frame, far) =>
      areaLayers(
        kind,
        far ? wideAreas(recordsOf(data)) : recordsOf(data),
        rgbOf(LAYER_COLOURS[kind] ?? '#ffffff'),
        frame,
      ),
    pick: (data, at) => areaAt(recordsOf(data), at),
  };
}

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
