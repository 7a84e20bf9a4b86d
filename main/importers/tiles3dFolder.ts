import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ModelPlacement } from '../../shared/contract/imports.ts';
import { storeError } from '../store/storeErrors.ts';

/** Folder of the data folder that holds a folder for each imported model. */
export const MODELS_FOLDER = 'models';
/** How the folder of a model that is still being written begins; what is left of one goes at the next start. */
export const DRAFT_PREFIX = '.draft-';

/** A model's folder is named after what is in it, so that the same file imported twice is kept once. */
export function modelFolderName(bytes: Uint8Array, placement: ModelPlacement | undefined): string {
  const hash = createHash('sha256').update(bytes);
  return hash
    .update(JSON.stringify(placement ?? null))
    .digest('hex')
    .slice(0, 40);
}

/**
 * Writes a model's files. R12: its folder appears whole or not at all: it is written under another name, forced to
 * disk, then renamed.
 * @param files path and bytes, one after the other so that a large model is never in memory whole
 * @throws AppError store.full, store.failed; what reading the files throws
 */
export async function writeModel(
  dataFolder: string,
  name: string,
  files: AsyncIterable<readonly [path: string, bytes: Uint8Array]>,
): Promise<void> {
  const models = join(dataFolder, MODELS_FOLDER);
  const target = join(models, name);
  if (existsSync(target)) return;
  const draft = join(models, `${DRAFT_PREFIX}${name}`);
  try {
    await fileError(models, rm(draft, { recursive: true, force: true }));
    for await (const [path, bytes] of files) await fileError(models, writeFile(join(draft, path), bytes));
    await fileError(models, rename(draft, target));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function fileError<Result>(folder: string, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw storeError(error, folder);
  }
}
