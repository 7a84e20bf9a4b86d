import { required, type Service, type ServiceDeps } from './service.ts';

/** Cameras that play. What they say of addresses holds no secret: `main/video/vault.ts`. */
export function videoService({ store, video }: ServiceDeps): Service {
  return {
    'video.open': ({ cameraId, ...input }, { user }) =>
      video.open(required(store.view, 'camera', cameraId), input, user),
    'video.answer': ({ cameraId, ...input }) => video.answer(required(store.view, 'camera', cameraId), input),
    'video.status': () => video.status(),
    'video.gateways': () => ({ gateways: video.gateways.list() }),
    'video.setGateway': (setting) => ({ gateway: video.gateways.set(setting) }),
    'video.removeGateway': ({ name }) => ({ removed: video.gateways.remove(name) }),
    'video.channels': ({ gateway }) => video.channels(gateway),
  };
}
