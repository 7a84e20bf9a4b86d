import type { Field } from '../../shared/exporting/fields.ts';
import type { PlaceKind } from '../../shared/records/index.ts';
import type { Properties } from './importer.ts';

/** What a feature of OpenStreetMap is for us. */
export interface OsmClass {
  readonly kind: PlaceKind;
  readonly category?: string;
  readonly substance?: string;
  /** Remark that goes with an assumption. */
  readonly remark?: string;
  /** The tag that decided, `amenity=fuel`. */
  readonly tag: string;
}

type Target = Omit<OsmClass, 'tag'>;
const area = (category: string): Target => ({ kind: 'sensitiveArea', category });

/** Keys that say what a feature is; the first with a known value decides. */
const TARGETS: Readonly<Record<string, Readonly<Record<string, Target>>>> = {
  amenity: {
    ...each('hospital clinic doctors', area('hospital')),
    ...each('school kindergarten college university', area('school')),
    ...each('nursing_home social_facility', area('careHome')),
    ...each(
      'place_of_worship theatre cinema marketplace library community_centre arts_centre conference_centre events_venue',
      area('publicPlace'),
    ),
    ...each('townhall police public_building', area('office')),
    fuel: {
      kind: 'riskSource',
      category: 'fuelStation',
      substance: '汽油',
      remark: '物质“汽油”由 OpenStreetMap 标签 amenity=fuel 推定，未经核实',
    },
    shelter: { kind: 'shelter', category: 'other' },
    fire_station: { kind: 'team', category: 'fire' },
  },
  emergency: { assembly_point: { kind: 'shelter', category: 'emergency' } },
  healthcare: each('hospital clinic doctor', area('hospital')),
  place: each('city town village hamlet suburb neighbourhood quarter isolated_dwelling', area('residents')),
  tourism: each('hotel hostel motel guest_house alpine_hut museum theme_park', area('publicPlace')),
  shop: each('mall supermarket department_store', area('publicPlace')),
  leisure: { ...each('stadium sports_centre', area('publicPlace')), nature_reserve: area('reserve') },
  boundary: each('protected_area national_park', area('reserve')),
  natural: { protected: area('reserve') },
  office: each('government', area('office')),
  man_made: {
    ...each('water_works water_well', area('intake')),
    works: { kind: 'firm' },
    storage_tank: { kind: 'riskSource', category: 'tank' },
  },
  landuse: { industrial: { kind: 'firm' }, residential: area('residents') },
};

function each(values: string, target: Target): Record<string, Target> {
  return Object.fromEntries(values.split(' ').map((value) => [value, target]));
}

/** Shelters against rain at a bus stop or a picnic table shelter nobody in an emergency. */
const NO_SHELTER = new Set([
  'public_transport',
  'picnic_shelter',
  'gazebo',
  'pergola',
  'sun_shelter',
  'changing_rooms',
]);
/** Contents of tanks that are no risk to the environment. */
const HARMLESS = new Set(['water', 'hot_water', 'drinking_water', 'rainwater']);

/**
 * What the feature is by its tags: a class, the tags that say nothing to us, or undefined when it carries no tags of
 * OpenStreetMap at all.
 */
export function classifyOsm(properties: Properties): OsmClass | { readonly unknownTags: string } | undefined {
  const unknown: string[] = [];
  for (const [key, values] of Object.entries(TARGETS)) {
    const value = properties.get(key);
    if (typeof value !== 'string' || !/^[a-z][a-z0-9_;:]*$/.test(value)) continue;
    const tag = `${key}=${value}`;
    const target = Object.hasOwn(values, value) ? values[value] : undefined;
    if (target && !isExcepted(tag, properties)) return { ...target, tag };
    unknown.push(tag);
  }
  return unknown.length > 0 ? { unknownTags: unknown.join('; ') } : undefined;
}

function isExcepted(tag: string, properties: Properties): boolean {
  if (tag === 'amenity=shelter') return NO_SHELTER.has(String(properties.get('shelter_type')));
  if (tag === 'man_made=storage_tank')
    return HARMLESS.has(String(properties.get('content') ?? properties.get('substance')));
  return false;
}

/** `osm:n58957648` from `n58957648`, `node/58957648`, or the `@id` of Overpass exports. */
export function osmCode(featureId: string | undefined, properties: Properties): string | undefined {
  const id = featureId ?? String(properties.get('@id') ?? properties.get('osm_id') ?? '');
  const match = /^(n|w|r|a|node|way|relation|area)\/?(\d{1,18})$/.exec(id);
  return match ? `osm:${match[1]?.charAt(0)}${match[2]}` : undefined;
}

const firstText = (properties: Properties, ...keys: string[]): string | undefined =>
  keys
    .map((key) => properties.get(key))
    .find((value): value is string => typeof value === 'string' && value.trim() !== '')
    ?.trim();

/** Fields of our records that OpenStreetMap keeps under its own keys. */
export function osmFields(found: OsmClass, properties: Properties): Partial<Record<Field, string | undefined>> {
  const tagValue = found.tag.slice(found.tag.indexOf('=') + 1);
  const short = firstText(properties, 'ref', 'operator', 'brand');
  const street = [
    firstText(properties, 'addr:city'),
    firstText(properties, 'addr:street'),
    firstText(properties, 'addr:housenumber'),
  ];
  const fields: Partial<Record<Field, string | undefined>> = {
    name: firstText(properties, 'name', 'name:zh', 'name:en') ?? (short && `${short} ${tagValue}`),
    category: found.category,
    substance:
      found.kind === 'riskSource' ? (found.substance ?? firstText(properties, 'substance', 'content')) : undefined,
    remark: found.remark ?? firstText(properties, 'description', 'note'),
    address: firstText(properties, 'addr:full') ?? (street.filter((part) => part !== undefined).join(' ') || undefined),
    contactPhone: firstText(properties, 'phone', 'contact:phone'),
    firmName: found.kind === 'riskSource' ? firstText(properties, 'operator', 'brand') : undefined,
    industry: found.kind === 'firm' ? firstText(properties, 'product', 'industrial') : undefined,
    capacityPeople: found.kind === 'shelter' ? firstText(properties, 'capacity') : undefined,
    population: found.category === 'residents' ? firstText(properties, 'population') : undefined,
    populationAsOf: found.category === 'residents' ? firstText(properties, 'population:date') : undefined,
  };
  return fields;
}
