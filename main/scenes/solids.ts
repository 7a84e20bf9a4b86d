import { type Mesh, unit, type Vec3 } from './mesh.ts';
import type { Paint } from './paint.ts';
import { placed, type Stand } from './stand.ts';

/** A ring of a turned body: radius and height, metres, and its paint from here up. */
export interface Ring {
  readonly r: number;
  readonly z: number;
  readonly paint?: Paint;
}

/**
 * A body turned about an upright axis: the profile's rings from one end to the other, upwards on the outside. Round
 * the axis it is smooth, between rings it has an edge unless `smooth`.
 */
export function lathe(
  mesh: Mesh,
  { x, y, z }: Stand,
  profile: readonly Ring[],
  segments: number,
  paint: Paint,
  edges: 'sharp' | 'smooth' = 'sharp',
): void {
  const turns = anglesOf(segments);
  for (let i = 1; i < profile.length; i++) {
    const from = profile[i - 1];
    const to = profile[i];
    if (!from || !to) continue;
    const colour = from.paint ?? paint;
    const low = edges === 'smooth' ? slope(profile[i - 2] ?? from, to) : slope(from, to);
    const high = edges === 'smooth' ? slope(from, profile[i + 1] ?? to) : low;
    let before: [number, number] | undefined;
    for (const [cos, sin] of turns) {
      const a = mesh.vertex(
        [x + from.r * cos, y + from.r * sin, z + from.z],
        [low[0] * cos, low[0] * sin, low[1]],
        colour,
      );
      const b = mesh.vertex(
        [x + to.r * cos, y + to.r * sin, z + to.z],
        [high[0] * cos, high[0] * sin, high[1]],
        colour,
      );
      if (before) {
        if (from.r > 0) mesh.triangle(before[0], a, before[1]);
        if (to.r > 0) mesh.triangle(a, b, before[1]);
      }
      before = [a, b];
    }
  }
}

/** Outward and upward parts of the normal between two rings. */
function slope(from: Ring, to: Ring): readonly [out: number, up: number] {
  const [dr, dz] = [to.r - from.r, to.z - from.z];
  const length = Math.hypot(dr, dz);
  return length > 1e-9 ? [dz / length, -dr / length] : [1, 0];
}

const angleTables = new Map<number, readonly (readonly [cos: number, sin: number])[]>();

function anglesOf(segments: number): readonly (readonly [cos: number, sin: number])[] {
  const known = angleTables.get(segments);
  if (known) return known;
  const made = Array.from({ length: segments + 1 }, (_, i) => {
    const angle = ((i % segments) / segments) * 2 * Math.PI;
    return [Math.cos(angle), Math.sin(angle)] as const;
  });
  angleTables.set(segments, made);
  return made;
}

/** Profile of a dome over a circle, from its rim to its middle. */
export function domeProfile(radius: number, height: number, baseZ: number, steps: number): Ring[] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = (i / steps) * (Math.PI / 2);
    return { r: i === steps ? 0 : radius * Math.cos(angle), z: baseZ + height * Math.sin(angle) };
  });
}

/** A round bar from one point to another, open at its ends unless `ends` closes them. */
export function tube(
  mesh: Mesh,
  from: Vec3,
  to: Vec3,
  radius: number,
  segments: number,
  paint: Paint,
  ends: 'open' | 'closed' = 'open',
): void {
  const way = unit([to[0] - from[0], to[1] - from[1], to[2] - from[2]]);
  const side = unit(Math.abs(way[2]) > 0.95 ? cross(way, [1, 0, 0]) : cross([0, 0, 1], way));
  const top = cross(way, side);
  const rim: number[][] = [];
  for (const [cos, sin] of anglesOf(segments)) {
    const out: Vec3 = [side[0] * cos + top[0] * sin, side[1] * cos + top[1] * sin, side[2] * cos + top[2] * sin];
    rim.push([mesh.vertex(beside(from, out, radius), out, paint), mesh.vertex(beside(to, out, radius), out, paint)]);
  }
  for (let i = 1; i < rim.length; i++) {
    const [a = 0, b = 0] = rim[i - 1] ?? [];
    const [c = 0, d = 0] = rim[i] ?? [];
    mesh.triangle(a, c, b);
    mesh.triangle(c, d, b);
  }
  if (ends === 'open') return;
  for (const [middle, sign] of [
    [from, -1],
    [to, 1],
  ] as const) {
    const normal: Vec3 = [way[0] * sign, way[1] * sign, way[2] * sign];
    const hub = mesh.vertex(middle, normal, paint);
    const edge = anglesOf(segments).map(([cos, sin]) => {
      const out: Vec3 = [side[0] * cos + top[0] * sin, side[1] * cos + top[1] * sin, side[2] * cos + top[2] * sin];
      return mesh.vertex(beside(middle, out, radius), normal, paint);
    });
    for (let i = 1; i < edge.length; i++) {
      const [a = 0, b = 0] = [edge[i - 1], edge[i]];
      if (sign > 0) mesh.triangle(hub, a, b);
      else mesh.triangle(hub, b, a);
    }
  }
}

const beside = (point: Vec3, out: Vec3, distance: number): Vec3 => [
  point[0] + out[0] * distance,
  point[1] + out[1] * distance,
  point[2] + out[2] * distance,
];

function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** A box on a stand's middle: `along` and `across` whole, from `low` to `high`; no underside. */
export function box(
  mesh: Mesh,
  stand: Stand,
  along: number,
  across: number,
  low: number,
  high: number,
  walls: Paint,
  top: Paint = walls,
): void {
  const [l, w] = [along / 2, across / 2];
  const at = (a: number, c: number, up: number) => placed(stand, a, c, up);
  const corners = [
    [-l, -w],
    [-l, w],
    [l, w],
    [l, -w],
  ] as const;
  for (let i = 0; i < 4; i++) {
    const [a, c] = corners[i] ?? [0, 0];
    const [a2, c2] = corners[(i + 1) % 4] ?? [0, 0];
    mesh.quad(at(a, c, low), at(a2, c2, low), at(a2, c2, high), at(a, c, high), walls);
  }
  mesh.quad(at(-l, -w, high), at(-l, w, high), at(l, w, high), at(l, -w, high), top);
}
