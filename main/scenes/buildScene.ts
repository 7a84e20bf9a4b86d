import { blocksOf } from './blocks.ts';
import type { Detail } from './bodies/body.ts';
import { drawBody } from './bodies/index.ts';
import { drawDrains } from './drains.ts';
import { type FeatureRow, featureRow } from './features.ts';
import { writeGlb } from './glb.ts';
import { drawGround, type Part } from './ground.ts';
import { LocalFrame } from './localFrame.ts';
import { Mesh } from './mesh.ts';
import { reachOf } from './roads.ts';
import type { SceneInput, SceneInstallation } from './sceneInput.ts';
import { standAt } from './stand.ts';
import { leaf, refined, type Tile, tilesetJson } from './tileset.ts';

/** Names of the files of every scene. */
export const SCENE_FILES = {
  /** Ground and bodies. */
  tileset: 'tileset.json',
  /** What lies under the ground; only where there are drains. */
  drains: 'drains.json',
  /** Ground and bodies in one file, for viewers that know no tiles; a park's without small parts. */
  glb: 'scene.glb',
  facts: 'scene.json',
} as const;

/** What was built, for lists. */
export interface SceneFacts {
  /** Of the circle about the origin that holds it all, metres. */
  readonly radiusM: number;
  readonly triangles: number;
  readonly bytes: number;
}

/** Builds every file of a scene. The same input gives the same bytes. */
export async function buildScene(input: SceneInput): Promise<Map<string, Uint8Array>> {
  const frame = new LocalFrame(input.origin);
  const files = new Map<string, Uint8Array>();
  const put = async (name: string, part: Part) => {
    files.set(name, await writeGlb(part));
    return name;
  };
  const ground = drawGround(input, frame);
  const tiles: (Tile | undefined)[] = [];
  if (ground.mesh.vertices > 0) tiles.push(leaf(ground.mesh, await put('ground.glb', ground)));
  const whole = beginning(ground);
  const own = input.park ? 'coarse' : 'fine';
  for (const [i, block] of blocksOf(input.installations, frame).entries()) {
    const coarse = drawBlock(block, frame, 'coarse');
    const fine = drawBlock(block, frame, 'fine');
    const child = leaf(fine.mesh, await put(`bodies-${i}.glb`, fine));
    if (child) tiles.push(refined(coarse.mesh, await put(`bodies-${i}-coarse.glb`, coarse), child));
    add(whole, own === 'fine' ? fine : coarse);
  }
  const transform = frame.transform();
  const write = (name: string, text: string) => files.set(name, Buffer.from(text, 'utf8'));
  write(
    SCENE_FILES.tileset,
    tilesetJson(
      tiles.filter((tile) => tile !== undefined),
      transform,
    ),
  );
  if (whole.mesh.vertices > 0) await put(SCENE_FILES.glb, whole);
  const drains = drawDrains(input, frame);
  if (drains.mesh.vertices > 0) {
    const tile = leaf(drains.mesh, await put('drains.glb', drains));
    if (tile) write(SCENE_FILES.drains, tilesetJson([tile], transform));
  }
  const facts: SceneFacts = {
    radiusM: Math.ceil(reachOf(input, frame)),
    triangles: whole.mesh.triangles,
    bytes: [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0),
  };
  write(SCENE_FILES.facts, JSON.stringify(facts));
  return files;
}

/** Name of the file that `buildView` gives for a firm. */
export function viewFile(firmId: string): string {
  return `view-${firmId.replace(':', '-')}.glb`;
}

/**
 * One binary glTF of a park as seen from one firm: its own bodies in detail, the others without their small parts.
 * @param ownIds installations drawn in detail
 */
export async function buildView(input: SceneInput, ownIds: ReadonlySet<string>): Promise<Uint8Array> {
  const frame = new LocalFrame(input.origin);
  const whole = beginning(drawGround(input, frame));
  const own = input.installations.filter(({ id }) => ownIds.has(id));
  const others = input.installations.filter(({ id }) => !ownIds.has(id));
  add(whole, drawBlock(own, frame, 'fine'));
  add(whole, drawBlock(others, frame, 'coarse'));
  return writeGlb(whole);
}

interface Whole {
  readonly mesh: Mesh;
  readonly features: FeatureRow[];
}

function beginning({ mesh, features }: Part): Whole {
  const whole = { mesh: new Mesh(), features: [...features] };
  whole.mesh.append(mesh, 0);
  return whole;
}

function add(whole: Whole, part: Part): void {
  whole.mesh.append(part.mesh, whole.features.length);
  whole.features.push(...part.features);
}

function drawBlock(block: readonly SceneInstallation[], frame: LocalFrame, detail: Detail): Part {
  const mesh = new Mesh();
  const features: FeatureRow[] = [];
  for (const record of block) {
    const { id, name, category, substance = '', volumeM3 = 0 } = record;
    mesh.feature = features.push(featureRow({ id, name, kind: category, substance, volumeM3 })) - 1;
    const [x, y] = frame.at(record.position);
    // Bodies stand on the plots, a hand above the land.
    drawBody(mesh, standAt(x, y, record.headingDeg, 0.12), record, detail);
  }
  return { mesh, features };
}
