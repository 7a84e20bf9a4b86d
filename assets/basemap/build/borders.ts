import type { County } from './inputs.ts';
import { Inside } from './inside.ts';
import type { Land } from './land.ts';
import type { PackedLayer } from './pack.ts';
import { FUJIAN_RENAMED, PROVINCES, SOUTH_SEA_DASHES } from './places.ts';
import { ringAreaKm2, simplify } from './simplify.ts';
import { type Path, Topology } from './topology.ts';

const NATION = 0;
const PROVINCE = 1;
const CITY = 2;
const COUNTY = 3;
/** A province's border that only one side has; slivers between the surveys are among them. */
const GAP = 9;
const SMALLEST_GAP_DEGREES = 0.35;
/** How far outside an edge the neighbour is looked for, degrees: wider than any border river. */
const OUTWARD_DEGREES = 0.06;
/** Their neighbours outline them too, from the same survey: only the neighbours' edges are drawn. */
const OUTLINED_BY_OTHERS = new Set(['beijing', 'tianjin', 'shanghai', 'xianggang', 'aomen']);

export interface China {
  readonly topology: Topology;
  readonly counties: readonly County[];
  /** The mainland's outline. */
  readonly inside: Inside;
}

export function provinceOf(file: string): string {
  const found = PROVINCES.filter(([prefix]) => file === prefix || file.startsWith(`${prefix}_`));
  const longest = found.sort((a, b) => b[0].length - a[0].length)[0];
  if (!longest) throw new Error(`no province for ${file}`);
  return longest[0];
}

/** The present name of a county: the source's are of about 2017. */
export function presentName({ file, name }: Pick<County, 'file' | 'name'>): string {
  return provinceOf(file) === 'fu2_jian4' ? (FUJIAN_RENAMED[name] ?? name) : name;
}

export function readChina(counties: readonly County[]): China {
  const topology = new Topology();
  counties.forEach(({ rings }, owner) => {
    for (const ring of rings) topology.addRing(ring, owner);
  });
  const largest = topology.outline().reduce<Path>((best, ring) => (area(ring) > area(best) ? ring : best), []);
  return { topology, counties, inside: new Inside([largest]) };
}

const areas = new WeakMap<Path, number>();
function area(ring: Path): number {
  const known = areas.get(ring) ?? ringAreaKm2(ring);
  areas.set(ring, known);
  return known;
}

/** China's borders by rank, clipped to land; Fujian's down to counties, elsewhere down to prefecture-level cities. */
export function buildBorders({ topology, counties, inside }: China, land: Land): PackedLayer[] {
  const found = topology.paths((from, to, { left, right }) => {
    const a = counties[left];
    const b = right === undefined ? undefined : counties[right];
    if (!a) return undefined;
    if (!b) return outerRank(from, to, a, inside, land);
    const province = provinceOf(a.file);
    if (province !== provinceOf(b.file)) return PROVINCE;
    if (a.file !== b.file) return CITY;
    return province === 'fu2_jian4' && presentName(a) !== presentName(b) ? COUNTY : undefined;
  });
  const lines = found
    .filter(({ mark, path }) => mark !== GAP || extent(path) > SMALLEST_GAP_DEGREES)
    .map(({ mark, path }) => ({ mark: mark === GAP ? PROVINCE : mark, path }))
    .map(({ path, mark }) => ({ mark, path: simplify(path, (lon, lat) => tolerance(mark, lon, lat)) }))
    .flatMap(({ mark, path }) =>
      (mark === NATION ? [path] : land.inside.clip(path)).map((part) => ({ mark, path: part })),
    )
    .filter(({ path }) => path.length > 1);
  return [
    { name: 'borders', paths: lines },
    { name: 'dashes', paths: SOUTH_SEA_DASHES.map((path) => ({ mark: NATION, path: [...path] })) },
  ];
}

function tolerance(mark: number, lon: number, lat: number): number {
  const near = lon > 115.4 && lon < 121 && lat > 23 && lat < 28.6;
  if (near) return 0.0009;
  return mark === CITY ? 0.01 : 0.005;
}

/** An edge that only one county has: the nation's border, a province's towards a gap in the data, or the coast. */
function outerRank(
  from: [number, number],
  to: [number, number],
  county: County,
  china: Inside,
  land: Land,
): number | undefined {
  const x = (from[0] + to[0]) / 2;
  const y = (from[1] + to[1]) / 2;
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const normal = [(to[1] - from[1]) / length, (from[0] - to[0]) / length] as const;
  const sides = [-1, 1].map((sign) => {
    const lon = x + normal[0] * sign * OUTWARD_DEGREES;
    const lat = y + normal[1] * sign * OUTWARD_DEGREES;
    return { abroad: land.abroad.has(lon, lat) && !china.has(lon, lat), dry: land.inside.has(lon, lat) };
  });
  if (sides.some(({ dry }) => !dry)) return undefined;
  if (sides.some(({ abroad }) => abroad)) return NATION;
  return OUTLINED_BY_OTHERS.has(provinceOf(county.file)) ? undefined : GAP;
}

function extent(path: Path): number {
  const spread = (axis: 0 | 1): number => {
    const values = path.map((point) => point[axis]);
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  };
  return Math.hypot(spread(0), spread(1));
}
