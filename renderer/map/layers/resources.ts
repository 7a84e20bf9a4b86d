import { CONTACT_CATEGORIES, ORGANISATION_CATEGORIES } from '../../../shared/records/organisation.ts';
import { SHELTER_CATEGORIES } from '../../../shared/records/shelter.ts';
import { TEAM_CATEGORIES } from '../../../shared/records/team.ts';
import { VEHICLE_CATEGORIES } from '../../../shared/records/vehicle.ts';
import { categoryFilter, symbolLegend } from './filters.ts';
import { placeLayer } from './placeLayer.ts';

/** Shelters: a house with a walking person. */
export const shelters = placeLayer({
  kind: 'shelter',
  group: 'people',
  nearM: 130_000,
  symbol: 'shelter_emergency',
  symbolOf: (shelter) => `shelter_${shelter.category}`,
  priorityOf: () => 32,
  legend: [{ labelKey: 'records.shelter', look: { type: 'symbol', symbol: 'shelter_emergency' } }],
  filters: [categoryFilter('shelter', SHELTER_CATEGORIES)],
});

/** Supply depots: a hexagon with a crate. */
export const supplies = placeLayer({
  kind: 'supply',
  group: 'resources',
  nearM: 400_000,
  symbol: 'supply',
  symbolOf: () => 'supply',
  priorityOf: () => 34,
});

/** Teams at their bases: a shield with a picture by category. */
export const teams = placeLayer({
  kind: 'team',
  group: 'resources',
  nearM: 400_000,
  symbol: 'team_fire',
  symbolOf: (team) => `team_${team.category}`,
  priorityOf: () => 44,
  legend: symbolLegend('team', TEAM_CATEGORIES),
  filters: [categoryFilter('team', TEAM_CATEGORIES)],
});

/** Vehicles where they stand: a sign that points ahead. Those that report their position are in the layer `moving`. */
export const vehicles = placeLayer({
  kind: 'vehicle',
  group: 'resources',
  defaultVisible: false,
  symbol: 'vehicle_other',
  symbolOf: (vehicle) => `vehicle_${vehicle.category}`,
  priorityOf: (vehicle) => (vehicle.category === 'hazmat' ? 37 : 31),
  hasSymbol:
    ({ movingIds }) =>
    ({ id }) =>
      !movingIds?.has(id),
  selectAlso: ({ movingIds }) => [movingIds],
  legend: symbolLegend('vehicle', VEHICLE_CATEGORIES),
  filters: [categoryFilter('vehicle', VEHICLE_CATEGORIES)],
});

/** Organisations: a pentagon with their field's picture. */
export const organisations = placeLayer({
  kind: 'organisation',
  group: 'resources',
  defaultVisible: false,
  nearM: 400_000,
  symbol: 'organisation_emergency',
  symbolOf: (organisation) => `organisation_${organisation.category}`,
  priorityOf: () => 28,
  legend: symbolLegend('organisation', ORGANISATION_CATEGORIES),
  filters: [categoryFilter('organisation', ORGANISATION_CATEGORIES)],
});

/** Contacts: off at first, for they are people. */
export const contacts = placeLayer({
  kind: 'contact',
  group: 'resources',
  defaultVisible: false,
  nearM: 60_000,
  symbol: 'contact_duty',
  symbolOf: (contact) => `contact_${contact.category}`,
  priorityOf: () => 20,
  legend: [{ labelKey: 'records.contact', look: { type: 'symbol', symbol: 'contact_duty' } }],
  filters: [categoryFilter('contact', CONTACT_CATEGORIES)],
});
