import { DEFAULT_DEPTH_M, drainRunsOf } from '../../shared/scenes/drainRuns.ts';
import { type FeatureRow, featureRow } from './features.ts';
import type { Part } from './ground.ts';
import type { LocalFrame } from './localFrame.ts';
import { Mesh, type Vec3 } from './mesh.ts';
import { outlinesOf, plate } from './outlines.ts';
import { paint, toned, WATER_PAINTS } from './paint.ts';
import type { SceneDrain, SceneInput } from './sceneInput.ts';
import { box, lathe, tube } from './solids.ts';
import { placed, type Stand, standAt } from './stand.ts';

/** Pipes and shafts are drawn at least this thick, so that they can be seen from above, metres of radius. */
const LEAST_RADIUS_M = 0.45;
const SHAFT_RADIUS_M = 0.7;
const WALL = paint('#9fb0ba', 0.35);
const RIM = paint('#d3dde2', 0.5);
const OPEN = paint('#3ecf7a', 0.9);
const CLOSED = paint('#ff4a3d', 0.9);

/** A firm's or park's drains under the ground: pipes by water, shafts, inlets, valves, pumps, outfalls and pools. */
export function drawDrains(input: SceneInput, frame: LocalFrame): Part {
  const mesh = new Mesh();
  const runs = new Map(drainRunsOf(input.drains).map((run) => [run.id, run]));
  const features: FeatureRow[] = [];
  for (const drain of input.drains) {
    const kind = `drain${drain.category[0]?.toUpperCase()}${drain.category.slice(1)}`;
    const { id, name, water = '', volumeM3 = 0 } = drain;
    mesh.feature = features.push(featureRow({ id, name, kind, substance: water, volumeM3 })) - 1;
    const run = runs.get(drain.id);
    if (run) {
      const radius = Math.max(LEAST_RADIUS_M, run.diameterM / 2);
      const points = run.points.map(({ position, depthM }): Vec3 => [...frame.at(position), -depthM]);
      drawRun(mesh, points, radius, drain);
    } else if (drain.category !== 'pipe') drawNode(mesh, drain, frame);
  }
  return { mesh, features };
}

const colourOf = (drain: SceneDrain) => WATER_PAINTS[drain.water ?? 'rain'];

function drawRun(mesh: Mesh, points: readonly Vec3[], radius: number, drain: SceneDrain): void {
  points.forEach((to, i) => {
    const from = points[i - 1];
    if (from && Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]) > 0.01)
      tube(mesh, from, to, radius, 8, colourOf(drain), 'closed');
  });
}

function drawNode(mesh: Mesh, drain: SceneDrain, frame: LocalFrame): void {
  const stand = standAt(...frame.at(drain.position));
  const depth = Math.max(0.3, drain.depthM ?? DEFAULT_DEPTH_M);
  switch (drain.category) {
    case 'manhole':
    case 'inlet':
      shaft(mesh, stand, drain.category === 'inlet' ? SHAFT_RADIUS_M * 0.7 : SHAFT_RADIUS_M, depth, drain);
      break;
    case 'valve':
      valve(mesh, stand, depth, drain);
      break;
    case 'pump':
      shaft(mesh, stand, SHAFT_RADIUS_M * 1.6, depth, drain);
      box(mesh, stand, 2, 2, 0, 1.8, toned(colourOf(drain), 0.8), RIM);
      break;
    case 'outfall':
      box(mesh, stand, 0.6, 3.2, -depth, 0.8, WALL, RIM);
      lathe(mesh, stand, ring(1.1, -depth + 0.1), 16, colourOf(drain));
      break;
    case 'pool':
      pool(mesh, drain, frame, depth);
      break;
    case 'pipe':
      break;
  }
}

const ring = (radius: number, z: number) => [
  { r: radius, z },
  { r: radius, z: z + 0.3 },
  { r: 0, z: z + 0.3 },
];

function shaft(mesh: Mesh, stand: Stand, radius: number, depth: number, drain: SceneDrain): void {
  const wall = [
    { r: 0, z: -depth },
    { r: radius, z: -depth },
    { r: radius, z: 0.1 },
    { r: radius * 1.25, z: 0.1, paint: RIM },
    { r: radius * 1.25, z: 0.3, paint: RIM },
    { r: 0, z: 0.3 },
  ];
  lathe(mesh, stand, wall, 10, toned(colourOf(drain), 0.75));
}

/** A valve: a box with a wheel above the ground, green when open, red when closed. */
function valve(mesh: Mesh, stand: Stand, depth: number, drain: SceneDrain): void {
  const colour = drain.valveState === 'closed' ? CLOSED : drain.valveState === 'open' ? OPEN : RIM;
  box(mesh, stand, 1.6, 1.6, -depth - 0.8, -depth + 0.8, colour);
  tube(mesh, placed(stand, 0, 0, -depth), placed(stand, 0, 0, 1.1), 0.14, 6, RIM);
  for (let i = 0; i < 12; i++) {
    const [a, b] = [i, i + 1].map((turn) => (turn / 12) * 2 * Math.PI) as [number, number];
    const at = (angle: number) => placed(stand, Math.cos(angle) * 0.7, Math.sin(angle) * 0.7, 1.1);
    tube(mesh, at(a), at(b), 0.12, 4, colour);
  }
}

/** A pool (事故应急池): its own outline, else a square of its volume; walls, floor and the water in it. */
function pool(mesh: Mesh, drain: SceneDrain, frame: LocalFrame, depth: number): void {
  const [x, y] = frame.at(drain.position);
  const side = Math.sqrt((drain.volumeM3 ?? depth * 400) / depth) / 2;
  const own = outlinesOf(drain.geometry, frame);
  const square = {
    ring: [
      [x - side, y - side],
      [x + side, y - side],
      [x + side, y + side],
      [x - side, y + side],
    ] as const,
    holes: [],
  };
  for (const outline of own.length > 0 ? own : side > 0.3 ? [square] : []) {
    plate(mesh, outline, -depth, toned(WALL, 0.6));
    plate(mesh, outline, -depth * 0.55, toned(colourOf(drain), 0.9));
    outline.ring.forEach(([ax, ay], i) => {
      const [bx, by] = outline.ring[(i + 1) % outline.ring.length] ?? [ax, ay];
      mesh.sheet([ax, ay, -depth], [bx, by, -depth], [bx, by, 0.6], [ax, ay, 0.6], WALL);
    });
  }
}
