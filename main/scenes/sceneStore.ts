import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadyScene, SceneInfo } from '../../shared/contract/scenes.ts';
import { AppError } from '../../shared/errors.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import { distanceM } from '../../shared/geo.ts';
import type { Store } from '../store/types.ts';
import { SCENE_FILES, type SceneFacts, viewFile } from './buildScene.ts';
import { pruneScenes, readFacts, removeDrafts, sceneFolderName } from './sceneFolder.ts';
import { type SceneInput, sceneHash, sceneInputOf } from './sceneInput.ts';
import { runSceneTask, type SceneTask } from './sceneTask.ts';
import { SceneSubjects } from './subjects.ts';

/** Records that scenes are made of. */
const KINDS: ReadonlySet<string> = new Set(['park', 'firm', 'installation', 'drain', 'road', 'land']);

/** The 3D scenes of a hub: which there could be, and their files below `scenes/`, built when somebody wants them. */
export class SceneStore {
  readonly #store: Store;
  readonly #folder: string;
  /** Folder that each scene's records give, as of some state of the records. */
  readonly #names = new Map<string, { readonly subjects: SceneSubjects; readonly name: string }>();
  readonly #building = new Map<string, Promise<void>>();
  #subjects: SceneSubjects | undefined;
  #started: Promise<void> | undefined;

  /** @param folder the hub's data folder */
  constructor(store: Store, folder: string) {
    this.#store = store;
    this.#folder = join(folder, 'scenes');
    store.onReplaced(() => {
      this.#subjects = undefined;
    });
    store.onCommit((events) => {
      if (events.some(touches)) this.#subjects = undefined;
    });
  }

  list(): SceneInfo[] {
    const subjects = this.#current();
    return subjects.ids.flatMap((subjectId) => {
      const brief = subjects.brief(subjectId);
      if (!brief) return [];
      const { subject, firms, installations, drains } = brief;
      const { lon, lat } = subject.position;
      const reach = [...firms, ...installations].map(({ position }) => distanceM(subject.position, position));
      return [
        {
          subjectId,
          name: subject.name,
          origin: { lon, lat },
          radiusM: Math.round(reach.reduce((most, value) => Math.max(most, value), 60)),
          firms: firms.length,
          installations: installations.length,
          drains: drains.length,
          state: this.#stateOf(subjectId),
        },
      ];
    });
  }

  /** @throws AppError record.notFound when nothing stands there */
  async ensure(subjectId: string): Promise<ReadyScene> {
    this.#started ??= removeDrafts(this.#folder);
    await this.#started;
    const subjects = this.#current();
    const sceneId = subjects.sceneIdOf(subjectId);
    const records = sceneId === undefined ? undefined : subjects.records(sceneId);
    if (sceneId === undefined || !records) throw new AppError('record.notFound', { id: subjectId });
    const input = sceneInputOf(records);
    const name = sceneFolderName(sceneId, sceneHash(input));
    this.#names.set(sceneId, { subjects, name });
    const path = join(this.#folder, name);
    if (!existsSync(join(path, SCENE_FILES.facts))) await this.#build(sceneId, input, path, name);
    const facts = await readFacts(path);
    if (!facts) throw new AppError('store.failed', {}, new Error(`${name} is not whole`));
    const ready = this.#ready(input, facts, name);
    if (subjectId === sceneId) return ready;
    const file = viewFile(subjectId);
    const ownIds = subjects.installationsOf(subjectId);
    if (!existsSync(join(path, file)))
      await this.#buildView({ input, folder: path, view: { file: join(path, file), ownIds } });
    return { ...ready, glbUrl: `/scenes/${name}/${file}` };
  }

  /** One build of a view at a time. */
  #buildView(task: SceneTask): Promise<void> {
    const key = task.view?.file ?? task.folder;
    const under = this.#building.get(key);
    if (under) return under;
    const building = runSceneTask(task).finally(() => this.#building.delete(key));
    this.#building.set(key, building);
    return building;
  }

  #current(): SceneSubjects {
    this.#subjects ??= new SceneSubjects(this.#store.view);
    return this.#subjects;
  }

  #stateOf(sceneId: string): 'missing' | 'building' | 'ready' {
    if (this.#building.has(sceneId)) return 'building';
    const subjects = this.#current();
    let known = this.#names.get(sceneId);
    if (known?.subjects !== subjects) {
      const records = subjects.records(sceneId);
      if (!records) return 'missing';
      known = { subjects, name: sceneFolderName(sceneId, sceneHash(sceneInputOf(records))) };
      this.#names.set(sceneId, known);
    }
    return existsSync(join(this.#folder, known.name, SCENE_FILES.facts)) ? 'ready' : 'missing';
  }

  /** One build of a subject at a time: whoever asks meanwhile waits for it. */
  async #build(sceneId: string, input: SceneInput, path: string, name: string): Promise<void> {
    const under = this.#building.get(sceneId);
    if (under) await under;
    if (existsSync(join(path, SCENE_FILES.facts))) return;
    const building = mkdir(this.#folder, { recursive: true })
      .then(() => runSceneTask({ input, folder: path }))
      .then(() => pruneScenes(this.#folder, sceneId, name))
      .finally(() => this.#building.delete(sceneId));
    this.#building.set(sceneId, building);
    await building;
  }

  #ready(input: SceneInput, facts: SceneFacts, name: string): ReadyScene {
    const url = (file: string) => `/scenes/${name}/${file}`;
    const hasDrains = existsSync(join(this.#folder, name, SCENE_FILES.drains));
    return {
      subjectId: input.subjectId,
      name: input.name,
      origin: input.origin,
      firms: input.firms.length,
      installations: input.installations.length,
      drains: input.drains.length,
      state: 'ready',
      url: url(SCENE_FILES.tileset),
      glbUrl: url(SCENE_FILES.glb),
      ...(hasDrains ? { drainsUrl: url(SCENE_FILES.drains) } : {}),
      ...facts,
    };
  }
}

/** True for events that may change what scenes are made of. */
function touches(event: LoggedEvent): boolean {
  if (event.type === 'record.put' || event.type === 'records.removed') return KINDS.has(event.payload.kind);
  return event.type.startsWith('import.') || event.type.startsWith('records.');
}
