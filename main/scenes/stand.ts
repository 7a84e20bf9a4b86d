import type { Vec3 } from './mesh.ts';

const RAD = Math.PI / 180;

/** Where a body stands and which way it looks: turns its own metres (along, across to the right, up) into local ones. */
export interface Stand {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly sin: number;
  readonly cos: number;
}

/** @param headingDeg direction of "along", clockwise from north */
export function standAt(x: number, y: number, headingDeg = 0, z = 0): Stand {
  return { x, y, z, sin: Math.sin(headingDeg * RAD), cos: Math.cos(headingDeg * RAD) };
}

/** Local point of a body's own coordinates. */
export function placed({ x, y, z, sin, cos }: Stand, along: number, across: number, up: number): Vec3 {
  return [x + along * sin + across * cos, y + along * cos - across * sin, z + up];
}

/** Local direction of one in the body's own coordinates. */
export function turned({ sin, cos }: Stand, along: number, across: number, up: number): Vec3 {
  return [along * sin + across * cos, along * cos - across * sin, up];
}

/** A stand moved in its own coordinates. */
export function shifted(stand: Stand, along: number, across: number, up = 0): Stand {
  const [x, y, z] = placed(stand, along, across, up);
  return { ...stand, x, y, z };
}
