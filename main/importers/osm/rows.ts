import { area, length } from '@turf/turf';
import type { Field } from '../../../shared/exporting/fields.ts';
import type { Geometry } from '../../../shared/geo.ts';
import type { Finding, SourceRow } from '../importer.ts';
import type { ElementClass } from './elementClass.ts';
import type { OsmNode, OsmRelation, OsmWay, Tags } from './elements.ts';
import type { Classified, Passes } from './passes.ts';
import { joinRings, polygonsOf } from './rings.ts';

/** Whose data it is, as its licence (ODbL) asks to be told. */
const PRODUCER = 'OpenStreetMap contributors (ODbL)';

/** Rows of a file, the nodes first, then ways, then relations; numbered through. */
export class OsmRows {
  readonly #passes: Passes;
  #count = 0;
  /** Lines that lost a part because the extract does not hold its nodes. */
  cutLines = 0;

  constructor(passes: Passes) {
    this.#passes = passes;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SourceRow> {
    const passes = this.#passes;
    await passes.findLines();
    for await (const nodes of passes.findNodes()) {
      for (const { element, found } of nodes) yield this.#row('n', element, found, pointAt(element));
    }
    const drawnByRelation = this.#outlines();
    for (const way of passes.ways) {
      const { element, found } = way;
      if (drawnByRelation.get(element.id)?.has(sortOf(found))) continue;
      yield this.#row('w', element, found, found.isArea ? this.#areaOf(way) : this.#lineOf(element));
    }
    for (const { element, found } of passes.relations) yield this.#row('r', element, found, this.#outlineOf(element));
  }

  /** What relations make of their outer ways: such a way with the same tags is not a second thing. */
  #outlines(): ReadonlyMap<number, ReadonlySet<string>> {
    const outlines = new Map<number, Set<string>>();
    for (const { element, found } of this.#passes.relations) {
      for (const { type, id, role } of element.members) {
        if (type !== 'way' || role === 'inner') continue;
        const sorts = outlines.get(id);
        if (sorts) sorts.add(sortOf(found));
        else outlines.set(id, new Set([sortOf(found)]));
      }
    }
    return outlines;
  }

  #row(letter: 'n' | 'w' | 'r', element: Described, found: ElementClass, drawn: Drawing): SourceRow {
    this.#count += 1;
    const code = `${letter}${element.id}`;
    const row = { row: this.#count, properties: silent(element.tags), featureId: code, kind: found.kind };
    if ('reason' in drawn) return { ...row, problem: drawn };
    const values: Partial<Record<Field, unknown>> = { ...found.values, ...measured(found, drawn) };
    values.code = `osm:${code}`;
    values.producer = PRODUCER;
    if (element.changedAt !== undefined) values.asOf = new Date(element.changedAt).toISOString();
    return { ...row, values, geometry: drawn };
  }

  /**
   * A line with every vertex that the file has. Ways that meet share a node, hence the very same coordinates: a network
   * can be built from equal coordinates, the nodes' ids need not be kept. (Two nodes at the very same place, drawn twice
   * by mistake, become one crossing that way.)
   */
  #lineOf({ nodeIds }: OsmWay): Drawing {
    const runs: number[][][] = [];
    let run: number[][] = [];
    for (const id of nodeIds) {
      const place = this.#passes.nodes.place(id);
      if (place) run.push(place);
      else if (run.length > 0) {
        runs.push(run);
        run = [];
      }
    }
    runs.push(run);
    const lines = runs.filter((points) => points.length >= 2);
    const [line] = lines;
    if (!line) return this.#missing(nodeIds);
    if (lines.reduce((sum, points) => sum + points.length, 0) < nodeIds.length) this.cutLines += 1;
    return lines.length === 1
      ? { type: 'LineString', coordinates: line }
      : { type: 'MultiLineString', coordinates: lines };
  }

  #areaOf({ element }: Classified<OsmWay>): Drawing {
    const { id, nodeIds } = element;
    if (nodeIds[0] !== nodeIds.at(-1)) return this.#lineOf(element);
    const ring = this.#ringOf(nodeIds);
    if (!ring) return this.#missing(nodeIds);
    const [polygon] = polygonsOf([ring], this.#innerRings(this.#passes.holes.get(id) ?? []));
    return { type: 'Polygon', coordinates: polygon ?? [ring] };
  }

  #missing(nodeIds: readonly number[]): Finding {
    const count = nodeIds.filter((id) => !this.#passes.nodes.place(id)).length;
    return { reason: 'osmNodesMissing', params: { count } };
  }

  #outlineOf({ members }: OsmRelation): Drawing {
    const ways = members.filter(({ type }) => type === 'way');
    const absent = ways.filter(({ id }) => !this.#passes.memberWays.has(id));
    if (absent.length > 0 || ways.length === 0) return { reason: 'osmOutlineOpen', params: { count: absent.length } };
    const outer = this.#rings(ways.filter(({ role }) => role !== 'inner').map(({ id }) => id));
    if (!outer || outer.length === 0) return { reason: 'osmOutlineOpen', params: { count: 0 } };
    const inner = this.#innerRings(ways.filter(({ role }) => role === 'inner').map(({ id }) => id));
    const polygons = polygonsOf(outer, inner);
    const [only, ...others] = polygons;
    return only && others.length === 0
      ? { type: 'Polygon', coordinates: only }
      : { type: 'MultiPolygon', coordinates: polygons };
  }

  /** Islands that do not close are left out: the outline without them is still the outline. */
  #innerRings(ids: readonly number[]): number[][][] {
    return this.#rings(ids) ?? [];
  }

  #rings(ids: readonly number[]): number[][][] | undefined {
    const lines = ids.flatMap((id) => {
      const way = this.#passes.memberWays.get(id);
      return way ? [way.nodeIds] : [];
    });
    const rings = joinRings(lines)?.map((nodeIds) => this.#ringOf(nodeIds));
    const whole = rings?.filter((ring) => ring !== undefined && ring.length >= 4);
    return whole?.length === rings?.length ? whole?.flatMap((ring) => (ring ? [ring] : [])) : undefined;
  }

  #ringOf(nodeIds: readonly number[]): number[][] | undefined {
    const ring = nodeIds.flatMap((id) => {
      const place = this.#passes.nodes.place(id);
      return place ? [place] : [];
    });
    return ring.length === nodeIds.length && ring.length >= 2 ? ring : undefined;
  }
}

type Described = Pick<OsmNode, 'id' | 'tags' | 'changedAt'>;
type Drawing = Geometry | { readonly type: 'Point'; readonly coordinates: number[] } | Finding;

const sortOf = ({ kind, values }: ElementClass) => `${kind} ${values.category ?? ''}`;
const pointAt = ({ lon, lat }: OsmNode): Drawing => ({ type: 'Point', coordinates: [lon, lat] });

/** Tags to be asked for, but not listed as the columns of a table would be: a file has thousands of different ones. */
function silent(tags: Tags): SourceRow['properties'] {
  return { get: (key) => tags.get(key), keys: () => [] };
}

/** Length of lines, metres, and size of land, square metres, to the whole unit. */
function measured({ kind }: ElementClass, drawn: Exclude<Drawing, Finding>): Partial<Record<Field, string>> {
  if (drawn.type === 'Point') return {};
  const feature = { type: 'Feature', properties: {}, geometry: drawn as GeoJSON.Geometry } as const;
  if (kind === 'road' || kind === 'riverReach')
    return { lengthM: String(Math.round(length(feature, { units: 'meters' }))) };
  return kind === 'land' ? { areaM2: String(Math.round(area(feature))) } : {};
}
