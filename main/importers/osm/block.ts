import { PbfReader } from 'pbf';
import type { BlockContent, OsmMember, Tags, Visitor } from './elements.ts';
import { deltas, spanEnd, varints } from './wire.ts';

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;
const NO_TAGS: Tags = new Map();
/** Places are kept to a hundred nanodegrees (1 cm), the precision of OpenStreetMap itself. */
const NANODEGREES = 100;
const PER_DEGREE = 1e7;

/** What the elements of a block share. */
interface Frame {
  readonly strings: string[];
  readonly groups: Uint8Array[];
  /** Nanodegrees of one unit, and the origin, nanodegrees. */
  granularity: number;
  latOffset: number;
  lonOffset: number;
  /** Milliseconds of one unit of time. */
  dateGranularity: number;
}

/**
 * Decodes one primitive block and tells the visitor of its elements; kinds of elements that it does not name are
 * stepped over. Field numbers: osmformat.proto of the format's definition.
 * @throws Error when the bytes are damaged
 */
export function readBlock(block: Uint8Array, visitor: Visitor): BlockContent {
  const frame: Frame = {
    strings: [],
    groups: [],
    granularity: 100,
    latOffset: 0,
    lonOffset: 0,
    dateGranularity: 1000,
  };
  new PbfReader(block).readFields(readFrame, frame);
  const content: BlockContent = { nodes: false, ways: false, relations: false };
  for (const bytes of frame.groups) {
    const pbf = new PbfReader(bytes);
    for (let tag = pbf.nextField(); tag !== 0; tag = pbf.nextField()) readGroup(tag, pbf, frame, visitor, content);
  }
  return content;
}

function readFrame(tag: number, frame: Frame, pbf: PbfReader): void {
  if (tag === 1) pbf.readFields(readStrings, frame.strings, spanEnd(pbf));
  else if (tag === 2) frame.groups.push(pbf.readBytes());
  else if (tag === 17) frame.granularity = pbf.readVarint();
  else if (tag === 18) frame.dateGranularity = pbf.readVarint();
  else if (tag === 19) frame.latOffset = pbf.readVarint(true);
  else if (tag === 20) frame.lonOffset = pbf.readVarint(true);
}

function readStrings(tag: number, strings: string[], pbf: PbfReader): void {
  if (tag === 1) strings.push(pbf.readString());
}

function readGroup(tag: number, pbf: PbfReader, frame: Frame, visitor: Visitor, content: BlockContent): void {
  if (tag === 1 || tag === 2) {
    content.nodes = true;
    if (!visitor.node && !visitor.nodePlace) return;
    if (tag === 1) tellNode(pbf, frame, visitor);
    else tellDense(pbf, frame, visitor);
  } else if (tag === 3) {
    content.ways = true;
    if (visitor.way) tellWay(pbf, frame, visitor.way);
  } else if (tag === 4) {
    content.relations = true;
    if (visitor.relation) tellRelation(pbf, frame, visitor.relation);
  }
}

/** What nodes, ways and relations have alike. */
interface Common {
  id: number;
  readonly keys: number[];
  readonly values: number[];
  changed: number;
}

/** Takes a field that all elements have; false when it is not one of those. */
function readCommon(tag: number, fields: Common, pbf: PbfReader): boolean {
  if (tag === 2) varints(pbf, fields.keys);
  else if (tag === 3) varints(pbf, fields.values);
  else if (tag === 4) pbf.readFields(readInfo, fields, spanEnd(pbf));
  else return false;
  return true;
}

function readInfo(tag: number, fields: Common, pbf: PbfReader): void {
  if (tag === 2) fields.changed = pbf.readVarint(true);
}

function tagsOf({ keys, values }: Pick<Common, 'keys' | 'values'>, { strings }: Frame): Tags {
  if (keys.length === 0) return NO_TAGS;
  return new Map(keys.map((key, i) => [strings[key] ?? '', strings[values[i] ?? 0] ?? '']));
}

/** Epoch ms; 0 in the file: not known. */
function timeOf(changed: number, { dateGranularity }: Frame): number | undefined {
  return changed > 0 ? changed * dateGranularity : undefined;
}

const degrees = (nanodegrees: number) => Math.round(nanodegrees / NANODEGREES) / PER_DEGREE;
const latOf = (units: number, { latOffset, granularity }: Frame) => degrees(latOffset + granularity * units);
const lonOf = (units: number, { lonOffset, granularity }: Frame) => degrees(lonOffset + granularity * units);

