import { createHash } from 'node:crypto';
import type { Geometry, Position } from '../../shared/geo.ts';
import type { Drain } from '../../shared/records/drain.ts';
import type { Firm } from '../../shared/records/firm.ts';
import type { Installation } from '../../shared/records/installation.ts';
import type { Park } from '../../shared/records/park.ts';
import type { Land, Road } from '../../shared/records/road.ts';

/** Raised when the same records would give another scene. */
const GENERATOR_VERSION = 1;

/** What a scene needs to know of an installation: not what happens to it, so that an emergency builds nothing anew. */
export type SceneInstallation = Pick<
  Installation,
  | 'id'
  | 'name'
  | 'position'
  | 'geometry'
  | 'category'
  | 'substance'
  | 'volumeM3'
  | 'diameterM'
  | 'lengthM'
  | 'widthM'
  | 'structureHeightM'
  | 'headingDeg'
  | 'dikeHeightM'
>;
export type SceneDrain = Pick<
  Drain,
  | 'id'
  | 'name'
  | 'position'
  | 'geometry'
  | 'category'
  | 'code'
  | 'networkName'
  | 'water'
  | 'fromCode'
  | 'toCode'
  | 'diameterM'
  | 'depthM'
  | 'volumeM3'
  | 'valveState'
>;
export interface SceneArea {
  readonly id: string;
  readonly name: string;
  readonly geometry?: Geometry | undefined;
}
export interface SceneRoad {
  readonly id: string;
  readonly geometry: Geometry;
  /** Between kerbs, metres. */
  readonly widthM: number;
}

/** Everything that a scene is built from, by value: the same input gives the same files. */
export interface SceneInput {
  readonly version: number;
  readonly subjectId: string;
  readonly name: string;
  /** Where the local metres begin, on the ellipsoid. */
  readonly origin: Position;
  readonly park?: SceneArea | undefined;
  readonly firms: readonly SceneArea[];
  readonly installations: readonly SceneInstallation[];
  readonly drains: readonly SceneDrain[];
  readonly roads: readonly SceneRoad[];
  readonly greens: readonly SceneArea[];
}

/** Records that belong to one scene. */
export interface SceneRecords {
  readonly subject: Park | Firm;
  readonly park?: Park | undefined;
  readonly firms: readonly Firm[];
  readonly installations: readonly Installation[];
  readonly drains: readonly Drain[];
  readonly roads: readonly Road[];
  readonly lands: readonly Land[];
}

/** Width of a lane and of a road whose record says nothing, metres. */
const LANE_M = 3.5;
const ROAD_M = 8;

/** The part of the records that a scene is built from, in a fixed order. */
export function sceneInputOf(records: SceneRecords): SceneInput {
  const { subject, park, firms, installations, drains, roads, lands } = records;
  const { lon, lat } = subject.position;
  return {
    version: GENERATOR_VERSION,
    subjectId: subject.id,
    name: subject.name,
    origin: { lon, lat },
    ...(park ? { park: areaOf(park) } : {}),
    firms: inOrder(firms).map(areaOf),
    installations: inOrder(installations).map((record) =>
      picked(record, [
        'id',
        'name',
        'position',
        'geometry',
        'category',
        'substance',
        'volumeM3',
        'diameterM',
        'lengthM',
        'widthM',
        'structureHeightM',
        'headingDeg',
        'dikeHeightM',
      ]),
    ),
    drains: inOrder(drains).map((record) =>
      picked(record, [
        'id',
        'name',
        'position',
        'geometry',
        'category',
        'code',
        'networkName',
        'water',
        'fromCode',
        'toCode',
        'diameterM',
        'depthM',
        'volumeM3',
        'valveState',
      ]),
    ),
    roads: inOrder(roads).flatMap(({ id, geometry, widthM, lanes }) =>
      geometry ? [{ id, geometry, widthM: widthM ?? (lanes ? lanes * LANE_M : ROAD_M) }] : [],
    ),
    greens: inOrder(lands).map(areaOf),
  };
}

/** Name of what an input gives: the first sixteen hex digits of the SHA-256 of its JSON. */
export function sceneHash(input: SceneInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 16);
}

const areaOf = ({ id, name, geometry }: SceneArea): SceneArea => ({ id, name, ...(geometry ? { geometry } : {}) });

function inOrder<Kind extends { readonly id: string }>(records: readonly Kind[]): Kind[] {
  return [...records].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function picked<Kind extends object, Key extends keyof Kind>(record: Kind, keys: readonly Key[]): Pick<Kind, Key> {
  return Object.fromEntries(keys.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]]))) as Pick<
    Kind,
    Key
  >;
}
