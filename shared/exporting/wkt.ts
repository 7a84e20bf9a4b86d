import type { Geometry } from '../geo.ts';

const point = (coordinate: readonly number[]): string => coordinate.join(' ');
const list = (coordinates: readonly (readonly number[])[]): string => `(${coordinates.map(point).join(', ')})`;
const lists = (parts: readonly (readonly (readonly number[])[])[]): string => `(${parts.map(list).join(', ')})`;

/** Well-known text of an outline (OGC 06-103r4 §7), longitude first, degrees; every digit of the numbers is kept. */
export function toWkt(geometry: Geometry): string {
  switch (geometry.type) {
    case 'LineString':
      return `LINESTRING${tag(geometry.coordinates)} ${list(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING${tag(geometry.coordinates.flat())} ${lists(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON${tag(geometry.coordinates.flat())} ${lists(geometry.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON${tag(geometry.coordinates.flat(2))} (${geometry.coordinates.map(lists).join(', ')})`;
  }
}

function tag(coordinates: readonly (readonly number[])[]): string {
  return coordinates.some((coordinate) => coordinate.length > 2) ? ' Z' : '';
}
