import type { ImportKind } from '../../../shared/contract/imports.ts';
import { records as words } from '../../../shared/i18n/zh-CN/records.ts';
import type { PlaceKind } from '../../../shared/records/index.ts';
import { classifyOsm, osmFields } from '../osmTags.ts';
import { type ElementValues, nameOf, type Tags } from './elements.ts';
import { landCategory } from './land.ts';
import { roadValues } from './roads.ts';
import { facilityCategory, riverValues } from './waters.ts';

/** What an element becomes. */
export interface ElementClass {
  readonly kind: PlaceKind;
  /** A closed way of it is an area; else it is a line that ends where it began. */
  readonly isArea: boolean;
  readonly values: ElementValues;
}

/** How an element is drawn: an open line can be no land, a point no road; a closed line may be either. */
export type Drawn = 'point' | 'openLine' | 'closedLine' | 'area';

/**
 * What an element is to us: the asked kind when its tags allow that, with `place` the most telling of all. Undefined
 * when they say nothing that we keep.
 */
export function classifyElement(tags: Tags, drawn: Drawn, asked: ImportKind): ElementClass | undefined {
  if (tags.size === 0) return undefined;
  const classes = candidates(tags, drawn);
  return asked === 'place' ? classes[0] : classes.find(({ kind }) => kind === asked);
}

/** Everything that the tags make of an element, the most telling first. */
function candidates(tags: Tags, drawn: Drawn): ElementClass[] {
  const found: ElementClass[] = [];
  if (drawn === 'openLine' || drawn === 'closedLine') {
    const road = roadValues(tags);
    if (road) found.push({ kind: 'road', isArea: false, values: road });
    const river = riverValues(tags);
    if (river) found.push({ kind: 'riverReach', isArea: false, values: river });
  }
  // An open line with the tags of an area is a piece of a larger outline.
  const place = drawn === 'openLine' ? undefined : classifyOsm(tags);
  const known = place && 'kind' in place ? place : undefined;
  const placed = known && { kind: known.kind, isArea: true, values: osmFields(known, tags) };
  // An industrial area is land first: who asks for firms gets it as a firm.
  const isLandUse = known?.tag.startsWith('landuse=') ?? false;
  if (placed && !isLandUse) found.push(placed);
  const facility = facilityCategory(tags);
  if (facility) found.push({ kind: 'waterFacility', isArea: true, values: { category: facility, name: nameOf(tags) } });
  const land = drawn === 'closedLine' || drawn === 'area' ? landCategory(tags) : undefined;
  if (land)
    found.push({ kind: 'land', isArea: true, values: { category: land, name: nameOf(tags) ?? words[`land_${land}`] } });
  if (placed && isLandUse) found.push(placed);
  return found;
}

/** Keys under which an element says what it is; the first present names it in the count of what was left out. */
const MAIN_KEYS = [
  'highway',
  'railway',
  'waterway',
  'building',
  'natural',
  'landuse',
  'amenity',
  'man_made',
  'power',
  'barrier',
  'leisure',
  'tourism',
  'shop',
  'boundary',
  'place',
  'aeroway',
  'aerialway',
  'historic',
  'office',
  'route',
  'type',
] as const;

/** `building=yes`: the tag by which an element that is left out is counted. */
export function mainTag(tags: Tags): string {
  for (const key of MAIN_KEYS) {
    const value = tags.get(key);
    if (value !== undefined) return `${key}=${value.slice(0, 40)}`;
  }
  return tags.keys().next().value?.slice(0, 40) ?? '';
}
