import { records as words } from '../../../shared/i18n/zh-CN/records.ts';
import type { RIVER_CATEGORIES, WATER_FACILITY_CATEGORIES } from '../../../shared/records/river.ts';
import { type ElementValues, nameOf, type Tags } from './elements.ts';
import { metresText } from './measures.ts';

const COURSES: Readonly<Record<string, (typeof RIVER_CATEGORIES)[number]>> = {
  river: 'mainRiver',
  stream: 'tributary',
  canal: 'canal',
  drain: 'canal',
  ditch: 'canal',
};

const FACILITIES: Readonly<Record<string, (typeof WATER_FACILITY_CATEGORIES)[number]>> = {
  'waterway=dam': 'dam',
  'waterway=weir': 'dam',
  'waterway=sluice_gate': 'sluice',
  'waterway=lock_gate': 'sluice',
  'man_made=pumping_station': 'pumpStation',
  'natural=wetland': 'wetland',
};

/** A water course that is drawn as a line, in the direction of the flow as OpenStreetMap's ways are. */
export function riverValues(tags: Tags): ElementValues | undefined {
  const category = Object.hasOwn(COURSES, tags.get('waterway') ?? '') ? COURSES[tags.get('waterway') ?? ''] : undefined;
  if (!category) return undefined;
  const name = nameOf(tags);
  return {
    category,
    name: name ?? words[`riverReach_${category}`],
    riverName: name?.slice(0, 100),
    widthM: metresText(tags.get('width')),
  };
}

/** What an element is as a place where water is held or turned aside, or undefined. */
export function facilityCategory(tags: Tags): string | undefined {
  for (const key of ['waterway', 'man_made', 'natural']) {
    const category = FACILITIES[`${key}=${tags.get(key)}`];
    if (category) return category;
  }
  return undefined;
}
