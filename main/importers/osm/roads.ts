import { records as words } from '../../../shared/i18n/zh-CN/records.ts';
import type { ONE_WAY, ROAD_CATEGORIES } from '../../../shared/records/road.ts';
import { type ElementValues, nameOf, type Tags } from './elements.ts';
import { metresText, speedText } from './measures.ts';

type RoadCategory = (typeof ROAD_CATEGORIES)[number];

/** Classes of highway=*; a slip road (`_link`) is of its road's class, any other value is a road of another kind. */
const CLASSES: Readonly<Record<string, RoadCategory>> = {
  motorway: 'motorway',
  trunk: 'trunk',
  primary: 'primary',
  secondary: 'secondary',
  tertiary: 'tertiary',
  unclassified: 'tertiary',
  residential: 'residential',
  living_street: 'residential',
  service: 'service',
  track: 'track',
  path: 'path',
  footway: 'path',
  cycleway: 'path',
  bridleway: 'path',
  steps: 'path',
  pedestrian: 'path',
};

/** The values of a way of highway=*, undefined for any other; a square is walked along its outline. */
export function roadValues(tags: Tags): ElementValues | undefined {
  const highway = tags.get('highway');
  if (highway === undefined) return undefined;
  const base = highway.replace(/_link$/, '');
  const category = (Object.hasOwn(CLASSES, base) ? CLASSES[base] : undefined) ?? 'other';
  const roadNumber = tags.get('ref')?.trim().slice(0, 40) || undefined;
  return {
    category,
    // A road without a name is called by its number, else by what it is.
    name: nameOf(tags) ?? roadNumber ?? words[`road_${category}`],
    roadNumber,
    oneWay: oneWay(tags, base),
    lanes: laneCount(tags.get('lanes')),
    speedKmh: speedText(tags.get('maxspeed')),
    widthM: metresText(tags.get('width')),
    bridge: structure(tags.get('bridge')),
    tunnel: structure(tags.get('tunnel')),
    // What cannot be driven yet, or is none of the classes, says what it is.
    remark: category === 'other' ? `highway=${highway}` : undefined,
  };
}

/** Motorways and roundabouts are driven one way unless they say otherwise. */
function oneWay(tags: Tags, highway: string): (typeof ONE_WAY)[number] | undefined {
  switch (tags.get('oneway')) {
    case 'yes':
    case 'true':
    case '1':
      return 'forward';
    case '-1':
    case 'reverse':
      return 'backward';
    case 'no':
    case 'false':
    case '0':
      return 'no';
    default:
      return tags.get('junction') === 'roundabout' || highway === 'motorway' ? 'forward' : undefined;
  }
}

function laneCount(text: string | undefined): string | undefined {
  return text !== undefined && /^([1-9]|1\d|20)$/.test(text.trim()) ? text.trim() : undefined;
}

function structure(value: string | undefined): string | undefined {
  return value === undefined || value === 'no' ? undefined : 'yes';
}
