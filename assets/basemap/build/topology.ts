/** A path of [lon, lat] vertices; a ring repeats its first vertex at the end. */
export type Path = [lon: number, lat: number][];

/** What lies on the two sides of a run of edges: owner indices, `undefined` where nothing does. */
export interface Sides {
  readonly left: number;
  readonly right: number | undefined;
}

const KEY = 2 ** 25;

/**
 * Edges of polygons that share their borders vertex by vertex. An edge walked both ways parts two owners; one walked
 * one way only is the outline of the whole. Vertices are equal when they agree to 1e-5 degree.
 */
export class Topology {
  private readonly ids = new Map<number, number>();
  private readonly points: [number, number][] = [];
  private readonly edges = new Map<number, number>();
  /** Walks of an edge beyond the first in the same direction: owners that overlap. */
  private readonly repeats = new Map<number, number>();

  addRing(ring: readonly (readonly number[])[], owner: number): void {
    let previous: number | undefined;
    for (const [lon = 0, lat = 0] of ring) {
      const id = this.idOf(lon, lat);
      if (previous !== undefined && previous !== id) this.addEdge(previous * KEY + id, owner);
      previous = id;
    }
  }

  private addEdge(key: number, owner: number): void {
    if (this.edges.has(key)) this.repeats.set(key, (this.repeats.get(key) ?? 0) + 1);
    this.edges.set(key, owner);
  }

  private idOf(lon: number, lat: number): number {
    const key = Math.round((lon + 180) * 1e5) * 2e7 + Math.round((lat + 90) * 1e5);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = this.points.length;
    this.ids.set(key, id);
    this.points.push([lon, lat]);
    return id;
  }

  point(id: number): [number, number] {
    const point = this.points[id];
    if (!point) throw new Error(`no vertex ${id}`);
    return point;
  }

  /** Every edge once, as ids; a border edge comes with the lower owner on its left. */
  *walk(): Generator<{ from: number; to: number; sides: Sides }> {
    for (const [key, left] of this.edges) {
      const from = Math.floor(key / KEY);
      const to = key % KEY;
      const right = this.edges.get(to * KEY + from);
      if (right !== undefined && (right < left || (right === left && to < from))) continue;
      yield { from, to, sides: { left, right } };
    }
  }

  /** Joins the chosen edges into paths as long as they go, closed where they close. */
  paths(choose: (from: [number, number], to: [number, number], sides: Sides) => number | undefined): {
    path: Path;
    mark: number;
  }[] {
    const byMark = new Map<number, Map<number, number[]>>();
    for (const { from, to, sides } of this.walk()) {
      const mark = choose(this.point(from), this.point(to), sides);
      if (mark === undefined) continue;
      const links = byMark.get(mark) ?? new Map<number, number[]>();
      byMark.set(mark, links);
      link(links, from, to);
      link(links, to, from);
    }
    const found: { path: Path; mark: number }[] = [];
    for (const [mark, links] of [...byMark].sort((a, b) => a[0] - b[0])) {
      for (const ids of chains(links)) found.push({ mark, path: ids.map((id) => this.point(id)) });
    }
    return found;
  }

  /**
   * The outline of everything together, as closed rings for the nonzero rule. Each edge counts as often as it is walked
   * one way more than the other: as every source ring closes, so do these, even where owners overlap.
   */
  outline(): Path[] {
    const next = new Map<number, number[]>();
    const walks = (key: number): number => (this.edges.has(key) ? 1 + (this.repeats.get(key) ?? 0) : 0);
    for (const key of this.edges.keys()) {
      const from = Math.floor(key / KEY);
      const to = key % KEY;
      for (let left = walks(key) - walks(to * KEY + from); left > 0; left--) link(next, from, to);
    }
    const rings: Path[] = [];
    for (const start of next.keys()) {
      while ((next.get(start)?.length ?? 0) > 0) {
        const ids = [start];
        for (let at = next.get(start)?.pop(); at !== undefined; at = next.get(at)?.pop()) {
          ids.push(at);
          if (at === start) break;
        }
        if (ids.at(-1) !== start) throw new Error('an outline does not close');
        if (ids.length > 3) rings.push(ids.map((id) => this.point(id)));
      }
    }
    return rings;
  }
}

function link(links: Map<number, number[]>, from: number, to: number): void {
  const list = links.get(from);
  if (list) list.push(to);
  else links.set(from, [to]);
}

function* chains(links: Map<number, number[]>): Generator<number[]> {
  const take = (from: number, to: number): void => {
    for (const [a, b] of [
      [from, to],
      [to, from],
    ] as const) {
      const list = links.get(a) ?? [];
      list.splice(list.indexOf(b), 1);
    }
  };
  const follow = (start: number): number[] => {
    const ids = [start];
    let at = start;
    for (;;) {
      const to = links.get(at)?.[0];
      if (to === undefined) return ids;
      take(at, to);
      ids.push(to);
      at = to;
      if (at === start || nodes.has(at)) return ids;
    }
  };
  const nodes = new Set([...links].filter(([, list]) => list.length !== 2).map(([id]) => id));
  for (const node of nodes) while ((links.get(node)?.length ?? 0) > 0) yield follow(node);
  for (const start of links.keys()) while ((links.get(start)?.length ?? 0) > 0) yield follow(start);
}
