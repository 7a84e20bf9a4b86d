import type { UnknownDevice } from '../../shared/contract/feeds.ts';
import type { Station } from '../../shared/records/station.ts';
import { factorsOfList } from '../../shared/telemetry/factors.ts';
import type { RegistrationDraft } from './feedsPanel.ts';

/** Categories that the system types (ST) of HJ 212-2017 table 5 stand for. */
const CATEGORY_OF: Readonly<Record<string, Station['category']>> = {
  '21': 'surfaceWater',
  '22': 'air',
  '23': 'other',
  '24': 'groundWater',
  '27': 'air',
  '31': 'wasteGas',
  '32': 'wasteWater',
};

/** The category that a device most likely is of. */
export function categoryOf({ systemType }: Pick<UnknownDevice, 'systemType'>): Station['category'] {
  return CATEGORY_OF[systemType ?? ''] ?? 'other';
}

/** How many of a device's factors a station's list names. */
function factorsShared(station: Station, factors: readonly string[]): number {
  const measured = new Set(factorsOfList(station.factors).map(({ code }) => code));
  return factors.filter((factor) => measured.has(factor)).length;
}

/**
 * Stations that the device may belong to, the likeliest first: the one that has its number, then those of its category
 * without a device, by the factors that they share.
 */
export function likelyStations(
  device: Pick<UnknownDevice, 'deviceCode' | 'factors' | 'systemType'>,
  stations: readonly Station[],
): readonly Station[] {
  const category = categoryOf(device);
  const score = (station: Station) =>
    (station.deviceCode === device.deviceCode ? 1_000 : 0) +
    (station.category === category ? 100 : 0) +
    (station.deviceCode === undefined ? 50 : 0) +
    Math.min(40, factorsShared(station, device.factors));
  return [...stations]
    .map((station) => ({ station, points: score(station) }))
    .sort((a, b) => b.points - a.points || (a.station.name < b.station.name ? -1 : 1))
    .map(({ station }) => station);
}

/** What the registration of a device starts with. */
export function draftFor(device: UnknownDevice, stations: readonly Station[]): RegistrationDraft {
  const known = stations.find(({ deviceCode }) => deviceCode === device.deviceCode);
  return {
    device,
    how: known ? 'existing' : 'new',
    ...(known ? { stationId: known.id } : {}),
    category: categoryOf(device),
  };
}
