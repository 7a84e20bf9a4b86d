import { ALARM_PRIORITIES } from '../../../shared/records/alarm.ts';
import { CAMERA_CATEGORIES } from '../../../shared/records/camera.ts';
import { DRAIN_CATEGORIES } from '../../../shared/records/drain.ts';
import { INSTALLATION_CATEGORIES, INSTALLATION_CONDITIONS } from '../../../shared/records/installation.ts';
import { MODEL3D_CATEGORIES } from '../../../shared/records/model3d.ts';
import { CONTACT_CATEGORIES, ORGANISATION_CATEGORIES } from '../../../shared/records/organisation.ts';
import { OUTLET_CATEGORIES } from '../../../shared/records/outlet.ts';
import { PANORAMA_CATEGORIES } from '../../../shared/records/panorama.ts';
import { PARK_CATEGORIES } from '../../../shared/records/park.ts';
import { RISK_SOURCE_CATEGORIES } from '../../../shared/records/riskSource.ts';
import { WATER_FACILITY_CATEGORIES } from '../../../shared/records/river.ts';
import { SENSITIVE_AREA_CATEGORIES } from '../../../shared/records/sensitiveArea.ts';
import { SHELTER_CATEGORIES } from '../../../shared/records/shelter.ts';
import { STATION_CATEGORIES } from '../../../shared/records/station.ts';
import { TEAM_CATEGORIES } from '../../../shared/records/team.ts';
import { MOBILE_SOURCE_CATEGORIES, VEHICLE_CATEGORIES } from '../../../shared/records/vehicle.ts';

/** Cells of the atlas: `kind`, `kind_category` or `kind_category_grade`, and the marks that lie round a symbol. */
export type SymbolName = string;

export const GRADES = ['none', 'general', 'larger', 'major'] as const;

const byCategory = (kind: string, categories: readonly string[]): SymbolName[] =>
  categories.map((category) => `${kind}_${category}`);

/** What the readings of a station say, the weightiest first; its symbol has a badge of that. */
export const STATION_STATES = ['exceeding', 'suspicious', 'flagged', 'silent', 'normal'] as const;

/** Every symbol of the atlas, in its order. */
export const SYMBOL_NAMES: readonly SymbolName[] = [
  'ring_selected',
  'ring_hovered',
  'ring_highlighted',
  ...GRADES.map((grade) => `firm_${grade}`),
  ...RISK_SOURCE_CATEGORIES.flatMap((category) => GRADES.map((grade) => `riskSource_${category}_${grade}`)),
  'supply',
  ...byCategory('shelter', SHELTER_CATEGORIES),
  ...byCategory('sensitiveArea', SENSITIVE_AREA_CATEGORIES),
  ...byCategory('team', TEAM_CATEGORIES),
  'incident_open',
  'incident_drill',
  'incident_closed',
  ...ALARM_PRIORITIES.flatMap((priority) => [
    `alarm_${priority}`,
    `alarm_${priority}_acknowledged`,
    `alarm_${priority}_cleared`,
  ]),
  ...byCategory('park', PARK_CATEGORIES),
  ...INSTALLATION_CATEGORIES.flatMap((category) => byCategory(`installation_${category}`, INSTALLATION_CONDITIONS)),
  ...byCategory('station', STATION_CATEGORIES),
  ...STATION_CATEGORIES.flatMap((category) => byCategory(`station_${category}`, STATION_STATES)),
  ...byCategory('outlet', OUTLET_CATEGORIES),
  ...byCategory('camera', CAMERA_CATEGORIES),
  ...byCategory('drain', DRAIN_CATEGORIES),
  ...byCategory('waterFacility', WATER_FACILITY_CATEGORIES),
  ...byCategory('organisation', ORGANISATION_CATEGORIES),
  ...byCategory('contact', CONTACT_CATEGORIES),
  ...byCategory('vehicle', VEHICLE_CATEGORIES),
  ...byCategory('mobileSource', MOBILE_SOURCE_CATEGORIES),
  ...byCategory('panorama', PANORAMA_CATEGORIES),
  ...byCategory('model3d', MODEL3D_CATEGORIES),
];
