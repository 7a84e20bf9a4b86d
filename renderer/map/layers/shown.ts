import type { PlaceKind, RecordOf } from '../../../shared/records/index.ts';
import type { LayerSetting, MapData } from '../api.ts';

interface Shown {
  readonly list: readonly unknown[];
  readonly setting: LayerSetting | undefined;
  readonly records: readonly unknown[];
}

const lastOf = new Map<PlaceKind, Shown>();

/**
 * The records of a kind that its layer's filters let through. The list keeps its identity while neither the records nor
 * the filters change; without filters it is the data's own.
 */
export function shownRecords<Kind extends PlaceKind>(data: MapData, kind: Kind): readonly RecordOf<Kind>[] {
  const list: readonly RecordOf<Kind>[] = data.places[kind];
  const setting = data.layerSettings?.[kind];
  const passes = filterOf(setting);
  if (!passes) return list;
  const last = lastOf.get(kind);
  if (last?.list === list && sameFilter(last.setting, setting)) return last.records as readonly RecordOf<Kind>[];
  const records = list.filter(passes);
  lastOf.set(kind, { list, setting, records });
  return records;
}

function sameFilter(a: LayerSetting | undefined, b: LayerSetting | undefined): boolean {
  return a?.hidden === b?.hidden && a?.text === b?.text;
}

/** The test that a setting puts records to, or undefined when all pass. A record without a value counts as `none`. */
export function filterOf(setting: LayerSetting | undefined): ((record: object) => boolean) | undefined {
  const hidden = Object.entries(setting?.hidden ?? {}).filter(([, values]) => values.length > 0);
  const text = setting?.text?.trim().toLowerCase() ?? '';
  if (hidden.length === 0 && text === '') return undefined;
  return (record) => {
    for (const [field, values] of hidden) {
      const value: unknown = Reflect.get(record, field) ?? 'none';
      if (values.includes(String(value))) return false;
    }
    if (text === '') return true;
    const words = [Reflect.get(record, 'name'), Reflect.get(record, 'code')];
    return words.some((word) => typeof word === 'string' && word.toLowerCase().includes(text));
  };
}
