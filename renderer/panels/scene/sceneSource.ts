import { toAppError } from '../../../shared/errors.ts';
import type { SceneSource } from '../../map/scene3d/bodies.ts';
import { ensureKinds, hub, hubResource } from '../../state/session.ts';
import { notifyError } from '../../ui/notify.ts';

/** A scene that has to be built first takes its time, ms. */
const BUILD_TIMEOUT_MS = 120_000;

/** 3D scenes of the hub that this page is connected to. */
export const sceneSource: SceneSource = {
  list: async () => (await hub().call('scenes.list', {})).scenes,
  ensure: async (subjectId) => (await hub().call('scenes.ensure', { subjectId }, BUILD_TIMEOUT_MS)).scene,
  shown: () => void ensureKinds(['installation', 'drain']).catch(notifyError),
  resource: hubResource,
  failed: (error) => {
    // The line says by itself that the hub is away; scenes are asked for again when it is back.
    if (toAppError(error).code !== 'hub.unreachable') notifyError(error);
  },
};
