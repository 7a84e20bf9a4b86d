import type { Mesh } from './mesh.ts';

/** A tile of 3D Tiles 1.1 (OGC 22-025r4), its box in local metres. */
export interface Tile {
  readonly boundingVolume: { readonly box: readonly number[] };
  /** Metres by which what is drawn here differs from the finest. */
  readonly geometricError: number;
  readonly refine: 'ADD' | 'REPLACE';
  readonly content?: { readonly uri: string };
  readonly children?: readonly Tile[];
}

/** Error of bodies without their rails, stairs and windows: they are refined some 900 m off at 720 lines, metres. */
const COARSE_ERROR_M = 22;

/** A tile of one file that is as fine as it gets. */
export function leaf(mesh: Mesh, uri: string): Tile | undefined {
  const box = boxOf([mesh]);
  return box && { boundingVolume: { box }, geometricError: 0, refine: 'REPLACE', content: { uri } };
}

/** A tile that its finer child takes the place of when it is near. */
export function refined(coarse: Mesh, coarseUri: string, child: Tile): Tile | undefined {
  const box = boxOf([coarse]);
  if (!box) return undefined;
  return {
    boundingVolume: { box: union(box, child.boundingVolume.box) },
    geometricError: COARSE_ERROR_M,
    refine: 'REPLACE',
    content: { uri: coarseUri },
    children: [child],
  };
}

/** `tileset.json` of tiles about a place. @param transform local metres → Earth-centred, column-major */
export function tilesetJson(tiles: readonly Tile[], transform: readonly number[]): string {
  const box = tiles.map(({ boundingVolume }) => boundingVolume.box).reduce(union, [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
  const root = { transform, boundingVolume: { box }, geometricError: 400, refine: 'ADD', children: tiles };
  return JSON.stringify({ asset: { version: '1.1', generator: 'OneMap Dispatch' }, geometricError: 2_000, root });
}

/** Centre and half axes of the box round meshes. */
function boxOf(meshes: readonly Mesh[]): number[] | undefined {
  const boxes = meshes.flatMap((mesh) => {
    const bounds = mesh.bounds();
    return bounds ? [boxFrom(bounds.low, bounds.high)] : [];
  });
  const [first, ...rest] = boxes;
  return first && rest.reduce(union, first);
}

function boxFrom(low: readonly number[], high: readonly number[]): number[] {
  const middle = [0, 1, 2].map((i) => ((low[i] ?? 0) + (high[i] ?? 0)) / 2);
  const [x = 0.5, y = 0.5, z = 0.5] = [0, 1, 2].map((i) => Math.max(0.5, ((high[i] ?? 0) - (low[i] ?? 0)) / 2));
  return [...middle, x, 0, 0, 0, y, 0, 0, 0, z];
}

function union(a: readonly number[], b: readonly number[]): number[] {
  const edge = (box: readonly number[], i: number, sign: number) => (box[i] ?? 0) + sign * (box[3 + i * 4] ?? 0);
  const low = [0, 1, 2].map((i) => Math.min(edge(a, i, -1), edge(b, i, -1)));
  const high = [0, 1, 2].map((i) => Math.max(edge(a, i, 1), edge(b, i, 1)));
  return boxFrom(low, high);
}
