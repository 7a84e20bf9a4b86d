import type { BaseMapSource } from '../../../shared/records/desk.ts';
import { hubResource } from '../../state/session.ts';

/** One of the user's base maps as the hosts draw it: Web-Mercator tiles (XYZ) that the hub serves. */
export interface UserSource {
  /** Id of the record. */
  readonly id: string;
  readonly name: string;
  readonly minLevel: number;
  /** Deepest level that has tiles; nearer than that they are drawn larger. */
  readonly maxLevel: number;
  readonly format: 'raster' | 'vector';
  readonly opacity: number;
  readonly credit: string;
  /** Changes when the record does: what was loaded before is no longer its picture. */
  readonly version: string;
}

/** Where a tile is: an address of the hub and what must be sent with it. Row 0 is the northernmost. */
export interface TileRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The request of one tile. @throws Error before a session is open */
export function tileUrl({ id }: Pick<UserSource, 'id'>, z: number, x: number, y: number): TileRequest {
  return hubResource(`/basemaps/${encodeURIComponent(id)}/${z}/${x}/${y}`);
}

/** What the person at this desk chose for a source against its record. */
export interface SourceChoice {
  readonly shown?: boolean | undefined;
  readonly opacity?: number | undefined;
}

/** The sources that show, the lowest first. */
export function shownSources(
  records: readonly BaseMapSource[],
  choices: Readonly<Record<string, SourceChoice>>,
): readonly UserSource[] {
  return records
    .filter(({ id, shown }) => choices[id]?.shown ?? shown)
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    .map((record) => ({
      id: record.id,
      name: record.name,
      minLevel: record.minLevel,
      maxLevel: Math.max(record.minLevel, record.maxLevel),
      format: record.tileFormat,
      opacity: choices[record.id]?.opacity ?? record.opacity ?? 1,
      credit: record.credit ?? '',
      version: `${record.category} ${record.url ?? ''} ${record.file ?? ''} ${record.tileFormat}`,
    }));
}
