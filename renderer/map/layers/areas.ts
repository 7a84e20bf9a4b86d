import type { LayersList } from '@deck.gl/core';
import type { EnuFrame } from '../host/enuFrame.ts';
import { rgba } from './shapes/colours.ts';
import { boundsOf, polygonsOf } from './shapes/geometryParts.ts';
import { strokeLayers } from './shapes/lineLayer.ts';
import { type LineRecord, type PackedLines, packLines } from './shapes/packLines.ts';
import { type FilledPolygon, fillLayer } from './shapes/rangedPolygonLayer.ts';
import { ALL_SCALES, isWithin, type ScaleSpan } from './shapes/scaleSpan.ts';
import type { Stroke } from './shapes/strokeLayer.ts';

/** How an area is drawn. */
export interface AreaLook {
  readonly colour: string;
  /** 0–255. @default 40 */
  readonly fillAlpha?: number;
  /** 0–255. @default 210 */
  readonly edgeAlpha?: number;
  /** Width of the outline, pixels. @default 1.2 */
  readonly edgePx?: number;
  readonly dash?: readonly [number, number];
  /** @default all scales */
  readonly span?: ScaleSpan;
}

/** Width or height from which an area shows from afar, degrees (about 4 km). */
const WIDE_DEG = 0.04;
/** Beyond this scale smaller areas would only be specks, metres a pixel. */
const SPECK_SCALE: ScaleSpan = { from: 0, to: 130 };

interface Areas {
  readonly looks: readonly AreaLook[];
  readonly strokes: readonly Stroke[];
  readonly packed: PackedLines;
  readonly fills: readonly { readonly span: ScaleSpan; readonly polygons: readonly FilledPolygon[] }[];
}

/** Draws the outlines of a list of records and fills them softly; the work is done once for each list. */
export function areaPainter<Item extends LineRecord>(
  id: string,
  lookOf: (record: Item) => AreaLook,
): (records: readonly Item[], frame: EnuFrame) => LayersList {
  const known = new WeakMap<readonly Item[], Areas>();
  return (records, frame) => {
    const areas = known.get(records) ?? areasOf(records, lookOf);
    known.set(records, areas);
    return [
      ...areas.fills.map(({ span, polygons }, i) => fillLayer(`${id}-fill-${i}`, polygons, frame, span)),
      ...strokeLayers(`${id}-outline`, areas.packed, areas.strokes, frame),
    ];
  };
}

function areasOf<Item extends LineRecord>(records: readonly Item[], lookOf: (record: Item) => AreaLook): Areas {
  const shaped = records.filter(({ geometry }) => geometry !== undefined);
  const looks: AreaLook[] = [];
  const rankOf = new Map<Item, number>();
  const ranks = new Map<string, number>();
  for (const record of shaped) {
    const look = lookOf(record);
    const small = !look.span && !isWide(record);
    const key = `${JSON.stringify(look)} ${small}`;
    const rank = ranks.get(key) ?? looks.length;
    if (rank === looks.length) {
      ranks.set(key, rank);
      looks.push(small ? { ...look, span: SPECK_SCALE } : look);
    }
    rankOf.set(record, rank);
  }
  const fills = new Map<string, { span: ScaleSpan; polygons: FilledPolygon[] }>();
  for (const record of shaped) {
    const look = looks[rankOf.get(record) ?? 0];
    const alpha = look?.fillAlpha ?? 40;
    if (!look || alpha === 0 || !record.geometry) continue;
    const span = look.span ?? ALL_SCALES;
    const key = `${span.from} ${span.to}`;
    const group = fills.get(key) ?? { span, polygons: [] };
    fills.set(key, group);
    const fill = rgba(look.colour, alpha);
    for (const rings of polygonsOf(record.geometry)) group.polygons.push({ rings, fill });
  }
  return {
    looks,
    strokes: looks.map(strokeOf),
    packed: packLines(shaped, (record) =>
      (looks[rankOf.get(record) ?? 0]?.edgeAlpha ?? 1) > 0 ? (rankOf.get(record) ?? 0) : -1,
    ),
    fills: [...fills.values()].filter(({ polygons }) => polygons.length > 0),
  };
}

function strokeOf({ colour, edgeAlpha = 210, edgePx = 1.2, dash, span = ALL_SCALES }: AreaLook): Stroke {
  return {
    colour: rgba(colour, edgeAlpha),
    widthPx: (metresPerPixel) => (isWithin(metresPerPixel, span) ? edgePx : 0),
    dash,
  };
}

function isWide(record: LineRecord): boolean {
  const [west, south, east, north] = boundsOf(record);
  return east - west > WIDE_DEG || north - south > WIDE_DEG;
}
