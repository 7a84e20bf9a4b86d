import { destination } from '../../../shared/geo.ts';
import { CAMERA_CATEGORIES, type Camera } from '../../../shared/records/camera.ts';
import { toEcef, type Vec3 } from '../host/ecef.ts';
import { categoryFilter, symbolLegend } from './filters.ts';
import { placeLayer } from './placeLayer.ts';
import { shownRecords } from './shown.ts';

/** Views are drawn nearer than this, metres a pixel. */
const WEDGE_TO = 14;
/** Field and reach of a camera whose record does not say, degrees and metres. */
const USUAL = { fieldOfViewDeg: 60, rangeM: 200 };
/** A wedge wider than this would cover what it watches: it shows for a selected camera only, pixels. */
const WIDEST_PX = 260;
const STEPS = 10;
const WEDGE = { colour: 'rgba(167, 192, 212, 0.75)', width: 1, fill: 'rgba(140, 200, 240, 0.12)' };

const wedges = new WeakMap<Camera, Vec3[]>();

/** Outline of what a camera sees at rest, Earth-centred; undefined when its direction is not known. */
export function viewWedge(camera: Camera): Vec3[] | undefined {
  if (camera.headingDeg === undefined) return undefined;
  const known = wedges.get(camera);
  if (known) return known;
  const { position, headingDeg } = camera;
  const { fieldOfViewDeg = USUAL.fieldOfViewDeg, rangeM = USUAL.rangeM } = camera;
  const arc = Array.from({ length: STEPS + 1 }, (_, i) =>
    toEcef(destination(position, headingDeg + fieldOfViewDeg * (i / STEPS - 0.5), rangeM)),
  );
  const made = [toEcef(position), ...arc];
  wedges.set(camera, made);
  return made;
}

/** Cameras: a lying capsule; near the ground the wedge that they see. */
export const cameras = placeLayer({
  kind: 'camera',
  group: 'monitoring',
  nearM: 60_000,
  symbol: 'camera_dome',
  symbolOf: (camera) => `camera_${camera.category}`,
  priorityOf: () => 33,
  legend: [
    ...symbolLegend('camera', CAMERA_CATEGORIES),
    { labelKey: 'layers.cameraView', look: { type: 'area', fill: WEDGE.fill, edge: WEDGE.colour } },
  ],
  filters: [categoryFilter('camera', CAMERA_CATEGORIES)],
  ink: (data, ink, { metresPerPixel }) => {
    if (metresPerPixel > WEDGE_TO) return;
    for (const camera of shownRecords(data, 'camera')) {
      const reachPx = (camera.rangeM ?? USUAL.rangeM) / metresPerPixel;
      if (reachPx > WIDEST_PX && !data.selectedIds.has(camera.id)) continue;
      if (!ink.projector?.mayShow(...toEcef(camera.position), camera.rangeM ?? USUAL.rangeM, 0)) continue;
      const outline = viewWedge(camera);
      if (outline) ink.line(outline, WEDGE, true);
    }
  },
});
