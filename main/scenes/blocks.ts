import type { LocalFrame } from './localFrame.ts';
import type { SceneInstallation } from './sceneInput.ts';

/** Side of the squares that bodies are gathered in, metres: one square is one tile. */
const BLOCK_M = 450;

/** Installations in squares of land, so that only what is seen near is drawn in detail. */
export function blocksOf(installations: readonly SceneInstallation[], frame: LocalFrame): SceneInstallation[][] {
  const blocks = new Map<string, SceneInstallation[]>();
  for (const record of installations) {
    const [x, y] = frame.at(record.position);
    const key = `${Math.floor(x / BLOCK_M)} ${Math.floor(y / BLOCK_M)}`;
    const block = blocks.get(key);
    if (block) block.push(record);
    else blocks.set(key, [record]);
  }
  return [...blocks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
}
