import type { Paint } from './paint.ts';

export type Vec3 = readonly [x: number, y: number, z: number];

/** Direction to the sun that the colours are lit by: from the south-west, half-way up. */
const SUN: Vec3 = [-0.46, -0.58, 0.67];
/** Walls are darker near the ground, up to this height, metres. */
const GROUND_SHADE_M = 7;

/**
 * A growing triangle mesh with light baked into its vertex colours. Points are local metres: x east, y north, z up.
 * Colours are linear; their fourth part is one minus what shines at night.
 */
export class Mesh {
  private positions = new Float32Array(3 * 4096);
  private colours = new Uint16Array(4 * 4096);
  private features = new Float32Array(4096);
  private indices = new Uint32Array(6 * 4096);
  private vertexCount = 0;
  private indexCount = 0;
  /** Number of the feature that new vertices belong to. */
  feature = 0;

  get vertices(): number {
    return this.vertexCount;
  }

  get triangles(): number {
    return this.indexCount / 3;
  }

  /** Adds a vertex lit along its normal (unit length). @returns its index */
  vertex([x, y, z]: Vec3, normal: Vec3, { r, g, b, glow }: Paint): number {
    const index = this.vertexCount++;
    if (index >= this.features.length) this.grow();
    this.positions[index * 3] = x;
    this.positions[index * 3 + 1] = y;
    this.positions[index * 3 + 2] = z;
    const light = lightOn(normal, z);
    this.colours[index * 4] = unit16(r * light);
    this.colours[index * 4 + 1] = unit16(g * light);
    this.colours[index * 4 + 2] = unit16(b * light);
    this.colours[index * 4 + 3] = unit16(1 - glow);
    this.features[index] = this.feature;
    return index;
  }

  /** A triangle, anticlockwise seen from outside. */
  triangle(a: number, b: number, c: number): void {
    if (this.indexCount + 3 > this.indices.length) this.indices = grown(this.indices, Uint32Array);
    this.indices[this.indexCount++] = a;
    this.indices[this.indexCount++] = b;
    this.indices[this.indexCount++] = c;
  }

  /** A flat four-sided face, anticlockwise seen from outside; the normal is worked out unless given. */
  quad(a: Vec3, b: Vec3, c: Vec3, d: Vec3, colour: Paint, normal: Vec3 = normalOf(a, b, d)): void {
    const first = this.vertex(a, normal, colour);
    this.vertex(b, normal, colour);
    this.vertex(c, normal, colour);
    this.vertex(d, normal, colour);
    this.triangle(first, first + 1, first + 2);
    this.triangle(first, first + 2, first + 3);
  }

  /** The same face seen from both sides. */
  sheet(a: Vec3, b: Vec3, c: Vec3, d: Vec3, colour: Paint): void {
    this.quad(a, b, c, d, colour);
    this.quad(d, c, b, a, colour);
  }

  /** Appends another mesh, its features counted on from `featureOffset`. */
  append(other: Mesh, featureOffset: number): void {
    const base = this.vertexCount;
    while (this.features.length < base + other.vertexCount) this.grow();
    this.positions.set(other.positions.subarray(0, other.vertexCount * 3), base * 3);
    this.colours.set(other.colours.subarray(0, other.vertexCount * 4), base * 4);
    for (let i = 0; i < other.vertexCount; i++) this.features[base + i] = (other.features[i] ?? 0) + featureOffset;
    while (this.indices.length < this.indexCount + other.indexCount) this.indices = grown(this.indices, Uint32Array);
    for (let i = 0; i < other.indexCount; i++) this.indices[this.indexCount + i] = (other.indices[i] ?? 0) + base;
    this.vertexCount += other.vertexCount;
    this.indexCount += other.indexCount;
  }

  /** The finished arrays in the frame of glTF: x east, y up, z south. */
  toGltf(): { positions: Float32Array; colours: Uint16Array; features: Float32Array; indices: Uint32Array } {
    const positions = new Float32Array(this.vertexCount * 3);
    for (let i = 0; i < positions.length; i += 3) {
      positions[i] = this.positions[i] ?? 0;
      positions[i + 1] = this.positions[i + 2] ?? 0;
      positions[i + 2] = -(this.positions[i + 1] ?? 0);
    }
    return {
      positions,
      colours: this.colours.slice(0, this.vertexCount * 4),
      features: this.features.slice(0, this.vertexCount),
      indices: this.indices.slice(0, this.indexCount),
    };
  }

  /** Lowest and highest local coordinates; undefined while empty. */
  bounds(): { low: Vec3; high: Vec3 } | undefined {
    if (this.vertexCount === 0) return undefined;
    const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < this.vertexCount * 3; i++) {
      const value = this.positions[i] ?? 0;
      const axis = i % 3;
      if (value < (low[axis] ?? 0)) low[axis] = value;
      if (value > (high[axis] ?? 0)) high[axis] = value;
    }
    return { low: triple(low), high: triple(high) };
  }

  private grow(): void {
    this.positions = grown(this.positions, Float32Array);
    this.colours = grown(this.colours, Uint16Array);
    this.features = grown(this.features, Float32Array);
  }
}

const triple = ([x = 0, y = 0, z = 0]: readonly number[]): Vec3 => [x, y, z];
const unit16 = (share: number) => Math.round(Math.max(0, Math.min(1, share)) * 65_535);

function grown<Kind extends Float32Array | Uint16Array | Uint32Array>(
  array: Kind,
  make: new (length: number) => Kind,
): Kind {
  const next = new make(array.length * 2);
  next.set(array);
  return next;
}

/** Light on a surface: the sky from above, the sun from the south-west, less near the ground. */
function lightOn([x, y, z]: Vec3, heightM: number): number {
  const sun = Math.max(0, x * SUN[0] + y * SUN[1] + z * SUN[2]);
  const sky = 0.5 + 0.5 * z;
  const wall = 1 - Math.abs(z);
  const shade = 1 - 0.34 * wall * (1 - Math.min(1, Math.max(0, heightM) / GROUND_SHADE_M));
  return (0.2 + 0.34 * sky + 0.62 * sun) * shade;
}

function normalOf(a: Vec3, b: Vec3, d: Vec3): Vec3 {
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  const [vx, vy, vz] = [d[0] - a[0], d[1] - a[1], d[2] - a[2]];
  return unit([uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]);
}

/** The vector at length one; straight up when it has none. */
export function unit([x, y, z]: Vec3): Vec3 {
  const length = Math.hypot(x, y, z);
  return length > 1e-12 ? [x / length, y / length, z / length] : [0, 0, 1];
}
