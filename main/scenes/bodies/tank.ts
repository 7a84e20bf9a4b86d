import { contentPaint, PAINTS, toned } from '../paint.ts';
import { domeProfile, lathe, type Ring, tube } from '../solids.ts';
import { placed } from '../stand.ts';
import { chanceOf, type Detail, type DrawBody } from './body.ts';
import { ladder, roundRail, windingStair } from './fittings.ts';

/** Tanks at least this wide that hold crude, petrol or naphtha float their roof on the liquid, metres. */
const FLOATING_FROM_M = 28;

const segmentsOf = (radius: number, detail: Detail) =>
  detail === 'coarse' ? (radius > 12 ? 16 : 12) : radius > 14 ? 36 : radius > 6 ? 26 : 18;

/** An upright tank: shell with a band in the colour of its content, cone, dome or floating roof, stair and rail. */
export const drawTank: DrawBody = (mesh, stand, { widthM, heightM }, record, detail) => {
  const radius = widthM / 2;
  const segments = segmentsOf(radius, detail);
  const shell = toned(
    chanceOf(record.id) < 0.75 ? PAINTS.shell : PAINTS.shellWarm,
    0.94 + chanceOf(record.id, 1) * 0.1,
  );
  const floats = widthM >= FLOATING_FROM_M && /原油|汽油|石脑油|苯|油/.test(record.substance ?? '');
  const coned = !floats && widthM > 9;
  const rise = floats ? 0 : Math.min(coned ? radius * 0.13 : radius * 0.35, heightM * 0.25);
  const eaves = heightM - rise;
  const bandLow = eaves * 0.72;
  const bandHigh = Math.min(eaves * 0.86, bandLow + 2.2);
  const wall: Ring[] = [
    { r: radius * 1.012, z: 0, paint: PAINTS.concrete },
    { r: radius * 1.012, z: Math.min(0.35, eaves * 0.05) },
    { r: radius, z: detail === 'fine' ? Math.min(0.35, eaves * 0.05) : 0 },
    { r: radius, z: bandLow, paint: contentPaint(record.substance) },
    { r: radius, z: bandHigh },
    { r: radius, z: eaves },
  ];
  lathe(mesh, stand, detail === 'fine' ? wall : wall.slice(2), segments, shell);
  if (floats) {
    const deck = eaves * (0.55 + 0.35 * chanceOf(record.id, 2));
    lathe(
      mesh,
      stand,
      [
        { r: radius, z: eaves },
        { r: radius * 0.985, z: eaves },
        { r: radius * 0.985, z: deck, paint: PAINTS.floatingRoof },
        { r: radius * 0.9, z: deck },
        { r: radius * 0.88, z: deck - Math.min(0.5, deck * 0.05) },
        { r: 0, z: deck - Math.min(0.5, deck * 0.05) },
      ],
      segments,
      PAINTS.rim,
    );
    if (detail === 'fine')
      tube(mesh, placed(stand, radius, 0, eaves), placed(stand, 0, 0, deck), 0.25, 4, PAINTS.steel);
  } else {
    const roof: Ring[] = coned
      ? [
          { r: radius, z: eaves },
          { r: 0, z: heightM },
        ]
      : domeProfile(radius, rise, eaves, detail === 'fine' ? 5 : 3);
    lathe(mesh, stand, roof, segments, PAINTS.roof, coned ? 'sharp' : 'smooth');
  }
  if (detail === 'coarse') return;
  lathe(
    mesh,
    stand,
    [
      { r: radius, z: eaves - 0.5 },
      { r: radius + 0.2, z: eaves },
      { r: radius, z: eaves },
    ],
    segments,
    PAINTS.rim,
  );
  if (widthM > 5) {
    roundRail(mesh, stand, radius, eaves, segments);
    windingStair(mesh, stand, radius, 0.2, eaves, chanceOf(record.id, 3), Math.min(0.45, eaves / (widthM * 2)));
  } else if (widthM > 1.5) ladder(mesh, stand, radius, chanceOf(record.id, 3) * 6.28, 0.2, eaves);
  if (!floats && widthM > 4) {
    const vent = placed(stand, 0, 0, heightM - 0.2);
    tube(mesh, vent, [vent[0], vent[1], vent[2] + 1.2], 0.3, 8, PAINTS.steel, 'closed');
  }
};
