import type { BodySize } from '../../../shared/scenes/sizes.ts';
import type { Mesh } from '../mesh.ts';
import type { SceneInstallation } from '../sceneInput.ts';
import type { Stand } from '../stand.ts';

/** How much of a body is drawn: from afar, or with its rails, stairs and windows. */
export type Detail = 'coarse' | 'fine';

/** Draws one installation on its stand, whose "along" is the record's heading. */
export type DrawBody = (mesh: Mesh, stand: Stand, size: BodySize, record: SceneInstallation, detail: Detail) => void;

/** A number from 0 to 1 that always is the same for the same id. */
export function chanceOf(id: string, salt = 0): number {
  let hash = 2_166_136_261 ^ salt;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}

/** A count that a length asks for, within bounds. */
export function countOf(lengthM: number, stepM: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, Math.round(lengthM / stepM)));
}
