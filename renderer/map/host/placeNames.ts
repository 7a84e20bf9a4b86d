import type { MapData } from '../api.ts';
import { labelsAt, type PlaceLabel } from '../basemap/labels.ts';
import { toEcef, type Vec3 } from './ecef.ts';
import type { Ink } from './ink.ts';

/** Writes the place names that help from a camera distance, metres. */
export type DrawNames = (ink: Ink, data: MapData, rangeM: number) => void;

/** The place names of a base map. */
export function placeNames(labels: readonly PlaceLabel[]): DrawNames {
  const ecefOf = new Map<PlaceLabel, Vec3>(labels.map((label) => [label, toEcef(label)]));
  return (ink, { language }, rangeM) => {
    for (const label of labelsAt(labels, rangeM)) {
      const ecef = ecefOf.get(label);
      const at = ecef && ink.projector?.project(...ecef);
      if (!at) continue;
      ink.label({
        text: language === 'en' ? label.nameEn : label.name,
        ...at,
        sides: ['middle', 'below', 'above', 'right', 'left'],
        // Beside the cluster that usually stands on a city.
        gapPx: label.kind === 'city' || label.kind === 'province' ? 30 : 12,
        overSymbols: true,
        // Below every symbol's own name.
        priority: label.priority / 1_000,
        ...STYLES[label.kind],
      });
    }
  };
}

const STYLES = {
  country: { colour: 'rgba(214, 230, 240, 0.85)', sizePx: 17, weight: 600 },
  province: { colour: 'rgba(206, 224, 236, 0.8)', sizePx: 16, weight: 600 },
  sea: { colour: 'rgba(96, 160, 196, 0.75)', sizePx: 14, weight: 400 },
  city: { colour: 'rgba(220, 234, 243, 0.92)', sizePx: 14, weight: 600 },
  county: { colour: 'rgba(182, 203, 216, 0.85)', sizePx: 12, weight: 400 },
  park: { colour: 'rgba(140, 214, 240, 0.95)', sizePx: 13, weight: 500 },
} as const;
