import { destination, type Position } from '../../../shared/geo.ts';
import type { MapData } from '../api.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import { circlePoints } from '../host/ink.ts';
import { INK } from '../symbols/palette.ts';
import type { MapLayer } from './layer.ts';
import { lengthText } from './lengthText.ts';

const RING_OUTER = 'rgba(255, 214, 92, 0.95)';
const RING_MIDDLE = 'rgba(255, 150, 72, 0.95)';

/** Rings about the incident in focus, 0.5 / 3 / 5 km unless it says otherwise, each with its radius. */
export const rings: MapLayer = {
  id: 'rings',
  titleKey: 'map.layerRings',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'line', colour: '#ff5a6b', widthPx: 2 },
  legend: [
    { labelKey: 'layers.ringInner', look: { type: 'line', colour: '#ff5a6b', widthPx: 2 } },
    { labelKey: 'layers.ringMiddle', look: { type: 'line', colour: RING_MIDDLE, widthPx: 1.6, dash: [9, 5] } },
    { labelKey: 'layers.ringOuter', look: { type: 'line', colour: RING_OUTER, widthPx: 1.6, dash: [9, 5] } },
  ],
  select: (data) => [ringsOf(data)],
  ink: (data, ink) => {
    const shown = ringsOf(data);
    if (!shown) return;
    const radii = [...shown.radiiM].sort((a, b) => b - a);
    for (const [i, radiusM] of radii.entries()) {
      const inner = i === radii.length - 1;
      ink.line(
        pointsOf(shown.centre, radiusM),
        {
          colour: inner ? '#ff5a6b' : i === 0 ? RING_OUTER : RING_MIDDLE,
          width: inner ? 2 : 1.6,
          halo: true,
          fill: inner ? 'rgba(255, 70, 86, 0.13)' : 'rgba(255, 140, 70, 0.05)',
          ...(inner ? {} : { dash: [9, 5] }),
        },
        true,
      );
      const top = ink.projector?.project(...toEcef(destination(shown.centre, 0, radiusM)));
      const side = ink.projector?.project(...toEcef(destination(shown.centre, 90, radiusM)));
      const centre = ink.at(shown.centre);
      if (!top || !side || !centre || Math.abs(side.x - centre.x) < 26) continue;
      ink.label({
        text: lengthText(radiusM, data.t),
        ...top,
        sides: ['middle'],
        gapPx: 0,
        priority: 95 - i,
        colour: INK.label,
        sizePx: 12,
        weight: 600,
        plate: 'rgba(52, 18, 24, 0.88)',
        always: true,
      });
    }
  },
};

/** The asked rings, else those of the incident in focus. */
export function ringsOf(data: MapData): NonNullable<MapData['rings']> | undefined {
  if (data.rings) return data.rings;
  const focus = data.incidents.find((incident) => incident.id === data.focusIncidentId);
  return focus && { centre: focus.position, radiiM: focus.radiiM };
}

const cache = new Map<string, Vec3[]>();

function pointsOf(centre: Position, radiusM: number): Vec3[] {
  const key = `${centre.lon} ${centre.lat} ${radiusM}`;
  const known = cache.get(key);
  if (known) return known;
  if (cache.size > 64) cache.clear();
  const points = circlePoints(centre, radiusM);
  cache.set(key, points);
  return points;
}