function tellNode(pbf: PbfReader, frame: Frame, visitor: Visitor): void {
  const fields = { id: 0, keys: [], values: [], changed: 0, lat: 0, lon: 0 };
  pbf.readFields(
    (tag, node: typeof fields) => {
      if (tag === 1) node.id = pbf.readSVarint();
      else if (tag === 8) node.lat = pbf.readSVarint();
      else if (tag === 9) node.lon = pbf.readSVarint();
      else readCommon(tag, node, pbf);
    },
    fields,
    spanEnd(pbf),
  );
  const { id } = fields;
  const [lon, lat] = [lonOf(fields.lon, frame), latOf(fields.lat, frame)];
  visitor.nodePlace?.(id, lon, lat);
  if (fields.keys.length > 0)
    visitor.node?.({ id, lon, lat, tags: tagsOf(fields, frame), changedAt: timeOf(fields.changed, frame) });
}

function tellDense(pbf: PbfReader, frame: Frame, visitor: Visitor): void {
  const dense = {
    ids: [] as number[],
    lats: [] as number[],
    lons: [] as number[],
    tags: [] as number[],
    changed: [] as number[],
  };
  pbf.readFields(
    (tag, columns: typeof dense) => {
      if (tag === 1) deltas(pbf, columns.ids);
      else if (tag === 5) pbf.readFields(readDenseInfo, columns.changed, spanEnd(pbf));
      else if (tag === 8) deltas(pbf, columns.lats);
      else if (tag === 9) deltas(pbf, columns.lons);
      else if (tag === 10) varints(pbf, columns.tags);
    },
    dense,
    spanEnd(pbf),
  );
  const { ids, lats, lons, tags, changed } = dense;
  if (ids.length !== lats.length || ids.length !== lons.length) throw new RangeError('columns of unequal length');
  // Keys and values of one node after the other, each node ended by a 0; no list at all when none has tags.
  let at = 0;
  for (const [i, id] of ids.entries()) {
    const [lon, lat] = [lonOf(lons[i] ?? 0, frame), latOf(lats[i] ?? 0, frame)];
    visitor.nodePlace?.(id, lon, lat);
    const from = at;
    while (at < tags.length && tags[at] !== 0) at += 2;
    if (at > from && visitor.node) {
      const own = tags.slice(from, at);
      const pairs = { keys: own.filter((_, j) => j % 2 === 0), values: own.filter((_, j) => j % 2 === 1) };
      visitor.node({ id, lon, lat, tags: tagsOf(pairs, frame), changedAt: timeOf(changed[i] ?? 0, frame) });
    }
    at += 1;
  }
}

function readDenseInfo(tag: number, changed: number[], pbf: PbfReader): void {
  if (tag === 2) deltas(pbf, changed);
}

function tellWay(pbf: PbfReader, frame: Frame, tell: NonNullable<Visitor['way']>): void {
  const fields = { id: 0, keys: [], values: [], changed: 0, nodeIds: [] as number[] };
  pbf.readFields(
    (tag, way: typeof fields) => {
      if (tag === 1) way.id = pbf.readVarint(true);
      else if (tag === 8) deltas(pbf, way.nodeIds);
      else readCommon(tag, way, pbf);
    },
    fields,
    spanEnd(pbf),
  );
  const { id, nodeIds, changed } = fields;
  tell({ id, nodeIds, tags: tagsOf(fields, frame), changedAt: timeOf(changed, frame) });
}

function tellRelation(pbf: PbfReader, frame: Frame, tell: NonNullable<Visitor['relation']>): void {
  const fields = {
    id: 0,
    keys: [],
    values: [],
    changed: 0,
    roles: [] as number[],
    ids: [] as number[],
    types: [] as number[],
  };
  pbf.readFields(
    (tag, relation: typeof fields) => {
      if (tag === 1) relation.id = pbf.readVarint(true);
      else if (tag === 8) varints(pbf, relation.roles);
      else if (tag === 9) deltas(pbf, relation.ids);
      else if (tag === 10) varints(pbf, relation.types);
      else readCommon(tag, relation, pbf);
    },
    fields,
    spanEnd(pbf),
  );
  const { id, roles, ids, types, changed } = fields;
  const members = ids.map(
    (member, i): OsmMember => ({
      type: MEMBER_TYPES[types[i] ?? 0] ?? 'node',
      id: member,
      role: frame.strings[roles[i] ?? 0] ?? '',
    }),
  );
  tell({ id, members, tags: tagsOf(fields, frame), changedAt: timeOf(changed, frame) });
}
