import type { ImportKind } from '../../../shared/contract/imports.ts';
import { type Blob, inBounds, unpack } from './blobs.ts';
import { readBlock } from './block.ts';
import { classifyElement, type ElementClass, mainTag } from './elementClass.ts';
import type { BlockContent, OsmNode, OsmRelation, OsmWay, Tags, Visitor } from './elements.ts';
import { NodeTable } from './nodeTable.ts';

/** An element with what it becomes. */
export interface Classified<Element> {
  readonly element: Element;
  readonly found: ElementClass;
}

/** Tags that say nothing of what an element is. A relation with no others is what its outer way says (custom until 2016). */
const FORMAL_TAGS: ReadonlySet<string> = new Set(['type', 'source', 'note', 'created_by', 'attribution']);

/** Elements that were left out, by their main tag. */
export class LeftOut {
  readonly #counts = new Map<string, number>();
  total = 0;

  add(tags: Tags): void {
    if (isFormal(tags)) return;
    const tag = mainTag(tags);
    this.total += 1;
    this.#counts.set(tag, (this.#counts.get(tag) ?? 0) + 1);
  }

  /** The most frequent tags with their counts, as one text. */
  summary(limit: number): string {
    const sorted = [...this.#counts].sort((a, b) => b[1] - a[1]);
    const told = sorted.slice(0, limit).map(([tag, count]) => `${tag} ${count}`);
    return `${told.join(', ')}${sorted.length > limit ? ', …' : ''}`;
  }
}

/**
 * The passes over a file: relations, then ways, then nodes, because each tells which of the next are needed. Blocks are
 * unpacked anew each time, so that a file never lies unpacked in memory as a whole.
 */
export class Passes {
  readonly leftOut = new LeftOut();
  readonly relations: Classified<OsmRelation>[] = [];
  readonly ways: Classified<OsmWay>[] = [];
  /** Ways by id that relations are made of. */
  readonly memberWays = new Map<number, OsmWay>();
  /** Inner ways by the outer way that carries the tags. */
  readonly holes = new Map<number, readonly number[]>();
  readonly #bytes: Uint8Array;
  readonly #fileName: string;
  readonly #asked: ImportKind;
  readonly #blobs: { readonly blob: Blob; content?: BlockContent }[];
  #nodes = new NodeTable([]);

  constructor(bytes: Uint8Array, fileName: string, blobs: readonly Blob[], asked: ImportKind) {
    this.#bytes = bytes;
    this.#fileName = fileName;
    this.#asked = asked;
    this.#blobs = blobs.filter(({ type }) => type === 'OSMData').map((blob) => ({ blob }));
  }

  get nodes(): Pick<NodeTable, 'place'> {
    return this.#nodes;
  }

  /** First and second pass: which relations and ways are kept. */
  async findLines(): Promise<void> {
    const members = new Set<number>();
    await this.#pass('relations', { relation: (relation) => this.#relation(relation, members) });
    await this.#pass('ways', { way: (way) => this.#way(way, members) });
    const needed = function* (ways: Iterable<OsmWay>) {
      for (const { nodeIds } of ways) yield* nodeIds;
    };
    const kept = new Set([...this.ways.map(({ element }) => element), ...this.memberWays.values()]);
    this.#nodes = new NodeTable(needed(kept));
  }

  /** Third pass: the places of all nodes that lines need; yields the nodes that are kept themselves, block by block. */
  async *findNodes(): AsyncGenerator<readonly Classified<OsmNode>[]> {
    for (const entry of this.#blobs) {
      if (entry.content?.nodes === false) continue;
      const found: Classified<OsmNode>[] = [];
      await this.#block(entry, {
        nodePlace: (id, lon, lat) => this.#nodes.put(id, lon, lat),
        node: (element) => {
          const point = classifyElement(element.tags, 'point', this.#asked);
          if (point) found.push({ element, found: point });
          else this.leftOut.add(element.tags);
        },
      });
      if (found.length > 0) yield found;
    }
  }

  #relation(relation: OsmRelation, members: Set<number>): void {
    const type = relation.tags.get('type');
    const isArea = type === 'multipolygon' || type === 'boundary';
    const found = isArea ? classifyElement(relation.tags, 'area', this.#asked) : undefined;
    const ways = relation.members.filter((member) => member.type === 'way');
    if (found) {
      this.relations.push({ element: relation, found });
      for (const { id } of ways) members.add(id);
      return;
    }
    const [outer, ...others] = ways.filter(({ role }) => role !== 'inner');
    if (type === 'multipolygon' && outer && others.length === 0 && isFormal(relation.tags)) {
      const inner = ways.filter(({ role }) => role === 'inner').map(({ id }) => id);
      this.holes.set(outer.id, inner);
      for (const id of inner) members.add(id);
    }
    this.leftOut.add(relation.tags);
  }

  #way(way: OsmWay, members: ReadonlySet<number>): void {
    const isClosed = way.nodeIds.length > 3 && way.nodeIds[0] === way.nodeIds.at(-1);
    const found = classifyElement(way.tags, isClosed ? 'closedLine' : 'openLine', this.#asked);
    if (found) this.ways.push({ element: way, found });
    else this.leftOut.add(way.tags);
    if (members.has(way.id)) this.memberWays.set(way.id, way);
  }

  async #pass(what: keyof BlockContent, visitor: Visitor): Promise<void> {
    for (const entry of this.#blobs) if (entry.content?.[what] !== false) await this.#block(entry, visitor);
  }

  async #block(entry: { readonly blob: Blob; content?: BlockContent }, visitor: Visitor): Promise<void> {
    const block = await unpack(this.#bytes, entry.blob, this.#fileName);
    entry.content = inBounds(this.#fileName, entry.blob.start, () => readBlock(block, visitor));
  }
}

function isFormal(tags: Tags): boolean {
  return [...tags.keys()].every((key) => FORMAL_TAGS.has(key));
}
