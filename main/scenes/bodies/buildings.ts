import type { Mesh } from '../mesh.ts';
import { PAINTS, type Paint, ROOFS, toned, WALLS } from '../paint.ts';
import { box } from '../solids.ts';
import { placed, type Stand, shifted } from '../stand.ts';
import { chanceOf, countOf, type DrawBody } from './body.ts';
import { type Facade, facade } from './facade.ts';

const pick = (paints: readonly Paint[], chance: number): Paint =>
  paints[Math.min(paints.length - 1, Math.floor(chance * paints.length))] ?? PAINTS.sill;

/** The four walls of a box as faces that windows are set into. */
function walls(
  mesh: Mesh,
  stand: Stand,
  along: number,
  across: number,
  height: number,
  style: Omit<Facade, 'height'>,
): void {
  const [l, w] = [along / 2, across / 2];
  const corners = [
    [-l, -w],
    [-l, w],
    [l, w],
    [l, -w],
  ] as const;
  for (let i = 0; i < 4; i++) {
    const [a, c] = corners[i] ?? [0, 0];
    const [a2, c2] = corners[(i + 1) % 4] ?? [0, 0];
    facade(mesh, placed(stand, a, c, 0), placed(stand, a2, c2, 0), { ...style, height, salt: style.salt + i });
  }
}

/** An office or control building: storeys of windows, some lit at night, a parapet and plant on its flat roof. */
export const drawBuilding: DrawBody = (mesh, stand, { widthM, lengthM, heightM }, record, detail) => {
  const wall = pick(WALLS, chanceOf(record.id));
  const floors = countOf(heightM, 3.8, 1, 24);
  walls(mesh, stand, lengthM, widthM, heightM, { wall, floors, detail, id: record.id, salt: 10, share: 0.52 });
  const top = placed(stand, 0, 0, 0)[2] + heightM;
  const roof = { ...stand, z: top };
  box(mesh, roof, lengthM, widthM, 0, Math.min(0.5, heightM * 0.08), wall, PAINTS.concrete);
  if (detail === 'coarse' || Math.min(widthM, lengthM) < 6) return;
  const house = shifted(roof, lengthM * (chanceOf(record.id, 1) - 0.5) * 0.5, 0);
  box(mesh, house, Math.min(5, lengthM * 0.25), Math.min(4, widthM * 0.4), 0, 2.8, toned(wall, 0.9), PAINTS.roof);
  for (let i = 0; i < 3; i++) {
    const unit = shifted(roof, lengthM * (-0.35 + 0.12 * i), widthM * 0.25);
    box(mesh, unit, 1.6, 1.4, 0.3, 1.6, PAINTS.steel);
  }
  box(mesh, shifted(stand, -lengthM / 2 - 0.6, 0), 1.2, Math.min(4, widthM * 0.4), 2.6, 2.85, PAINTS.rim);
};

/** A warehouse: a gable roof of coloured sheet with roof lights, high window bands and roller doors. */
export const drawWarehouse: DrawBody = (mesh, stand, { widthM, lengthM, heightM }, record, detail) => {
  const wall = pick(WALLS, chanceOf(record.id));
  const roof = pick(ROOFS, chanceOf(record.id, 1));
  const rise = Math.min(widthM * 0.12, heightM * 0.35);
  const eaves = heightM - rise;
  walls(mesh, stand, lengthM, widthM, eaves, {
    wall,
    floors: 1,
    detail,
    id: record.id,
    salt: 20,
    share: 0.2,
    high: true,
  });
  const [l, w] = [lengthM / 2, widthM / 2];
  const at = (a: number, c: number, up: number) => placed(stand, a, c, up);
  const over = Math.min(0.5, widthM * 0.05);
  for (const side of [-1, 1] as const) {
    const edge = side * (w + over);
    const low = eaves - (rise / w) * over;
    const lit = detail === 'fine' ? countOf(lengthM, 14, 1, 10) : 0;
    roofSlope(side, edge, low, lit);
    const gable =
      side < 0
        ? [at(-l, -w, eaves), at(-l, w, eaves), at(-l, 0, heightM)]
        : [at(l, w, eaves), at(l, -w, eaves), at(l, 0, heightM)];
    const [a, b, c] = gable;
    if (a && b && c) mesh.quad(a, b, c, c, wall, [side * stand.sin, side * stand.cos, 0]);
  }
  if (detail === 'coarse') return;
  const doors = countOf(lengthM, 18, 1, 6);
  for (let i = 0; i < doors; i++) {
    const along = lengthM * ((i + 0.5) / doors - 0.5);
    const [half, high] = [Math.min(2.2, lengthM * 0.2), Math.min(4.4, eaves * 0.7)];
    const out = w + 0.06;
    mesh.quad(
      at(along - half, out, 0),
      at(along + half, out, 0),
      at(along + half, out, high),
      at(along - half, out, high),
      PAINTS.door,
    );
    box(mesh, shifted(stand, along, w + 0.6), half * 2.4, 1.2, high + 0.1, high + 0.25, roof);
  }

  /** One side of the roof in strips, every second one with a roof light. */
  function roofSlope(side: -1 | 1, edge: number, low: number, lights: number): void {
    const strips = Math.max(1, lights * 2 + 1);
    for (let i = 0; i < strips; i++) {
      const [from, to] = [-l + (lengthM * i) / strips, -l + (lengthM * (i + 1)) / strips];
      const paint = i % 2 === 1 ? toned(roof, 1.35) : roof;
      const corners = [at(from, edge, low), at(to, edge, low), at(to, 0, heightM), at(from, 0, heightM)] as const;
      if (side > 0) mesh.quad(corners[0], corners[1], corners[2], corners[3], paint);
      else mesh.quad(corners[3], corners[2], corners[1], corners[0], paint);
    }
  }
};
