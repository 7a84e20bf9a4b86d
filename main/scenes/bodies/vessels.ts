import type { Mesh } from '../mesh.ts';
import { contentPaint, PAINTS } from '../paint.ts';
import { box, domeProfile, lathe, type Ring, tube } from '../solids.ts';
import { placed, type Stand, shifted } from '../stand.ts';
import { chanceOf, countOf, type DrawBody } from './body.ts';
import { ladder, platform, posts } from './fittings.ts';

/** A lying tank on saddles, its ends domed, a band in the colour of its content. */
export const drawHorizontalTank: DrawBody = (mesh, stand, { widthM, lengthM, heightM }, record, detail) => {
  const radius = Math.min(widthM / 2, heightM / 2);
  const axis = heightM - radius;
  const segments = detail === 'fine' ? 16 : 8;
  const bulge = Math.min(radius * 0.5, lengthM * 0.2);
  const half = Math.max(0.01, lengthM / 2 - bulge);
  const at = (along: number) => placed(stand, along, 0, axis);
  const band = half * 0.12;
  tube(mesh, at(-half), at(-band), radius, segments, PAINTS.shell);
  tube(mesh, at(-band), at(band), radius, segments, contentPaint(record.substance));
  tube(mesh, at(band), at(half), radius, segments, PAINTS.shell);
  for (const sign of [-1, 1]) {
    const steps = detail === 'fine' ? 3 : 1;
    for (let i = 0; i < steps; i++) {
      const [a, b] = [i / steps, (i + 1) / steps].map((share) => share * (Math.PI / 2)) as [number, number];
      cap(sign, half + bulge * Math.sin(a), radius * Math.cos(a), half + bulge * Math.sin(b), radius * Math.cos(b));
    }
  }
  for (const along of [-half * 0.62, half * 0.62]) {
    box(
      mesh,
      shifted(stand, along, 0),
      Math.min(0.5, half),
      radius * 1.5,
      0,
      Math.max(0.01, axis - radius * 0.55),
      PAINTS.concrete,
    );
  }
  if (detail === 'coarse') return;
  tube(
    mesh,
    placed(stand, 0, 0, heightM - 0.05),
    placed(stand, 0, 0, heightM + Math.min(0.6, radius)),
    Math.min(0.4, radius * 0.4),
    10,
    PAINTS.steel,
    'closed',
  );

  /** One turned strip of a domed end. */
  function cap(sign: number, from: number, fromRadius: number, to: number, toRadius: number): void {
    for (let i = 0; i < segments; i++) {
      const [a, b] = [i, i + 1].map((turn) => (turn / segments) * 2 * Math.PI) as [number, number];
      const rim = (angle: number, along: number, r: number) =>
        placed(stand, sign * along, Math.cos(angle) * r, axis + Math.sin(angle) * r);
      const corners = [
        rim(a, from, fromRadius),
        rim(b, from, fromRadius),
        rim(b, to, toRadius),
        rim(a, to, toRadius),
      ] as const;
      if (sign < 0) mesh.quad(corners[0], corners[1], corners[2], corners[3], PAINTS.shell);
      else mesh.quad(corners[3], corners[2], corners[1], corners[0], PAINTS.shell);
    }
  }
};

/** A stirred vessel in its steel frame: domed ends, a motor on top. */
export const drawReactor: DrawBody = (mesh, stand, { widthM, heightM }, record, detail) => {
  const radius = widthM / 2;
  const fine = detail === 'fine';
  const segments = fine ? 18 : 8;
  const foot = heightM * 0.3;
  const motor = heightM * 0.16;
  const end = Math.min(radius * 0.5, heightM * 0.15);
  const top = heightM - motor;
  const belly: Ring[] = [
    { r: 0, z: foot - end * 0.4 },
    { r: radius, z: foot + end * 0.6 },
    { r: radius, z: (foot + top) / 2, paint: contentPaint(record.substance) },
    { r: radius, z: (foot + top) / 2 + Math.min(0.5, heightM * 0.06) },
    ...domeProfile(radius, end, top - end, fine ? 4 : 2),
  ];
  lathe(mesh, stand, belly, segments, PAINTS.shell);
  lathe(
    mesh,
    stand,
    [
      { r: radius * 0.22, z: top - end * 0.1 },
      { r: radius * 0.22, z: heightM },
      { r: 0, z: heightM },
    ],
    10,
    PAINTS.truckCab,
  );
  posts(mesh, stand, radius * 0.9, 0, foot + end * 0.6, 4, Math.min(0.2, radius * 0.15), PAINTS.steel);
  if (!fine || radius < 0.6) return;
  frame(mesh, stand, radius * 2 + 3, radius * 2 + 3, [foot + end, top - end]);
};

