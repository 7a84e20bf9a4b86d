import type { Mesh } from '../mesh.ts';
import { PAINTS, type Paint } from '../paint.ts';
import { lathe, tube } from '../solids.ts';
import { placed, type Stand } from '../stand.ts';
import { countOf } from './body.ts';

/** A round hand rail a metre above `z`, seen from both sides. */
export function roundRail(mesh: Mesh, stand: Stand, radius: number, z: number, segments: number): void {
  const [low, high] = [
    { r: radius, z: z + 0.92 },
    { r: radius, z: z + 1.06 },
  ];
  lathe(mesh, stand, [low, high], segments, PAINTS.rail);
  lathe(mesh, stand, [high, low], segments, PAINTS.rail);
}

/** A stair that winds up a round shell, with its hand rail: from where and how far it turns, in whole turns. */
export function windingStair(
  mesh: Mesh,
  stand: Stand,
  radius: number,
  low: number,
  high: number,
  from: number,
  turns: number,
): void {
  const steps = countOf(high - low, 1, 4, 16);
  const [inner, outer] = [radius + 0.05, radius + 1];
  for (let i = 0; i < steps; i++) {
    const [a, b] = [i / steps, (i + 1) / steps].map((share) => (from + turns * share) * 2 * Math.PI) as [
      number,
      number,
    ];
    const [z, next] = [low + ((high - low) * i) / steps, low + ((high - low) * (i + 1)) / steps];
    const at = (angle: number, r: number, up: number) => placed(stand, Math.cos(angle) * r, Math.sin(angle) * r, up);
    mesh.sheet(at(a, inner, z), at(b, inner, next), at(b, outer, next), at(a, outer, z), PAINTS.platform);
    mesh.sheet(at(a, outer, z), at(b, outer, next), at(b, outer, next + 0.3), at(a, outer, z + 0.3), PAINTS.steel);
    const [rail, railNext] = [z + 1, next + 1];
    mesh.sheet(
      at(a, outer, rail),
      at(b, outer, railNext),
      at(b, outer, railNext + 0.14),
      at(a, outer, rail + 0.14),
      PAINTS.rail,
    );
  }
}

/** A round platform with its rail about an upright vessel. */
export function platform(mesh: Mesh, stand: Stand, radius: number, z: number, segments: number): void {
  const outer = radius + 1.2;
  lathe(
    mesh,
    stand,
    [
      { r: radius, z: z - 0.3 },
      { r: outer, z },
      { r: radius, z },
    ],
    segments,
    PAINTS.platform,
  );
  roundRail(mesh, stand, outer, z, segments);
}

/** Upright posts on a circle. */
export function posts(
  mesh: Mesh,
  stand: Stand,
  radius: number,
  low: number,
  high: number,
  count: number,
  thickness: number,
  paint: Paint,
): void {
  for (let i = 0; i < count; i++) {
    const angle = ((i + 0.5) / count) * 2 * Math.PI;
    const [a, c] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
    tube(mesh, placed(stand, a, c, low), placed(stand, a, c, high), thickness, 6, paint);
  }
}

/** An upright ladder: two stiles and a dark strip of rungs, on the side that `angle` (radians) faces. */
export function ladder(mesh: Mesh, stand: Stand, radius: number, angle: number, low: number, high: number): void {
  const half = 0.35 / Math.max(radius, 0.35);
  const at = (turn: number, up: number) =>
    placed(stand, Math.cos(angle + turn) * (radius + 0.15), Math.sin(angle + turn) * (radius + 0.15), up);
  mesh.sheet(at(half, low), at(-half, low), at(-half, high), at(half, high), PAINTS.darkSteel);
}
