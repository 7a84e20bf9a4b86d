import { SceneStore } from '../scenes/sceneStore.ts';
import type { Service, ServiceDeps } from './service.ts';

/** 3D scenes of parks and firms, built from their records. */
export function sceneService({ store, folder }: ServiceDeps): Service {
  const scenes = new SceneStore(store, folder);
  return {
    'scenes.list': () => ({ scenes: scenes.list() }),
    'scenes.ensure': async ({ subjectId }) => ({ scene: await scenes.ensure(subjectId) }),
  };
}
