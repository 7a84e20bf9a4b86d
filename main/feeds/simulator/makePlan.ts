import type { MobileSource } from '../../../shared/records/vehicle.ts';
import { factorsOfList } from '../../../shared/telemetry/factors.ts';
import type { Reading } from '../../../shared/telemetry/reading.ts';
import type { Store } from '../../store/types.ts';
import { chance, keyOf } from './chance.ts';
import { incidentPlace } from './incidentPlace.ts';
import type { SimulatedDevice, SimulationPlan } from './plan.ts';
import { everyRecord } from './records.ts';
import { routesOf } from './routes.ts';
import { isSimulated } from './signals.ts';

/** Vehicles that are under way, and one station in so many that also tells its momentary values. */
const MOST_VEHICLES = 120;
const LIVE_ONE_IN = 16;
/** Behind its shield a source adds about as much to the background as this, µSv/h. */
const BACKGROUND_USV_H = 0.1;

export interface PlanDeps {
  readonly store: Store;
  readonly seed: string;
  /** Newest readings of a station. */
  readonly latestOf: (stationId: string) => readonly Reading[];
}

/** Who plays in the demonstration: every demonstration station with a device number, hazmat vehicles, mobile sources. */
export async function makePlan({
  store,
  seed,
  latestOf,
}: PlanDeps): Promise<Omit<SimulationPlan, 'gateway' | 'ingest'>> {
  const all = await everyRecord(store, 'station');
  const stations = all.filter(({ provenance, deviceCode }) => provenance.demo === true && deviceCode !== undefined);
  const script = incidentPlace(stations, await everyRecord(store, 'park'), await everyRecord(store, 'riverReach'));
  const devices = stations.flatMap(({ id, deviceCode, category, factors }): SimulatedDevice[] => {
    const codes = factorsOfList(factors).map(({ code }) => code);
    const measured = codes.filter((code) => isSimulated(category, code));
    if (deviceCode === undefined || measured.length === 0) return [];
    const hours = latestOf(id).flatMap(({ period, at }) => (period === 'hour' ? [at] : []));
    const isLive =
      category === 'radiation' ||
      deviceCode === script?.outlet ||
      deviceCode === script?.river ||
      chance(keyOf(seed, 'live', deviceCode), 0) < 1 / LIVE_ONE_IN;
    const known = hours.length > 0 ? { newestHourAt: Math.max(...hours) } : {};
    return [{ deviceCode, category, factors: measured, isLive, ...known }];
  });
  const hazmat = (await everyRecord(store, 'vehicle'))
    .filter(({ provenance, category }) => provenance.demo === true && category === 'hazmat')
    .slice(0, MOST_VEHICLES);
  const vehicles = routesOf(hazmat, await everyRecord(store, 'road'), seed);
  const sources = (await everyRecord(store, 'mobileSource')).filter(({ provenance }) => provenance.demo === true);
  return { seed, devices, ...(script ? { script } : {}), vehicles, sources: sources.map(standingSource) };
}

function standingSource({ id, position }: MobileSource): SimulationPlan['sources'][number] {
  const doseRateUsvH = BACKGROUND_USV_H * (1 + chance(keyOf('dose', id), 0));
  return { subject: id, lon: position.lon, lat: position.lat, doseRateUsvH };
}
