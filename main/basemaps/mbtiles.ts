import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { tileOf } from './fetchTile.ts';
import type { Archive } from './tile.ts';

/**
 * Opens an MBTiles file (MBTiles 1.3), read-only. Its rows count from the south (TMS).
 * @throws AppError basemap.notTiles
 */
export function openMbtiles(path: string, file: string): Archive {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true });
    const rows = database.prepare('SELECT name, value FROM metadata').all() as { name: string; value: string }[];
    const metadata = new Map(rows.map(({ name, value }) => [name, String(value)]));
    const levels = database.prepare('SELECT min(zoom_level) AS least, max(zoom_level) AS most FROM tiles').get() as {
      least: number | null;
      most: number | null;
    };
    const vector = /^(pbf|mvt)$/i.test(metadata.get('format') ?? '');
    const find = database.prepare(
      'SELECT tile_data AS bytes FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?',
    );
    const open = database;
    return {
      info: {
        format: vector ? 'vector' : 'raster',
        minLevel: levelOf(metadata.get('minzoom'), levels.least ?? 0),
        maxLevel: levelOf(metadata.get('maxzoom'), levels.most ?? 0),
        ...optional('name', metadata.get('name')),
        ...optional('credit', plain(metadata.get('attribution'))),
        ...optional('bounds', boundsOf(metadata.get('bounds'))),
      },
      async tile({ level, x, y }) {
        const row = find.get(level, x, 2 ** level - 1 - y) as { bytes: Buffer } | undefined;
        return row ? tileOf(row.bytes, vector) : { problem: 'empty' };
      },
      close: () => open.close(),
    };
  } catch (error) {
    database?.close();
    throw new AppError('basemap.notTiles', { file }, error);
  }
}

function levelOf(text: string | undefined, found: number): number {
  const level = Number(text);
  return text !== undefined && Number.isInteger(level) && level >= 0 && level <= 30 ? level : found;
}

function boundsOf(text: string | undefined): [number, number, number, number] | undefined {
  const [west, south, east, north] = (text ?? '').split(',').map(Number);
  return [west, south, east, north].every((value) => value !== undefined && Number.isFinite(value))
    ? [west ?? 0, south ?? 0, east ?? 0, north ?? 0]
    : undefined;
}

function plain(html: string | undefined): string | undefined {
  return html?.replace(/<[^>]*>/g, '').trim();
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined || value === '' ? {} : { [key]: value }) as { [K in Key]?: Value };
}
