import { kindOfId } from '../../shared/records/index.ts';
import type { Service, ServiceDeps } from './service.ts';

/** What moves, as far as the map needs it for drawing. */
export function trackService({ store }: ServiceDeps): Service {
  return {
    'tracks.describe': ({ subjectIds }) => ({
      vehicles: subjectIds.map((id) => {
        const vehicle = kindOfId(id) === 'vehicle' ? store.view.record('vehicle', id) : undefined;
        return vehicle ? [vehicle.category, vehicle.plateNumber ?? vehicle.name] : null;
      }),
    }),
  };
}
