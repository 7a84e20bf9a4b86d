import { exportTitle } from '../../shared/exporting/readingTable.ts';
import { factorName, factorOf, unitAt } from '../../shared/telemetry/factors.ts';
import { MEDIA_TYPES } from '../exporting/exportFile.ts';
import type { Service, ServiceDeps } from './service.ts';

/** What was measured and where things were. */
export function telemetryService({ telemetry, feeds, store, clock, log }: ServiceDeps): Service {
  return {
    'readings.latest': ({ stationIds }) => ({
      readings: stationIds ? stationIds.flatMap((id) => telemetry.latestOf(id)) : [...telemetry.latest()],
    }),

    'readings.history': async (query) => ({ series: await telemetry.series(query) }),

    'readings.factors': async ({ stationId }) => ({ factors: await telemetry.factors(stationId) }),

    'readings.export': async ({ series, from, to, period, format, language }) => {
      const named = series.map(({ stationId, factor }) => {
        const station = store.view.record('station', stationId);
        const known = factorOf(factor);
        return {
          stationId,
          factor,
          station: station?.name ?? stationId,
          factorName: factorName(known, language),
          unit: unitAt(known, station?.category),
        };
      });
      const query = { series: named, from, to, period, format, language, feedName: feeds.nameOf };
      const { bytes, readings } = await telemetry.export(query);
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      return {
        fileName: `${exportTitle(language)}-${day}.${format}`,
        mediaType: MEDIA_TYPES[format],
        content: Buffer.from(bytes).toString('base64'),
        readings,
      };
    },

    'readings.setProducer': ({ stationId, factor, feedId }, { user }) => {
      const changed = telemetry.setProducer({ stationId, factor }, feedId);
      log.info({ stationId, factor, feedId, user: user.id, changed }, 'authoritative producer changed');
      return { changed };
    },

    'tracks.trail': async (query) => ({ points: await telemetry.trail(query) }),
  };
}