/** A distillation column: skirt, tall shell, domed head, platforms with ladders every nine metres or so, a lamp on top. */
export const drawColumn: DrawBody = (mesh, stand, { widthM, heightM }, record, detail) => {
  const radius = widthM / 2;
  const fine = detail === 'fine';
  const segments = fine ? 18 : 8;
  const skirt = Math.min(heightM * 0.1, 3);
  const head = Math.min(radius, heightM * 0.08);
  const waist = heightM * (0.45 + 0.2 * chanceOf(record.id));
  const upper = chanceOf(record.id, 1) < 0.4 ? radius * 0.78 : radius;
  const profile: Ring[] = [
    { r: radius * 1.12, z: 0, paint: PAINTS.concrete },
    { r: radius * 1.08, z: skirt * 0.3, paint: PAINTS.steel },
    { r: radius, z: skirt },
    { r: radius, z: waist },
    { r: upper, z: Math.min(heightM - head, waist + (radius - upper) * 1.6), paint: PAINTS.shell },
    { r: upper, z: heightM - head - Math.min(1.6, heightM * 0.05), paint: contentPaint(record.substance) },
    ...domeProfile(upper, head, heightM - head, fine ? 5 : 2),
  ];
  lathe(mesh, stand, profile, segments, PAINTS.shell);
  if (fine && widthM > 0.8) {
    const floors = countOf(heightM, 9, 1, 5);
    for (let i = 1; i <= floors; i++) {
      const z = (heightM * i) / (floors + 0.35);
      platform(mesh, stand, z > waist ? upper : radius, z, 12);
    }
    ladder(mesh, stand, radius, chanceOf(record.id, 2) * 6.28, 0.5, heightM - head);
    const beside = radius + 0.5;
    const side = chanceOf(record.id, 3) * 2 * Math.PI;
    const foot = (up: number) => placed(stand, Math.cos(side) * beside, Math.sin(side) * beside, up);
    tube(mesh, foot(0), foot(heightM + 0.6), Math.min(0.3, radius * 0.2), 8, PAINTS.steel);
    tube(mesh, foot(heightM + 0.6), placed(stand, 0, 0, heightM + 0.4), Math.min(0.3, radius * 0.2), 8, PAINTS.steel);
  }
  if (heightM > 12) beacon(mesh, stand, heightM);
};

/** A red lamp on top of what is tall. */
export function beacon(mesh: Mesh, stand: Stand, z: number): void {
  lathe(
    mesh,
    stand,
    [
      { r: 0.45, z },
      { r: 0.45, z: z + 0.7 },
      { r: 0, z: z + 0.9 },
    ],
    8,
    PAINTS.beacon,
  );
}

/** A steel frame of four columns with beams and a grated floor at each level. */
export function frame(mesh: Mesh, stand: Stand, along: number, across: number, levels: readonly number[]): void {
  const top = levels.at(-1) ?? 0;
  const corners = [
    [-1, -1],
    [-1, 1],
    [1, 1],
    [1, -1],
  ] as const;
  for (const [a, c] of corners)
    box(mesh, shifted(stand, (a * along) / 2, (c * across) / 2), 0.3, 0.3, 0, top, PAINTS.frame);
  for (const level of levels) {
    for (let i = 0; i < 4; i++) {
      const [a, c] = corners[i] ?? [0, 0];
      const [a2, c2] = corners[(i + 1) % 4] ?? [0, 0];
      const from = placed(stand, (a * along) / 2, (c * across) / 2, level);
      const to = placed(stand, (a2 * along) / 2, (c2 * across) / 2, level);
      tube(mesh, from, to, 0.16, 4, PAINTS.frame);
      tube(mesh, [from[0], from[1], from[2] + 1.1], [to[0], to[1], to[2] + 1.1], 0.05, 4, PAINTS.rail);
    }
  }
}
