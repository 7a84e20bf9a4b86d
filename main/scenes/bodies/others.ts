import { CONTENT_PAINTS, contentPaint, PAINTS } from '../paint.ts';
import { box, lathe, type Ring, tube } from '../solids.ts';
import { placed, shifted } from '../stand.ts';
import { countOf, type DrawBody } from './body.ts';
import { posts, roundRail } from './fittings.ts';
import { beacon, frame } from './vessels.ts';

/** A chimney: tapering, in bands of red and white over its upper half, with lamps. */
export const drawStack: DrawBody = (mesh, stand, { widthM, heightM }, _record, detail) => {
  const radius = widthM / 2;
  const bands = 7;
  const profile: Ring[] = [{ r: radius * 1.25, z: 0, paint: PAINTS.concrete }];
  for (let i = 0; i <= bands; i++) {
    const share = 0.4 + (0.6 * i) / bands;
    profile.push({
      r: radius * (1.25 - 0.35 * share),
      z: heightM * share,
      paint: i % 2 === 0 ? PAINTS.stackRed : PAINTS.stackWhite,
    });
  }
  const mouth = radius * 0.7;
  profile.push({ r: mouth, z: heightM, paint: PAINTS.darkSteel }, { r: 0, z: heightM - Math.min(1, heightM * 0.02) });
  lathe(mesh, stand, profile, detail === 'fine' ? 18 : 8, PAINTS.concrete);
  beacon(mesh, shifted(stand, mouth, 0), heightM);
  beacon(mesh, shifted(stand, radius * 1.1, 0), heightM * 0.6);
  if (detail === 'fine' && widthM > 1) roundRail(mesh, stand, radius * 1.08, heightM * 0.6, 16);
};

/** A loading bay: a canopy on posts, loading arms, and a road tanker under it. */
export const drawLoadingBay: DrawBody = (mesh, stand, { widthM, lengthM, heightM }, record, detail) => {
  const [l, w] = [lengthM / 2, widthM / 2];
  const slab = Math.min(0.6, heightM * 0.15);
  const bays = countOf(lengthM, 8, 1, 10);
  for (let i = 0; i <= bays; i++) {
    for (const side of [-1, 1]) {
      box(
        mesh,
        shifted(stand, lengthM * (i / bays - 0.5) * 0.96, side * w * 0.92),
        0.35,
        0.35,
        0,
        heightM - slab,
        PAINTS.frame,
      );
    }
  }
  box(mesh, stand, lengthM, widthM, heightM - slab, heightM, PAINTS.truckCab, PAINTS.roof);
  const at = (a: number, c: number) => placed(stand, a, c, heightM - slab);
  mesh.quad(at(-l, -w), at(l, -w), at(l, w), at(-l, w), { ...PAINTS.lamp, glow: 0.55 });
  if (detail === 'coarse' || widthM < 5 || lengthM < 10 || heightM < 4.5) return;
  for (let i = 0; i < Math.min(3, bays); i++) {
    const lane = shifted(stand, -l * 0.2, widthM * ((i + 0.5) / Math.min(3, bays) - 0.5) * 0.8);
    if (i % 2 === 0) tanker(lane);
    const post = shifted(lane, 0, 1.7);
    tube(mesh, placed(post, 0, 0, 0), placed(post, 0, 0, heightM - slab), 0.12, 6, contentPaint(record.substance));
    tube(mesh, placed(post, 0, 0, 3.6), placed(lane, -1, 0, 3.3), 0.09, 6, PAINTS.rail);
  }

  function tanker(lane: typeof stand): void {
    box(mesh, shifted(lane, 4.6, 0), 2, 2.3, 0.5, 2.9, PAINTS.truckCab);
    box(mesh, shifted(lane, -0.4, 0), 8.4, 1.2, 0.5, 0.9, PAINTS.darkSteel);
    tube(mesh, placed(lane, -4.4, 0, 2), placed(lane, 3.4, 0, 2), 1.1, 14, PAINTS.truck, 'closed');
    tube(mesh, placed(lane, -0.6, 0, 2), placed(lane, -0.2, 0, 2), 1.12, 14, CONTENT_PAINTS.gas);
  }
};

/** Anything else: a process unit of one frame with a vessel and a pump, or an upright vessel when it is round. */
export const drawOther: DrawBody = (mesh, stand, size, record, detail) => {
  const { widthM, lengthM, heightM } = size;
  if (size.shape === 'round') {
    lathe(
      mesh,
      stand,
      [
        { r: widthM / 2, z: 0 },
        { r: widthM / 2, z: heightM },
        { r: 0, z: heightM },
      ],
      detail === 'fine' ? 18 : 8,
      PAINTS.shell,
    );
    return;
  }
  if (detail === 'coarse' || Math.min(widthM, lengthM) < 3 || heightM < 3) {
    box(mesh, stand, lengthM, widthM, 0, heightM, PAINTS.frame, PAINTS.platform);
    return;
  }
  frame(mesh, stand, lengthM, widthM, [heightM * 0.5, heightM]);
  const vessel = shifted(stand, -lengthM * 0.2, 0);
  const radius = Math.min(widthM, lengthM) * 0.2;
  lathe(
    mesh,
    vessel,
    [
      { r: radius, z: heightM * 0.1 },
      { r: radius, z: heightM * 0.8, paint: contentPaint(record.substance) },
      { r: radius, z: heightM * 0.88 },
      { r: 0, z: heightM * 0.94 },
    ],
    18,
    PAINTS.shell,
  );
  posts(mesh, vessel, radius * 0.9, 0, heightM * 0.12, 4, 0.15, PAINTS.steel);
  const pump = shifted(stand, lengthM * 0.25, 0);
  tube(mesh, placed(pump, -1, 0, 0.7), placed(pump, 1, 0, 0.7), 0.5, 10, PAINTS.truckCab, 'closed');
};
