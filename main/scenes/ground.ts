import { bodySizeOf } from '../../shared/scenes/sizes.ts';
import { drawDikes } from './dikes.ts';
import { type FeatureRow, featureRow } from './features.ts';
import type { LocalFrame } from './localFrame.ts';
import { Mesh } from './mesh.ts';
import { alongLine, inside, type Outline, outlinesOf, type Point, plate, ribbon } from './outlines.ts';
import { PAINTS, toned } from './paint.ts';
import { planting } from './planting.ts';
import { roadLines } from './roads.ts';
import type { SceneInput } from './sceneInput.ts';

/** Heights of the flat layers above the ellipsoid, metres: apart enough for the depth buffer some kilometres off. */
const LEVEL = { park: 0.02, green: 0.06, plot: 0.12, kerb: 0.17, road: 0.24, marking: 0.32 } as const;
const FENCE_M = 2.2;
/** Land about the bodies of a firm that has no outline, metres. */
const MARGIN_M = 18;

/** A mesh and the table of its features. */
export interface Part {
  readonly mesh: Mesh;
  readonly features: readonly FeatureRow[];
}

/** What bodies stand on: the park's land, plots with kerbs and fences, roads with markings, greens, dikes. */
export function drawGround(input: SceneInput, frame: LocalFrame): Part {
  const mesh = new Mesh();
  const features: FeatureRow[] = [featureRow({ kind: 'ground' })];
  const begin = (row: FeatureRow) => {
    mesh.feature = features.push(row) - 1;
  };
  const park = outlinesOf(input.park?.geometry, frame);
  if (input.park && park.length > 0) {
    begin(featureRow({ id: input.park.id, name: input.park.name, kind: 'park' }));
    for (const outline of park) plate(mesh, outline, LEVEL.park, PAINTS.park);
  }
  mesh.feature = 0;
  for (const green of input.greens) {
    for (const outline of outlinesOf(green.geometry, frame)) plate(mesh, outline, LEVEL.green, PAINTS.grass);
  }
  const plots = plotsOf(input, frame);
  for (const { id, name, outlines } of plots) {
    begin(featureRow({ id, name, kind: 'firm' }));
    for (const outline of outlines) drawPlot(mesh, outline);
  }
  mesh.feature = 0;
  const roads = roadLines(input, frame);
  for (const { line, widthM } of roads) {
    ribbon(mesh, line, widthM + 9, LEVEL.green, PAINTS.grass);
    ribbon(mesh, line, widthM + 1, LEVEL.road - 0.04, PAINTS.kerb);
    ribbon(mesh, line, widthM, LEVEL.road, PAINTS.asphalt);
    markings(mesh, line, widthM);
  }
  const rings = plots.flatMap(({ outlines }) => outlines.map(({ ring }) => ring));
  planting(mesh, roads, (at) => rings.some((ring) => inside(at, ring)));
  drawDikes(mesh, input.installations, frame);
  return { mesh, features };
}

function drawPlot(mesh: Mesh, outline: Outline): void {
  plate(mesh, outline, LEVEL.plot, PAINTS.plot);
  ribbon(mesh, outline.ring, 0.8, LEVEL.kerb, PAINTS.kerb, { closed: true });
  const { ring } = outline;
  ring.forEach(([x, y], i) => {
    const [nx, ny] = ring[(i + 1) % ring.length] ?? [x, y];
    mesh.sheet([x, y, 0], [nx, ny, 0], [nx, ny, FENCE_M], [x, y, FENCE_M], toned(PAINTS.fence, 0.9));
  });
}

function markings(mesh: Mesh, line: readonly Point[], widthM: number): void {
  for (const side of [-1, 1]) {
    ribbon(mesh, line, 0.18, LEVEL.marking, PAINTS.marking, { aside: side * (widthM / 2 - 0.5) });
  }
  if (widthM < 6) return;
  for (const { at, way } of alongLine(line, 12).slice(0, 400)) {
    const end = (sign: number): Point => [at[0] + way[0] * 3 * sign, at[1] + way[1] * 3 * sign];
    ribbon(mesh, [end(-1), end(1)], 0.22, LEVEL.marking, PAINTS.marking);
  }
}

interface Plot {
  readonly id: string;
  readonly name: string;
  readonly outlines: readonly Outline[];
}

/** The land of each firm: its outline; a firm alone without one stands on the land round its bodies. */
function plotsOf(input: SceneInput, frame: LocalFrame): Plot[] {
  const plots = input.firms.map(({ id, name, geometry }) => ({ id, name, outlines: outlinesOf(geometry, frame) }));
  if (plots.some(({ outlines }) => outlines.length > 0) || input.park) return plots;
  const [only] = plots;
  const land = landRound(input, frame);
  return only && land ? [{ ...only, outlines: [land] }] : plots;
}

function landRound({ installations }: SceneInput, frame: LocalFrame): Outline | undefined {
  if (installations.length === 0) return undefined;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const record of installations) {
    const [x, y] = frame.at(record.position);
    const size = bodySizeOf(record);
    const reach = Math.max(size.lengthM, size.widthM) / 2 + MARGIN_M;
    [west, south] = [Math.min(west, x - reach), Math.min(south, y - reach)];
    [east, north] = [Math.max(east, x + reach), Math.max(north, y + reach)];
  }
  const ring: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  return { ring, holes: [] };
}
