import { CONTENT_PAINTS, contentPaint, PAINTS } from '../paint.ts';
import { tube } from '../solids.ts';
import { placed, shifted } from '../stand.ts';
import { chanceOf, countOf, type DrawBody } from './body.ts';

const LINE_PAINTS = [
  PAINTS.steel,
  CONTENT_PAINTS.gas,
  CONTENT_PAINTS.water,
  CONTENT_PAINTS.flammable,
  CONTENT_PAINTS.steam,
  PAINTS.shell,
  CONTENT_PAINTS.acid,
];

/** A pipe rack: portals every eight metres or so, two floors of pipes in the colours of what they carry. */
export const drawPipeRack: DrawBody = (mesh, stand, { widthM, lengthM, heightM }, record, detail) => {
  const fine = detail === 'fine';
  const bays = countOf(lengthM, fine ? 10 : 20, 1, fine ? 60 : 30);
  const leg = Math.min(0.4, widthM * 0.12);
  const floors = [heightM * 0.62, heightM * 0.92];
  for (let i = 0; i <= bays; i++) {
    const portal = shifted(stand, lengthM * (i / bays - 0.5), 0);
    const bar = (across: number, up: number, toAcross: number, toUp: number) =>
      tube(mesh, placed(portal, 0, across, up), placed(portal, 0, toAcross, toUp), leg / 2, 4, PAINTS.frame);
    for (const side of [-1, 1]) bar((side * (widthM - leg)) / 2, 0, (side * (widthM - leg)) / 2, heightM);
    for (const floor of floors) bar(-widthM / 2, floor - leg / 2, widthM / 2, floor - leg / 2);
  }
  const lines = fine ? countOf(widthM, 1.1, 2, 7) : countOf(widthM, 2, 2, 4);
  const segments = fine ? 6 : 3;
  floors.forEach((floor, level) => {
    for (let i = 0; i < lines; i++) {
      const across = widthM * ((i + 0.5) / lines - 0.5) * 0.88;
      const radius = Math.min((widthM / lines) * 0.36, 0.14 + 0.24 * chanceOf(record.id, level * 10 + i));
      const own = i === 0 && level === 0 ? contentPaint(record.substance) : undefined;
      const paint = own ?? LINE_PAINTS[Math.floor(chanceOf(record.id, level * 31 + i * 7) * LINE_PAINTS.length)];
      const from = placed(stand, -lengthM / 2, across, floor + radius);
      tube(mesh, from, placed(stand, lengthM / 2, across, floor + radius), radius, segments, paint ?? PAINTS.steel);
    }
  });
};
