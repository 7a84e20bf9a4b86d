import type { LAND_CATEGORIES } from '../../../shared/records/road.ts';
import type { Tags } from './elements.ts';

type LandCategory = (typeof LAND_CATEGORIES)[number];

const LAND: Readonly<Record<string, LandCategory>> = {
  'natural=water': 'water',
  'natural=bay': 'water',
  'natural=wood': 'wood',
  'waterway=riverbank': 'water',
  'waterway=dock': 'water',
  'landuse=reservoir': 'water',
  'landuse=basin': 'water',
  'landuse=industrial': 'industrial',
  'landuse=residential': 'residential',
  'landuse=forest': 'wood',
};

/** What an area is as a piece of land, or undefined. */
export function landCategory(tags: Tags): LandCategory | undefined {
  for (const key of ['natural', 'waterway', 'landuse']) {
    const category = LAND[`${key}=${tags.get(key)}`];
    if (category) return category;
  }
  return undefined;
}
