import type { Position } from '../../../shared/geo.ts';
import { type AnyRecord, kindOfId, PLACE_KINDS, type RecordKind } from '../../../shared/records/index.ts';
import { rank } from '../../actions/matching.ts';
import type { RecordLists } from '../../state/records.ts';

/** Something the search found: a record on the map, or a position typed as numbers. */
export type Hit =
  | { readonly kind: RecordKind; readonly id: string; readonly record: Located }
  | { readonly kind: 'position'; readonly id: string; readonly position: Position };

type Located = Extract<AnyRecord, { readonly name: string; readonly position: Position }>;

const SEARCHED = ['incident', ...PLACE_KINDS] as const;

/** Two numbers, longitude first unless only the other order can be one (latitudes end at 90), or marked N/S/E/W. */
export function readPosition(text: string): Position | undefined {
  const match = /^\s*(-?\d+(?:\.\d+)?)\s*°?\s*([NSEW])?[\s,;\uff0c]+(-?\d+(?:\.\d+)?)\s*°?\s*([NSEW])?\s*$/i.exec(text);
  if (!match) return undefined;
  const [, first = '', firstMark = '', second = '', secondMark = ''] = match;
  const signed = (value: string, mark: string) => Number(value) * (/[SW]/i.test(mark) ? -1 : 1);
  const a = signed(first, firstMark);
  const b = signed(second, secondMark);
  const latitudeFirst = /[NS]/i.test(firstMark) || /[EW]/i.test(secondMark) || (Math.abs(a) <= 90 && Math.abs(b) > 90);
  const [lon, lat] = latitudeFirst ? [b, a] : [a, b];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : undefined;
}

/** Records whose name, code or address answers the query, incidents first among equals; or the position it names. */
export function findPlaces(lists: RecordLists, query: string, limit: number): readonly Hit[] {
  const position = readPosition(query);
  if (position) return [{ kind: 'position', id: 'position', position }];
  if (query.trim() === '') return [];
  const records = SEARCHED.flatMap((kind): readonly Located[] => lists[kind]);
  return rank(records, query, textsOf, limit).flatMap((record) => {
    const kind = kindOfId(record.id);
    return kind ? [{ kind, id: record.id, record }] : [];
  });
}

function textsOf(record: Located): (string | undefined)[] {
  return [record.name, 'code' in record ? record.code : undefined, record.address];
}
