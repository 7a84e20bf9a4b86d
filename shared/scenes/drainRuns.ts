import type { Position } from '../geo.ts';
import type { Drain } from '../records/drain.ts';

/** A drain pipe as it lies: points in flow direction with the depth of its axis below ground, metres. */
export interface DrainRun {
  readonly id: string;
  readonly water: NonNullable<Drain['water']>;
  /** Inner diameter, metres. */
  readonly diameterM: number;
  readonly points: readonly { readonly position: Position; readonly depthM: number }[];
}

type DrainPart = Pick<
  Drain,
  'id' | 'category' | 'position' | 'geometry' | 'code' | 'networkName' | 'fromCode' | 'toCode' | 'water'
> &
  Pick<Drain, 'diameterM' | 'depthM'>;

/** Where the record does not say: depth of an axis below ground and inner diameter, metres. */
export const DEFAULT_DEPTH_M = 2;
export const DEFAULT_DIAMETER_M = 0.5;

/**
 * Every pipe of drain networks that lies somewhere: along its own line, else straight from node to node by their codes
 * (within one network). Its ends are as deep as the nodes there, unless it names its own depth.
 */
export function drainRunsOf(parts: readonly DrainPart[]): DrainRun[] {
  const nodes = new Map<string, DrainPart>();
  for (const part of parts) {
    if (part.category !== 'pipe' && part.code !== undefined) nodes.set(key(part.networkName, part.code), part);
  }
  return parts.flatMap((part) => {
    if (part.category !== 'pipe') return [];
    const from = part.fromCode === undefined ? undefined : nodes.get(key(part.networkName, part.fromCode));
    const to = part.toCode === undefined ? undefined : nodes.get(key(part.networkName, part.toCode));
    const line = lineOf(part) ?? (from && to ? [from.position, to.position] : undefined);
    if (!line || line.length < 2) return [];
    const first = part.depthM ?? from?.depthM ?? DEFAULT_DEPTH_M;
    const last = part.depthM ?? to?.depthM ?? DEFAULT_DEPTH_M;
    const points = line.map((position, i) => ({
      position,
      depthM: first + ((last - first) * i) / (line.length - 1),
    }));
    return [{ id: part.id, water: part.water ?? 'rain', diameterM: part.diameterM ?? DEFAULT_DIAMETER_M, points }];
  });
}

const key = (network: string | undefined, code: string) => `${network ?? ''}\n${code}`;

function lineOf({ geometry }: DrainPart): Position[] | undefined {
  if (geometry?.type === 'LineString') return positionsOf(geometry.coordinates);
  if (geometry?.type === 'MultiLineString') return positionsOf(geometry.coordinates[0] ?? []);
  return undefined;
}

const positionsOf = (coordinates: readonly number[][]): Position[] =>
  coordinates.map(([lon = 0, lat = 0]) => ({ lon, lat }));
