import type { TileAddress } from './tile.ts';

/** Layers of Tianditu in Web Mercator: vector, imagery, and the names for each. */
export const TIANDITU_LAYERS = ['vec', 'img', 'ter', 'cva', 'cia', 'cta'] as const;
/** Address of Tianditu's tiles; `{layer}` and `{token}` besides the usual. */
export const TIANDITU_URL =
  'https://t{n}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default' +
  '&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={token}';

/**
 * The address of a tile from what the user typed: XYZ and REST WMTS templates, or the address of a WMTS service with
 * LAYER and TILEMATRIXSET. Undefined when it makes none.
 */
export function fillTemplate(template: string, { level, x, y }: TileAddress): URL | undefined {
  const values: Readonly<Record<string, string>> = {
    z: String(level),
    x: String(x),
    y: String(y),
    '-y': String(2 ** level - 1 - y),
    s: 'abc'[(x + y) % 3] ?? 'a',
    n: String((x + y) % 8),
    tilematrix: String(level),
    tilerow: String(y),
    tilecol: String(x),
    style: 'default',
  };
  let placed = 0;
  const filled = template.trim().replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = values[name.toLowerCase()];
    if (value === undefined) return whole;
    placed++;
    return value;
  });
  const url = URL.parse(filled);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return undefined;
  if (/[{}]|%7B|%7D/i.test(filled)) return undefined;
  return placed > 0 ? url : withQuery(url, { level, x, y });
}

/** A WMTS request by key and value; needs LAYER and TILEMATRIXSET in the address. */
function withQuery(url: URL, { level, x, y }: TileAddress): URL | undefined {
  const has = (key: string) => [...url.searchParams.keys()].some((name) => name.toUpperCase() === key);
  if (!has('LAYER') || !has('TILEMATRIXSET')) return undefined;
  const defaults = { SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', STYLE: 'default', FORMAT: 'image/png' };
  for (const [key, value] of Object.entries(defaults)) if (!has(key)) url.searchParams.set(key, value);
  url.searchParams.set('TILEMATRIX', String(level));
  url.searchParams.set('TILEROW', String(y));
  url.searchParams.set('TILECOL', String(x));
  return url;
}
