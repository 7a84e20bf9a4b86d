import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DRAFT_PREFIX, MODELS_FOLDER } from '../importers/tiles3dFolder.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/types.ts';

/** Names that `modelFolderName` gives. Whatever else lies there is not ours. */
const MODEL_FOLDER = /^[0-9a-f]{40}$/;

/**
 * Removes folders of models that no record names any more, and what an interrupted import left. R1: a folder that a
 * record names, or that the undoing of an import would bring back, stays.
 * @returns names of what was removed
 */
export async function pruneModels(store: Store, dataFolder: string, log: Log): Promise<string[]> {
  const models = join(dataFolder, MODELS_FOLDER);
  if (!existsSync(models)) return [];
  const named = new Set(store.snapshot(['model3d']).entities.flatMap(({ entity }) => folderOf(entity.fields)));
  const stale = (await readdir(models)).filter(
    (name) => name.startsWith(DRAFT_PREFIX) || (MODEL_FOLDER.test(name) && !named.has(name)),
  );
  if (stale.length === 0) return [];
  const undoable = foldersOfUndo(store);
  const removed = stale.filter((name) => !undoable.has(name));
  for (const name of removed) await rm(join(models, name), { recursive: true, force: true });
  if (removed.length > 0) log.info({ removed: removed.length }, 'models without a record were removed');
  return removed;
}

/** Folders of the models that imports have replaced. */
function foldersOfUndo(store: Store): ReadonlySet<string> {
  const replaced = store.eventsOfType('import.completed').flatMap(({ payload }) => payload.replaced ?? []);
  return new Set(replaced.flatMap(({ kind, record }) => (kind === 'model3d' ? folderOf(record) : [])));
}

function folderOf(record: unknown): string[] {
  const folder: unknown = Reflect.get(Object(record), 'folder');
  return typeof folder === 'string' ? [folder] : [];
}
