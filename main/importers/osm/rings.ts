import { booleanPointInPolygon } from '@turf/turf';

/** Ids of nodes along a line. */
export type NodeLine = readonly number[];

/**
 * Joins the lines of an outline end to end into closed rings; undefined when some end stays open, as in an extract that
 * cuts the outline.
 */
export function joinRings(lines: readonly NodeLine[]): number[][] | undefined {
  const open = new Map<number, Set<NodeLine>>();
  const rings: number[][] = [];
  for (const line of lines) {
    const [first, last] = [line[0], line.at(-1)];
    if (first === undefined || last === undefined) continue;
    if (first === last) {
      rings.push([...line]);
      continue;
    }
    for (const end of [first, last]) {
      const meeting = open.get(end);
      if (meeting) meeting.add(line);
      else open.set(end, new Set([line]));
    }
  }
  const take = (line: NodeLine) => {
    for (const end of [line[0], line.at(-1)]) if (end !== undefined) open.get(end)?.delete(line);
  };
  for (const meeting of open.values()) {
    for (const start of meeting) {
      take(start);
      const ring = [...start];
      while (ring[0] !== ring.at(-1)) {
        const end = ring.at(-1) ?? 0;
        const [next] = open.get(end) ?? [];
        if (!next) return undefined;
        take(next);
        ring.push(...(next[0] === end ? next.slice(1) : next.toReversed().slice(1)));
      }
      rings.push(ring);
    }
  }
  return rings;
}

/** Polygons of outer rings, each with the inner rings that lie in it; an inner ring in none of them is left out. */
export function polygonsOf(outers: readonly number[][][], inners: readonly number[][][]): number[][][][] {
  const polygons = outers.map((outer) => [outer]);
  for (const inner of inners) {
    const [at] = inner;
    const home = polygons.find(([outer]) => {
      if (!outer || !at) return false;
      return booleanPointInPolygon(at, { type: 'Polygon', coordinates: [outer] });
    });
    home?.push(inner);
  }
  return polygons;
}
