import type { Field } from '../../../shared/exporting/fields.ts';

/** Tags of one element. */
export type Tags = ReadonlyMap<string, string>;

/** What the tags say, under the names of our fields, as text. */
export type ElementValues = Readonly<Partial<Record<Field, string | undefined>>>;

/** The element's own name. */
export function nameOf(tags: Tags): string | undefined {
  return ['name', 'name:zh', 'name:en'].map((key) => tags.get(key)?.trim()).find((name) => name);
}

export interface OsmNode {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly tags: Tags;
  /** When it was last changed, epoch ms; undefined when the file does not say. */
  readonly changedAt: number | undefined;
}

export interface OsmWay {
  readonly id: number;
  readonly tags: Tags;
  /** Ids of its nodes, in order. */
  readonly nodeIds: readonly number[];
  readonly changedAt: number | undefined;
}

export interface OsmMember {
  readonly type: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly tags: Tags;
  readonly members: readonly OsmMember[];
  readonly changedAt: number | undefined;
}

/** What hears of the elements of a block. What it does not name is stepped over. */
export interface Visitor {
  /** Every node's place, tagged or not: called by far the most often, so with plain numbers. */
  nodePlace?(id: number, lon: number, lat: number): void;
  /** A node with tags. */
  node?(node: OsmNode): void;
  way?(way: OsmWay): void;
  relation?(relation: OsmRelation): void;
}

/** Which elements a block holds, so that a later pass steps over blocks without any of interest. */
export interface BlockContent {
  nodes: boolean;
  ways: boolean;
  relations: boolean;
}
