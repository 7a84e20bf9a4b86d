import { type PlaceKind, type PlaceRecord, type RecordOf, recordSchemas } from '../../shared/records/index.ts';

/** The day that the invented figures are said to be of: 2025-06-30. */
export const AS_OF = Date.UTC(2025, 5, 30);

/** A record before it has an id and a source; its code is unique within its kind. */
export type Draft<Kind extends PlaceKind> = Omit<RecordOf<Kind>, 'id' | 'provenance'> & { readonly code: string };

/**
 * A record as it is written to a file. The importer gives the id that stays.
 * @param producer department that answers for it
 * @throws ZodError when the generator made something that no record may be
 */
export function made<Kind extends PlaceKind>(kind: Kind, producer: string, draft: Draft<Kind>): PlaceRecord {
  return recordSchemas[kind].parse({ ...draft, id: `${kind}:${draft.code}`, provenance: { producer, asOf: AS_OF } });
}

/** Producing departments of the demonstration. */
export const PRODUCERS = {
  ecology: '福建省（演示）生态环境局',
  emergency: '福建省（演示）应急管理厅',
  water: '福建省（演示）水利厅',
  traffic: '福建省（演示）交通运输厅',
  statistics: '福建省（演示）统计局',
  grid: '漳州市（演示）网格管理中心',
  radiation: '福建省（演示）辐射环境监督站',
  parks: '福建省（演示）园区管理委员会',
} as const;

/** `0007` */
export const numbered = (value: number, width = 4): string => String(value).padStart(width, '0');
