import { DRAIN_WATERS, VALVE_STATES } from './drain.ts';
import { FIRM_STATUSES } from './firm.ts';
import type { PlaceKind } from './index.ts';
import { INSTALLATION_CONDITIONS } from './installation.ts';
import { PROCESS_LEVELS, RECEPTOR_LEVELS } from './riskSource.ts';
import { ONE_WAY } from './road.ts';
import { SOURCE_CLASSES } from './vehicle.ts';

/**
 * What a field of a record holds, in SI: how files are read into it, how it is shown, and how it can be filtered.
 * `category` is the kind's own category (`records.<kind>_<value>`); `words` are named values
 * (`records.<field>_<value>`).
 */
export type FieldType =
  | { readonly type: 'text'; readonly limit: number }
  | { readonly type: 'category' }
  | { readonly type: 'words'; readonly words: readonly string[] }
  | { readonly type: 'yesNo' }
  | { readonly type: 'date' }
  | { readonly type: 'people' }
  | { readonly type: 'massKg' }
  | { readonly type: 'areaM2' }
  /** Any other number, in the unit that the name of the field ends with; `whole` for counts. */
  | { readonly type: 'number'; readonly unit: NumberUnit; readonly whole?: boolean }
  /** A depot's stock, or the people of a place: they are parts of the record, not fields of one value. */
  | { readonly type: 'items' }
  | { readonly type: 'population' };

export const NUMBER_UNITS = ['', 'm', 'm3', 'm3/d', 'm3/s', 'm/s', 'km/h', 'deg', 'Bq'] as const;
export type NumberUnit = (typeof NUMBER_UNITS)[number];

const text = (limit: number) => ({ type: 'text', limit }) as const;
const words = <const Words extends readonly string[]>(list: Words) => ({ type: 'words', words: list }) as const;
const number = (unit: NumberUnit) => ({ type: 'number', unit }) as const;
const whole = { type: 'number', unit: '', whole: true } as const;
const category = { type: 'category' } as const;
const massKg = { type: 'massKg' } as const;
const areaM2 = { type: 'areaM2' } as const;
const people = { type: 'people' } as const;
const date = { type: 'date' } as const;
const yesNo = { type: 'yesNo' } as const;
const population = { populationDay: people, populationNight: people, populationAsOf: date } as const;
const substance = { substance: text(200), casNumber: text(20), amountKg: massKg } as const;
const grade = words(['general', 'larger', 'major']);
const levels = { processLevel: words(PROCESS_LEVELS), receptorLevel: words(RECEPTOR_LEVELS) } as const;

/**
 * What each kind has beyond what all places have, in the order of columns. `populationDay`, `populationNight` and
 * `populationAsOf` are parts of the record's `population`.
 */
export const OWN_FIELDS = {
  firm: {
    industry: text(100),
    creditCode: text(30),
    riskGrade: grade,
    ratioQ: number(''),
    ...levels,
    status: words(FIRM_STATUSES),
    parkName: text(200),
    permitNumber: text(60),
    employees: people,
  },
  riskSource: {
    category,
    firmName: text(200),
    ...substance,
    criticalAmountKg: massKg,
    ...levels,
    riskGrade: grade,
  },
  supply: {
    itemName: { type: 'items' },
    itemQuantity: { type: 'items' },
    itemUnit: { type: 'items' },
    items: { type: 'items' },
  },
  shelter: { category, capacityPeople: people, areaM2 },
  sensitiveArea: { category, ...population },
  team: { category, members: people },
  park: { category, areaM2, organisationName: text(200) },
  installation: {
    category,
    firmName: text(200),
    ...substance,
    volumeM3: number('m3'),
    diameterM: number('m'),
    lengthM: number('m'),
    widthM: number('m'),
    structureHeightM: number('m'),
    headingDeg: number('deg'),
    dikeHeightM: number('m'),
    condition: words(INSTALLATION_CONDITIONS),
  },
  station: { category, firmName: text(200), deviceCode: text(60), factors: text(500), riverName: text(100) },
  outlet: {
    category,
    firmName: text(200),
    receivingWater: text(100),
    factors: text(500),
    permittedFlowM3Day: number('m3/d'),
    structureHeightM: number('m'),
  },
  camera: {
    category,
    firmName: text(200),
    headingDeg: number('deg'),
    fieldOfViewDeg: number('deg'),
    rangeM: number('m'),
    streamUrl: text(500),
    subStreamUrl: text(500),
    gatewayName: text(200),
    channelId: text(200),
  },
  drain: {
    category,
    networkName: text(200),
    firmName: text(200),
    water: words(DRAIN_WATERS),
    fromCode: text(100),
    toCode: text(100),
    diameterM: number('m'),
    depthM: number('m'),
    lengthM: number('m'),
    volumeM3: number('m3'),
    valveState: words(VALVE_STATES),
  },
  riverReach: {
    category,
    riverName: text(100),
    toCode: text(100),
    lengthM: number('m'),
    widthM: number('m'),
    depthM: number('m'),
    flowM3S: number('m3/s'),
    velocityMS: number('m/s'),
    slope: number(''),
  },
  waterFacility: { category, riverName: text(100), volumeM3: number('m3') },
  gridCell: { category, parentCode: text(100), areaM2, ...population },
  populationBlock: { category, ...population, households: whole },
  organisation: { category, parentName: text(200), jurisdiction: text(200), dutyPhone: text(60) },
  contact: { category, organisationName: text(200), firmName: text(200), post: text(100) },
  vehicle: {
    category,
    plateNumber: text(20),
    organisationName: text(200),
    substance: text(200),
    capacityPeople: people,
    loadKg: massKg,
    deviceCode: text(60),
  },
  mobileSource: {
    category,
    nuclide: text(40),
    activityBq: number('Bq'),
    activityAt: date,
    sourceClass: words(SOURCE_CLASSES),
    organisationName: text(200),
    fenceRadiusM: number('m'),
    deviceCode: text(60),
  },
  road: {
    category,
    roadNumber: text(40),
    oneWay: words(ONE_WAY),
    lanes: whole,
    speedKmh: number('km/h'),
    widthM: number('m'),
    bridge: yesNo,
    tunnel: yesNo,
    lengthM: number('m'),
  },
  land: { category, areaM2 },
  panorama: { category, firmName: text(200), headingDeg: number('deg') },
  model3d: { category, headingDeg: number('deg') },
} as const satisfies Record<PlaceKind, Readonly<Record<string, FieldType>>>;

type KeysOf<Table> = Table extends unknown ? keyof Table : never;
/** Name of a field that some kind has of its own. */
export type OwnField = KeysOf<(typeof OWN_FIELDS)[PlaceKind]>;

/** Own fields of a kind with what they hold, in order. */
export function ownFieldsOf(kind: PlaceKind): readonly (readonly [field: OwnField, type: FieldType])[] {
  return Object.entries(OWN_FIELDS[kind]) as [OwnField, FieldType][];
}

/** Value of an own field as the record holds it; undefined when it is absent, or a depot's stock. */
export function ownValue(record: Readonly<Record<string, unknown>>, field: OwnField): unknown {
  if (field === 'populationDay' || field === 'populationNight' || field === 'populationAsOf') {
    const part = { populationDay: 'day', populationNight: 'night', populationAsOf: 'asOf' }[field];
    const { population: people } = record;
    return typeof people === 'object' && people !== null
      ? Object.entries(people).find(([key]) => key === part)?.[1]
      : undefined;
  }
  return record[field];
}
