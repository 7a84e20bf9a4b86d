import type { Geometry } from '../geo.ts';

/** What a place is on the ground. */
export const FORM = { point: 0, line: 1, area: 2 } as const;
export type Form = (typeof FORM)[keyof typeof FORM];

/**
 * A line or an area without the names of its parts: the coordinates of each line, or of each ring (the first and the
 * last point of a ring are the same), as longitude, latitude, longitude … in degrees.
 */
export interface Outline {
  readonly form: typeof FORM.line | typeof FORM.area;
  readonly parts: readonly Float64Array[];
  /** Of an area: how many rings each of its polygons has, outer one first. */
  readonly rings: readonly number[];
}

export function outlineOf(geometry: Geometry): Outline {
  switch (geometry.type) {
    case 'LineString':
      return { form: FORM.line, parts: [flat(geometry.coordinates)], rings: [] };
    case 'MultiLineString':
      return { form: FORM.line, parts: geometry.coordinates.map(flat), rings: [] };
    case 'Polygon':
      return { form: FORM.area, parts: geometry.coordinates.map(flat), rings: [geometry.coordinates.length] };
    case 'MultiPolygon':
      return {
        form: FORM.area,
        parts: geometry.coordinates.flatMap((polygon) => polygon.map(flat)),
        rings: geometry.coordinates.map((polygon) => polygon.length),
      };
  }
}

function flat(points: readonly (readonly number[])[]): Float64Array {
  const out = new Float64Array(points.length * 2);
  points.forEach(([lon = 0, lat = 0], i) => {
    out[2 * i] = lon;
    out[2 * i + 1] = lat;
  });
  return out;
}

/** An outline as bytes: numbers of 64 bits, so that reading it back is no work. */
export function packOutline({ form, parts, rings }: Outline): Uint8Array {
  const head = [form, parts.length, ...parts.map((part) => part.length), rings.length, ...rings];
  const numbers = new Float64Array(head.length + parts.reduce((sum, part) => sum + part.length, 0));
  numbers.set(head);
  let at = head.length;
  for (const part of parts) {
    numbers.set(part, at);
    at += part.length;
  }
  return new Uint8Array(numbers.buffer);
}

/** @throws RangeError when the bytes are no packed outline */
export function unpackOutline(bytes: Uint8Array): Outline {
  // A copy: the numbers must begin at a multiple of eight bytes.
  const numbers = new Float64Array(bytes.slice().buffer);
  const count = numbers[1] ?? 0;
  const lengths = numbers.subarray(2, 2 + count);
  const ringCount = numbers[2 + count] ?? 0;
  const rings = [...numbers.subarray(3 + count, 3 + count + ringCount)];
  let at = 3 + count + ringCount;
  const parts: Float64Array[] = [];
  for (const length of lengths) {
    if (at + length > numbers.length) throw new RangeError('outline is cut short');
    parts.push(numbers.subarray(at, at + length));
    at += length;
  }
  return { form: numbers[0] === FORM.area ? FORM.area : FORM.line, parts, rings };
}
