import { chanceOf } from './bodies/body.ts';
import type { Mesh, Vec3 } from './mesh.ts';
import { alongLine, type Point } from './outlines.ts';
import { PAINTS, toned } from './paint.ts';
import type { RoadLine } from './roads.ts';
import { lathe, tube } from './solids.ts';
import { standAt } from './stand.ts';

const TREE_EVERY_M = 22;
const LAMP_EVERY_M = 44;
/** So that a dense network of roads does not fill the scene with trees. */
const MAX_TREES = 900;
const MAX_LAMPS = 420;

/** Trees and street lamps along roads; at night each lamp lights the ground about it. */
export function planting(mesh: Mesh, roads: readonly RoadLine[], isTaken: (at: Point) => boolean): void {
  let [trees, lamps] = [0, 0];
  for (const { line, widthM } of roads) {
    for (const [i, { at, way }] of alongLine(line, TREE_EVERY_M).entries()) {
      const side = i % 2 === 0 ? 1 : -1;
      const spot = beside(at, way, side * (widthM / 2 + 2.6));
      if (trees >= MAX_TREES || isTaken(spot)) continue;
      trees += 1;
      tree(mesh, spot, chanceOf(`${Math.round(spot[0])},${Math.round(spot[1])}`));
    }
    for (const [i, { at, way }] of alongLine(line, LAMP_EVERY_M).entries()) {
      if (lamps++ >= MAX_LAMPS) break;
      lamp(mesh, at, way, (i % 2 === 0 ? 1 : -1) * (widthM / 2 + 0.8));
    }
  }
}

const beside = (at: Point, way: Point, left: number): Point => [at[0] - way[1] * left, at[1] + way[0] * left];

function tree(mesh: Mesh, [x, y]: Point, chance: number): void {
  const height = 4.5 + chance * 3;
  const crown = 1.5 + chance;
  lathe(
    mesh,
    standAt(x, y),
    [
      { r: 0.15, z: 0, paint: PAINTS.trunk },
      { r: 0.15, z: height * 0.3 },
      { r: crown, z: height * 0.55 },
      { r: 0, z: height },
    ],
    5,
    toned(PAINTS.tree, 0.85 + chance * 0.4),
    'smooth',
  );
}

function lamp(mesh: Mesh, at: Point, way: Point, left: number): void {
  const [x, y] = beside(at, way, left);
  const head = beside(at, way, left * 0.7);
  tube(mesh, [x, y, 0], [x, y, 8], 0.1, 4, PAINTS.steel);
  tube(mesh, [x, y, 8], [head[0], head[1], 8.3], 0.16, 4, PAINTS.lamp);
  lightPool(mesh, at, way, Math.abs(left) - 1.1);
}

/** Light on the road: a fan whose middle shines and whose rim does not; by day it is asphalt on asphalt. */
function lightPool(mesh: Mesh, at: Point, way: Point, half: number): void {
  const spot = (along: number, across: number, up: number): Vec3 => {
    const [x, y] = beside([at[0] + way[0] * along, at[1] + way[1] * along], way, across);
    return [x, y, up];
  };
  const paint = PAINTS.asphalt;
  const middle = mesh.vertex(spot(0, 0, 0.29), [0, 0, 1], { ...paint, glow: 0.3 });
  const rim = Array.from({ length: 13 }, (_, i) => {
    const angle = (i / 12) * 2 * Math.PI;
    return mesh.vertex(spot(Math.cos(angle) * 13, Math.sin(angle) * half, 0.28), [0, 0, 1], paint);
  });
  for (let i = 1; i < rim.length; i++) mesh.triangle(middle, rim[i - 1] ?? 0, rim[i] ?? 0);
}
