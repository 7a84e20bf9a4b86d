import type { SearchHit } from '../../../shared/contract/search.ts';
import type { Position } from '../../../shared/geo.ts';
import { type AnyRecord, isPlaceKind, kindOfId, PLACE_KINDS } from '../../../shared/records/index.ts';
import { isSearched } from '../../../shared/search/fields.ts';
import { rank } from '../../actions/matching.ts';
import type { RecordLists } from '../../state/records.ts';

type Located = Extract<AnyRecord, { readonly name: string; readonly position: Position }>;

const SEARCHED = ['incident', ...PLACE_KINDS] as const;

/** What of this page's own records answers, incidents first among equals: for when the hub cannot be asked. */
export function findPlaces(lists: RecordLists, query: string, limit: number): readonly SearchHit[] {
  if (query.trim() === '') return [];
  const records = SEARCHED.flatMap((kind): readonly Located[] => lists[kind]);
  return rank(records, query, textsOf, limit).flatMap((record) => hitOf(record) ?? []);
}

function hitOf(record: Located): SearchHit | undefined {
  const kind = kindOfId(record.id);
  if (!kind || !isSearched(kind)) return undefined;
  const category = isPlaceKind(kind) && 'category' in record ? { category: record.category } : {};
  const detail = record.address === undefined ? {} : { detail: record.address };
  return { id: record.id, kind, ...category, name: record.name, nameRanges: [], ...detail, position: record.position };
}

function textsOf(record: Located): (string | undefined)[] {
  return [record.name, 'code' in record ? record.code : undefined, record.address];
}
