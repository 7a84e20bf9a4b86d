import { destination } from '../../../shared/geo.ts';
import { toEcef } from '../host/ecef.ts';
import type { MapLayer } from './layer.ts';

/** How far the wedge reaches, metres. */
const REACH_M = 260;
/** Points of its arc. */
const STEPS = 12;

/** Where the open panorama stands and looks. */
export const panoramaView: MapLayer = {
  id: 'panoramaView',
  titleKey: 'panorama.layer',
  group: 'operations',
  defaultVisible: true,
  look: { type: 'area', fill: 'rgba(55, 200, 255, 0.22)', edge: '#37c8ff' },
  select: (data) => [data.look],
  ink: ({ look }, ink) => {
    if (!look) return;
    const { position, headingDeg, fovDeg } = look;
    const arc = Array.from({ length: STEPS + 1 }, (_, i) =>
      toEcef(destination(position, headingDeg + fovDeg * (i / STEPS - 0.5), REACH_M)),
    );
    const style = { colour: '#37c8ff', width: 2, halo: true, fill: 'rgba(55, 200, 255, 0.22)' };
    ink.line([toEcef(position), ...arc], style, true);
    const ring = Array.from({ length: 24 }, (_, i) => toEcef(destination(position, i * 15, 12)));
    ink.line(ring, { ...style, fill: '#37c8ff' }, true);
  },
};
