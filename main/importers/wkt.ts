const TYPES: Readonly<Record<string, string>> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
};
/** Lists inside lists that a type's coordinates have. */
const DEPTH: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Well-known text as a GeoJSON geometry that is not validated yet, or undefined when it is none. */
export function parseWkt(text: string): unknown {
  const match = /^\s*(?:SRID=\d+;)?\s*([A-Z]+)\s*(?:ZM|Z|M)?\s*(\(.*\))\s*$/is.exec(text.replaceAll(/\s+/g, ' '));
  const type = TYPES[(match?.[1] ?? '').toUpperCase()];
  if (!match || type === undefined) return undefined;
  // Each `x y z` becomes a JSON list and each bracket a list of those: JSON.parse then checks the nesting.
  const body = (match[2] ?? '').replaceAll(/([^(),]+)/g, (numbers) => {
    const trimmed = numbers.trim();
    return trimmed === '' ? '' : `[${trimmed.split(/\s+/).map(jsonNumber).join(',')}]`;
  });
  try {
    const nested: unknown = JSON.parse(body.replaceAll('(', '[').replaceAll(')', ']'));
    return { type, coordinates: atDepth(type, nested) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function jsonNumber(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? String(value) : 'null';
}

/** `POINT (1 2)` parses one list too deep, and `MULTIPOINT ((1 2), (3 4))` may. */
function atDepth(type: string, nested: unknown): unknown {
  if (!Array.isArray(nested)) return nested;
  if (DEPTH[type] === 0) return nested[0];
  if (type === 'MultiPoint')
    return nested.map((part: unknown) => (Array.isArray(part) && Array.isArray(part[0]) ? part[0] : part));
  return nested;
}
