import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { SCENE_FILES, type SceneFacts } from './buildScene.ts';

const factsSchema = z.object({ radiusM: z.number(), triangles: z.number(), bytes: z.number() });

/** Name of the folder that a subject's scene of a hash stands in. */
export function sceneFolderName(subjectId: string, hash: string): string {
  return `${subjectId.replace(':', '-')}-${hash}`;
}

/** Puts the files into a folder that is either whole or not there: written beside it, on disk, then renamed. */
export async function writeScene(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const draft = join(dirname(folder), `.draft-${basename(folder)}-${process.pid}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    for (const [name, bytes] of files) {
      const file = await open(join(draft, name), 'w');
      try {
        await file.writeFile(bytes);
      } finally {
        await file.close();
      }
    }
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Somebody else built the same scene meanwhile: theirs is as good.
    if (!existsSync(join(folder, SCENE_FILES.facts))) throw error;
  }
}

/** Writes a file that is either whole or not there. */
export async function writeFileWhole(path: string, bytes: Uint8Array): Promise<void> {
  const draft = `${path}.draft`;
  await writeFile(draft, bytes);
  await rename(draft, path);
}

/** Facts of a scene that stands whole in its folder, else undefined. */
export async function readFacts(folder: string): Promise<SceneFacts | undefined> {
  const file = join(folder, SCENE_FILES.facts);
  if (!existsSync(file)) return undefined;
  const parsed = factsSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}

/** Scenes of a subject that stay beside the newest one, for pages that still show them. */
const KEPT_BEFORE = 1;

/** Removes a subject's older scenes but the last one before `current`, and drafts of builds that died. */
export async function pruneScenes(scenes: string, subjectId: string, current: string): Promise<void> {
  const own = `${subjectId.replace(':', '-')}-`;
  const names = (await readdir(scenes)).filter(
    (name) => name !== current && name.startsWith(own) && /^[0-9a-f]{16}$/.test(name.slice(own.length)),
  );
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(scenes, name))).mtimeMs })));
  dated.sort((a, b) => b.at - a.at);
  for (const { name } of dated.slice(KEPT_BEFORE)) await rm(join(scenes, name), { recursive: true, force: true });
}

/** Removes what builds that were cut off left behind; for the hub's start. */
export async function removeDrafts(scenes: string): Promise<void> {
  if (!existsSync(scenes)) return;
  for (const name of await readdir(scenes)) {
    if (name.startsWith('.draft-')) await rm(join(scenes, name), { recursive: true, force: true });
  }
}
